package org.exhibit.indexer.integrity.seal;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The seals of a case, in its folder `seals`: for each what was signed, the signature, and what a
/// timestamp authority was asked and answered.
///
/// @param folder the case's
public record SealFiles(CaseFolder folder) {
    /// Custody's word for a seal.
    public static final String SEALED = "case-sealed";

    /// Custody's word for the answer of a timestamp authority.
    public static final String TIMESTAMPED = "seal-timestamped";

    /// A seal as custody names it.
    ///
    /// @param details of its entry
    public record Entered(int number, CustodyEntry entry, Map<String, String> details) {
        public String label() {
            return Seal.label(number);
        }
    }

    public Path root() {
        return folder.root().resolve("seals");
    }

    /// What was signed.
    public Path seal(int number) {
        return root().resolve(Seal.label(number) + ".json");
    }

    /// The signature, CMS in DER, without the content.
    public Path signature(int number) {
        return root().resolve(Seal.label(number) + ".p7s");
    }

    /// The answer of a timestamp authority about the signature, RFC 3161.
    public Path timestamp(int number) {
        return root().resolve(Seal.label(number) + ".tsr");
    }

    /// The seals that custody names, by number.
    public List<Entered> entered() throws IOException {
        List<Entered> found = new ArrayList<>();
        CustodyLog.read(
                folder.custody(),
                entry -> {
                    if (entry.kind().equals(SEALED)) {
                        found.add(new Entered(found.size() + 1, entry, entry.details()));
                    }
                });
        return found;
    }
}
