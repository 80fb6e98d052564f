package org.exhibit.indexer.casefile;

import java.io.IOException;

/// The case was written by a newer Exhibit, in a format this one does not know. Nothing was
/// changed.
public final class CaseVersionException extends IOException {
    private static final long serialVersionUID = 1L;

    CaseVersionException(CaseFolder folder, int found, int known) {
        super(
                "The case "
                        + folder.root()
                        + " has format version "
                        + found
                        + "; this Exhibit knows versions up to "
                        + known
                        + ". Nothing was changed. Open it with a newer Exhibit.");
    }
}
