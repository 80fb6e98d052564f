package org.exhibit.reports.check;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.integrity.Verification.Check;
import org.exhibit.indexer.integrity.seal.Seal;
import org.exhibit.indexer.integrity.seal.SealFiles;
import org.exhibit.indexer.integrity.seal.SealedState;
import org.exhibit.reports.facts.CertificateFacts;
import org.exhibit.reports.sign.SealSignature;
import org.exhibit.reports.sign.Timestamp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Verifies every seal of a case: its files against custody, its signature, and its root against
/// the items and the entry of custody it covers. Says what came after it.
public final class SealCheck {
    private final CaseFolder folder;
    private final SealFiles files;
    private final Set<Path> known = new TreeSet<>();

    public SealCheck(CaseFolder folder) {
        this.folder = folder;
        this.files = new SealFiles(folder);
    }

    /// One check a seal and timestamp; none where the case was never sealed.
    public List<Check> run() throws IOException {
        List<Check> checks = new ArrayList<>();
        for (SealFiles.Entered seal : files.entered()) {
            checks.add(seal(seal));
        }
        CustodyLog.read(
                folder.custody(),
                entry -> {
                    if (entry.kind().equals(SealFiles.TIMESTAMPED)) {
                        checks.add(timestamp(entry));
                    }
                });
        String foreign = foreign();
        if (!foreign.isEmpty()) {
            checks.add(
                    new Check(
                            "seal",
                            false,
                            "Custody does not name "
                                    + foreign
                                    + " among the seals: the end of custody was cut off, or the"
                                    + " file was put there."));
        }
        return checks;
    }

    private Check seal(SealFiles.Entered entered) {
        known.add(files.seal(entered.number()));
        known.add(files.signature(entered.number()));
        try {
            byte[] content = bytes(files.seal(entered.number()), entered.entry(), "sha256");
            byte[] signature =
                    bytes(files.signature(entered.number()), entered.entry(), "signatureSha256");
            Seal seal = Seal.read(content);
            CertificateFacts signer = SealSignature.verify(content, signature);
            SealedState state = SealedState.at(folder, seal.custody().sequence());
            if (!state.head().equals(seal.custody())) {
                throw new IOException(
                        "entry "
                                + seal.custody().sequence()
                                + " of custody is not the one that was sealed");
            }
            if (!state.root().equals(seal.root()) || state.items() != seal.items()) {
                throw new IOException(
                        "the items that custody names up to entry "
                                + seal.custody().sequence()
                                + " are not those that were sealed");
            }
            return new Check(
                    "seal",
                    true,
                    entered.label()
                            + " holds over "
                            + seal.items()
                            + " items and entries 1 to "
                            + seal.custody().sequence()
                            + ", signed by "
                            + signer.name()
                            + " (certificate "
                            + signer.sha256().hex()
                            + "), root "
                            + seal.root().hex()
                            + ".");
        } catch (IOException e) {
            return new Check(
                    "seal", false, entered.label() + " does not hold: " + e.getMessage() + ".");
        }
    }

    private Check timestamp(CustodyEntry entry) {
        String label = entry.details().getOrDefault("seal", "?");
        try {
            int number = Integer.parseInt(entry.details().getOrDefault("number", "0"));
            known.add(files.timestamp(number));
            byte[] answer = bytes(files.timestamp(number), entry, "sha256");
            Timestamp stamp = Timestamp.of(Files.readAllBytes(files.signature(number)), answer);
            return new Check(
                    "seal-timestamp",
                    true,
                    label + " existed at " + stamp.at() + ", says " + stamp.authority() + ".");
        } catch (IOException | NumberFormatException e) {
            return new Check(
                    "seal-timestamp",
                    false,
                    "The timestamp of " + label + " does not hold: " + e.getMessage() + ".");
        }
    }

    private byte[] bytes(Path file, CustodyEntry entry, String hash) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new IOException("its file " + name + " is missing");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (!Digest.of(bytes).hex().equals(entry.details().get(hash))) {
            throw new IOException("its file " + name + " is not the one that custody names");
        }
        return bytes;
    }

    private String foreign() throws IOException {
        if (!Files.isDirectory(files.root())) {
            return "";
        }
        try (Stream<Path> all = Files.list(files.root())) {
            return all.filter(file -> !known.contains(file))
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .findFirst()
                    .orElse("");
        }
    }
}
