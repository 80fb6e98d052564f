package org.exhibit.reports.check;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.reports.document.Companions;
import org.exhibit.reports.facts.CertificateFacts;
import org.exhibit.reports.facts.CustodyLine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds the attached files against the manifest, and the manifest against the signer.
final class ContentsCheck {
    private final Map<String, Attached> files;
    private final PackManifest manifest;

    ContentsCheck(Map<String, Attached> files, PackManifest manifest) {
        this.files = files;
        this.manifest = manifest;
    }

    void run(CheckList checks, List<CertificateFacts> signer) {
        certificates(checks, signer);
        attachments(checks);
        exhibits(checks);
        custody(checks);
    }

    private void certificates(CheckList checks, List<CertificateFacts> signer) {
        Set<Digest> present = new LinkedHashSet<>();
        signer.forEach(certificate -> present.add(certificate.sha256()));
        boolean same =
                present.equals(new LinkedHashSet<>(manifest.signer()))
                        && present.size() == signer.size()
                        && present.size() == manifest.signer().size()
                        && signer.getFirst().sha256().equals(manifest.signer().getFirst());
        checks.add(
                "certificates",
                same,
                "The signature holds exactly the certificates that the manifest lists.",
                "The signature's certificates are not those that the manifest lists: one was put"
                        + " in, left out or exchanged.");
    }

    private void attachments(CheckList checks) {
        List<String> wrong = new ArrayList<>();
        Set<String> listed = new LinkedHashSet<>();
        for (PackManifest.Item item : manifest.attachments()) {
            listed.add(item.path());
            Attached file = files.get(item.path());
            if (file == null) {
                wrong.add(item.path() + " is missing");
            } else if (!file.sha256().equals(item.sha256())
                    || file.content().length != item.bytes()
                    || file.size() != item.bytes()) {
                wrong.add(item.path() + " is not what the manifest lists");
            } else if (!file.mediaType().equals(item.mediaType())
                    || !file.relationship().equals(item.relationship())) {
                wrong.add(item.path() + " is described otherwise than in the manifest");
            }
        }
        for (String name : files.keySet()) {
            if (!name.equals(Companions.MANIFEST) && !listed.contains(name)) {
                wrong.add(name + " is not in the manifest");
            }
        }
        if (listed.size() != manifest.attachments().size()) {
            wrong.add("the manifest lists a name twice");
        }
        checks.add(
                "attachments",
                wrong.isEmpty(),
                listed.size()
                        + " attached files have the SHA-256 that the manifest lists, and no other"
                        + " is attached.",
                some(wrong));
    }

    private void exhibits(CheckList checks) {
        List<String> wrong = new ArrayList<>();
        for (PackManifest.Exhibit exhibit : manifest.exhibits()) {
            Attached file = files.get(exhibit.path());
            if (file == null) {
                wrong.add(exhibit.id() + " has no bytes attached");
            } else if (!file.sha256().equals(exhibit.sha256())
                    || !sha512(file.content()).equals(exhibit.sha512())) {
                wrong.add(exhibit.id() + " has other bytes than its hash says");
            } else if (file.content().length != exhibit.bytes()
                    || exhibit.bytes() != exhibit.length()) {
                wrong.add(exhibit.id() + " is not as long as its origin says");
            }
        }
        checks.add(
                "exhibits",
                wrong.isEmpty(),
                manifest.exhibits().size()
                        + " exhibits have the bytes, the SHA-256 and SHA-512, and the length of"
                        + " their origin.",
                some(wrong));
    }

    private void custody(CheckList checks) {
        Attached file = files.get(manifest.custodyPath());
        if (file == null) {
            checks.failed("custody-chain", manifest.custodyPath() + " is missing.");
            return;
        }
        String text = new String(file.content(), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        boolean ended = lines.removeLast().isEmpty();
        try {
            Digest head = CustodyLine.requireWhole(lines);
            boolean same =
                    ended
                            && lines.size() == manifest.custodySequence()
                            && head.equals(manifest.custodyHead());
            checks.add(
                    "custody-chain",
                    same,
                    "The chain of custody was recomputed: "
                            + lines.size()
                            + " entries, head "
                            + head
                            + ", as the manifest says.",
                    "The chain of custody ends at entry "
                            + lines.size()
                            + ", "
                            + head
                            + "; the manifest says entry "
                            + manifest.custodySequence()
                            + ", "
                            + manifest.custodyHead()
                            + '.');
        } catch (IOException e) {
            checks.failed(
                    "custody-chain", "The chain of custody does not hold: " + e.getMessage() + '.');
        }
    }

    private static String sha512(byte[] content) {
        return HexFormat.of().formatHex(Digest.sha512().digest(content));
    }

    private static String some(List<String> wrong) {
        int shown = Math.min(5, wrong.size());
        String text = String.join("; ", wrong.subList(0, shown));
        return wrong.size() > shown
                ? text + "; and " + (wrong.size() - shown) + " more."
                : text + '.';
    }
}
