package org.exhibit.app.investigation;

import java.util.LinkedHashMap;
import java.util.Map;

/// What each moment of the story shows, in one sentence.
final class Meanings {
    private Meanings() {}

    /// By id, in the story's order of time.
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("A01", "The trail begins to record object requests, of the bucket phi alone.");
        all.put("A02", "Access logging of the bucket mix is turned on.");
        all.put("A03", "The scans of batch 07 are stored in phi.");
        all.put("A04", "Their data key is made for that object.");
        all.put("A05", "The scans of batch 08 are stored beside them; nothing later reads them.");
        all.put("A06", "Dana signs in and takes the role ml.");
        all.put("A07", "Dana lists the scans; a listing reads none of them.");
        all.put("A08", "Dana starts the training job face-gen-7 on batch 07.");
        all.put("A09", "The training job takes the role smx.");
        all.put("A10", "The training job reads batch 07 in full.");
        all.put("A11", "Its data key is decrypted for that session.");
        all.put("L1", "The trained model is stored in mix.");
        all.put("A12", "The model is registered from that file.");
        all.put("A13", "Dana starts the job gen-1, which lets the model make videos.");
        all.put("A14", "The job takes the role smx.");
        all.put("L2", "The role smx reads the model.");
        all.put("L3", "The role smx reads the prompts.");
        all.put("L4", "The first synthetic video is stored in mix.");
        all.put("L5", "The second synthetic video is stored in mix.");
        all.put("L6", "Claims of real patients are stored in the same bucket.");
        all.put("A15", "Dana removes the bucket's block against public access.");
        all.put("A16", "Dana lets everyone read synthetic/.");
        all.put("L7", "An unknown visitor fetches the first video in full.");
        all.put("L8", "Another address fetches a part of the first video.");
        all.put("L9", "The same address asks for the claims and is refused.");
        all.put("L10", "A visitor asks for the second video's size; it is not read.");
        all.put("L11", "The second video is fetched with a link that a session of Dana signed.");
        all.put("A17", "The policy that let everyone read is deleted.");
        all.put("L12", "A visitor asks for the first video again and is refused.");
        all.put("A18", "The block against public access is put back.");
        all.put("A19", "Dana creates a notebook with internet and root access.");
        all.put("L13", "Dana deletes the second video.");
        return all;
    }
}
