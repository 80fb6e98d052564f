package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which lists of public keys somebody vouches for: those the examiner named as such, and those
/// Exhibit itself asked CloudTrail for. A list that merely lies among the evidence may have been
/// put there by whoever changed the logs.
public final class KeyTrust {
    /// Custody's word for a list of keys that the examiner named; `sha256` is the list's.
    public static final String GIVEN = "aws-keys-given";

    /// Custody's word for metadata of objects that the examiner named.
    public static final String METADATA_GIVEN = "aws-metadata-given";

    private static final String ASKED_AWS = "cloudtrail";

    private final Set<Digest> given = new HashSet<>();
    private final Set<Integer> asked = new HashSet<>();

    KeyTrust(CaseFolder folder, List<Acquisition> acquisitions) throws IOException {
        CustodyLog.read(folder.custody(), this::read);
        for (Acquisition acquisition : acquisitions) {
            if (acquisition.method().startsWith(ASKED_AWS)) {
                asked.add(acquisition.number());
            }
        }
    }

    private void read(CustodyEntry entry) {
        if (entry.kind().equals(GIVEN)) {
            @Nullable String hex = entry.details().get("sha256");
            if (hex != null) {
                given.add(new Digest(hex));
            }
        }
    }

    boolean vouched(Place list) {
        return given.contains(list.evidence()) || asked.contains(list.acquisition());
    }

    String source(Place list) {
        if (given.contains(list.evidence())) {
            return "given by the examiner as " + list.name();
        }
        return (asked.contains(list.acquisition()) ? "asked of CloudTrail, " : "found in ")
                + list.text();
    }
}
