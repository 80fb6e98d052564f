package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.integrity.seal.Inclusion;
import org.exhibit.indexer.integrity.seal.Seal;
import org.exhibit.indexer.integrity.seal.SealFiles;
import org.exhibit.indexer.integrity.seal.SealedState;
import org.exhibit.reports.sign.SealSigner;
import org.exhibit.reports.sign.SigningKey;
import org.exhibit.reports.sign.Timestamp;
import org.exhibit.reports.sign.TimestampClient;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Seals of case folders of this machine.
final class LocalCaseSeals implements CaseSeals {
    /// Opens a case for writing.
    interface Opening {
        CaseFile open(Path folder) throws IOException;
    }

    private final Opening opening;
    private final String version;
    private final InstantSource clock;

    LocalCaseSeals(Opening opening, String version, InstantSource clock) {
        this.opening = opening;
        this.version = version;
        this.clock = clock;
    }

    @Override
    public Sealed seal(Path folder, Path key, char[] password, @Nullable URI authority)
            throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        TimestampClient client = authority == null ? null : new TimestampClient(authority);
        try (SigningKey signing = SigningKey.open(key, password, now);
                CaseFile caseFile = opening.open(folder)) {
            SealFiles files = new SealFiles(caseFile.folder());
            int number = files.entered().size() + 1;
            caseFile.checkpoint();
            SealedState state =
                    SealedState.at(caseFile.folder(), caseFile.custodyHead().sequence());
            Seal seal = Seal.of(number, caseFile.description(), state, now, version);
            byte[] content = seal.json();
            byte[] signature = new SealSigner(signing).sign(content, now);
            String signer = signing.facts().getFirst().name();
            Files.createDirectories(files.root());
            Files.write(files.seal(number), content);
            Files.write(files.signature(number), signature);
            caseFile.enter(
                    SealFiles.SEALED,
                    Details.of("seal", seal.label())
                            .with("number", number)
                            .with("sha256", Digest.of(content).hex())
                            .with("signatureSha256", Digest.of(signature).hex())
                            .with("root", seal.root().hex())
                            .with("items", seal.items())
                            .with("custodySequence", seal.custody().sequence())
                            .with("custodyHead", seal.custody().hash().hex())
                            .with("signer", signer));
            caseFile.checkpoint();
            if (client == null) {
                return new Sealed(seal, signer, null, "");
            }
            try {
                byte[] answer = client.ask(Timestamp.request(signature));
                return new Sealed(seal, signer, keep(caseFile, number, signature, answer), "");
            } catch (IOException e) {
                return new Sealed(seal, signer, null, String.valueOf(e.getMessage()));
            }
        }
    }

    private static Instant keep(CaseFile caseFile, int number, byte[] signature, byte[] answer)
            throws IOException {
        Timestamp stamp = Timestamp.of(signature, answer);
        SealFiles files = new SealFiles(caseFile.folder());
        if (Files.exists(files.timestamp(number))) {
            throw new IOException(
                    Seal.label(number) + " has a timestamp already. Nothing was changed.");
        }
        Files.write(files.timestamp(number), answer);
        caseFile.enter(
                SealFiles.TIMESTAMPED,
                Details.of("seal", Seal.label(number))
                        .with("number", number)
                        .with("sha256", Digest.of(answer).hex())
                        .with("at", stamp.at().toString())
                        .with("authority", stamp.authority()));
        caseFile.checkpoint();
        return stamp.at();
    }

    @Override
    public byte[] request(Path folder) throws IOException {
        SealFiles files = new SealFiles(new CaseFolder(folder));
        return Timestamp.request(Files.readAllBytes(files.signature(newest(files))));
    }

    private static int newest(SealFiles files) throws IOException {
        int count = files.entered().size();
        if (count == 0) {
            throw new IOException(
                    "The case "
                            + files.folder().root()
                            + " was never sealed. Nothing was changed; exhibit seal does it.");
        }
        return count;
    }

    @Override
    public Instant load(Path folder, Path answer) throws IOException {
        byte[] bytes = Files.readAllBytes(answer);
        try (CaseFile caseFile = opening.open(folder)) {
            SealFiles files = new SealFiles(caseFile.folder());
            int number = newest(files);
            return keep(caseFile, number, Files.readAllBytes(files.signature(number)), bytes);
        }
    }

    @Override
    public Proof prove(Path folder, String target) throws IOException {
        SealFiles files = new SealFiles(new CaseFolder(folder));
        Digest item = new Digest(target);
        List<SealFiles.Entered> seals = files.entered();
        newest(files);
        for (SealFiles.Entered entered : seals.reversed()) {
            byte[] content = Files.readAllBytes(files.seal(entered.number()));
            Seal seal = Seal.read(content);
            Optional<Inclusion> found =
                    SealedState.at(files.folder(), seal.custody().sequence()).proof(item);
            if (found.isPresent()) {
                Inclusion inclusion = found.get();
                if (!inclusion.holds() || !inclusion.root().equals(seal.root())) {
                    throw new IOException(
                            entered.label()
                                    + " no longer fits the case: verify it. Nothing was proven.");
                }
                return new Proof(
                        seal,
                        content,
                        Files.readAllBytes(files.signature(entered.number())),
                        inclusion);
            }
        }
        throw new IOException(
                "No seal of the case covers "
                        + target
                        + ": it was acquired after the last, or is no evidence item of this case."
                        + " Seal the case again to cover it.");
    }
}
