package org.exhibit.app.cli;

import org.exhibit.app.service.CaseSeals.Proof;
import org.exhibit.app.service.CaseSeals.Sealed;
import org.exhibit.app.service.NamedEvent;
import org.exhibit.app.service.SealedItem;
import org.exhibit.indexer.index.QueryException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/// `exhibit seal` and what belongs to it.
final class SealCommands {
    private SealCommands() {}

    /// `exhibit seal`.
    @Command(
            name = "seal",
            description =
                    "Seal a case: sign a Merkle root over its evidence and its chain of custody.")
    static final class Make implements Task {
        private final ProgramContext context;

        // Not required for the parser: what comes after `seal` may be a command of its own.
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "CASE",
                description = "the case's folder")
        @Nullable Path folder;

        @Option(
                names = "--key",
                paramLabel = "K.p12",
                description = "PKCS#12 file with the signing key and its certificate")
        @Nullable Path key;

        @Option(
                names = "--tsa",
                paramLabel = "URL",
                description =
                        "also ask this timestamp authority (RFC 3161); without it nothing is sent"
                                + " anywhere")
        @Nullable URI authority;

        @Mixin Secrets secrets = new Secrets();

        Make(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            Path target = folder;
            Path signing = key;
            if (target == null || signing == null) {
                throw new WrongUsage("A case and --key were expected; see exhibit seal --help.");
            }
            if (!Files.exists(signing)) {
                throw new NoSuchFileException(signing.toString());
            }
            String scheme = authority == null ? "http" : String.valueOf(authority.getScheme());
            if (!scheme.matches("(?i)https?")) {
                throw new WrongUsage("--tsa: an http or https address was expected.");
            }
            char[] password = secrets.password("Password of " + signing + ": ");
            Sealed sealed = context.service().seals().seal(target, signing, password, authority);
            Console console = context.console();
            console.say(
                    sealed.seal().label()
                            + " covers "
                            + Searched.number(sealed.seal().items(), "evidence item")
                            + " and entries 1 to "
                            + sealed.seal().custody().sequence()
                            + " of custody, signed by "
                            + CellText.safe(sealed.signer())
                            + ".\nRoot "
                            + sealed.seal().root().hex());
            if (sealed.timestamp() != null) {
                console.say("Timestamp: " + sealed.timestamp());
            } else if (!sealed.failure().isEmpty()) {
                console.say(
                        "exhibit: no timestamp: "
                                + CellText.safe(sealed.failure())
                                + "\n  safe: The seal stands without.\n  next: exhibit seal request"
                                + " and exhibit seal load get one later.\n  code: timestamp");
                return ExitStatus.FAILED;
            }
            return ExitStatus.DONE;
        }
    }

    /// `exhibit seal request`.
    @Command(
            name = "request",
            description =
                    "Write what a timestamp authority is to be asked about the newest seal, to be"
                            + " carried there.")
    static final class Request implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Option(
                names = {"-o", "--out"},
                required = true,
                paramLabel = "FILE.tsq",
                description = "the request to write")
        Path out = Path.of("");

        Request(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            Files.write(out, context.service().seals().request(target.folder));
            context.console().say("Wrote " + out + "; exhibit seal load takes the answer.");
            return ExitStatus.DONE;
        }
    }

    /// `exhibit seal load`.
    @Command(
            name = "load",
            description = "Take in a timestamp authority's answer about the newest seal.")
    static final class Load implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Parameters(index = "1", paramLabel = "FILE.tsr", description = "the answer")
        Path answer = Path.of("");

        Load(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            Instant at = context.service().seals().load(target.folder, answer);
            context.console().say("Timestamp: " + at);
            return ExitStatus.DONE;
        }
    }

    /// `exhibit seal proof`.
    @Command(
            name = "proof",
            description =
                    "Prove by the seal that one evidence item is as it was sealed, without the"
                            + " others.")
    static final class Prove implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Parameters(
                index = "1",
                paramLabel = "EVIDENCE|EVENT",
                description = "SHA-256 of an evidence item, or an event's id, citation or exhibit")
        String what = "";

        @Option(
                names = {"-o", "--out"},
                paramLabel = "FOLDER",
                description =
                        "also write proof.json, seal.json, seal.p7s and check.sh, all that checking"
                                + " needs besides the item")
        @Nullable Path out;

        Prove(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException, QueryException {
            if (!SealedItem.isItem(what) && !NamedEvent.looksLike(what)) {
                throw new WrongUsage(
                        "\"" + what + "\" names neither an evidence item nor an event.");
            }
            SealedItem sealed =
                    SealedItem.of(context.service(), target.folder, what, context.cancel());
            Proof proof = sealed.proof();
            Path folder = out;
            if (folder != null) {
                sealed.write(folder);
            }
            String json = sealed.json();
            context.console().line(json);
            context.console().flush();
            context.console()
                    .say(
                            "The item "
                                    + proof.inclusion().item().sha256()
                                    + " lies under "
                                    + proof.seal().label()
                                    + (folder == null
                                            ? "."
                                            : "; check with: sh check.sh ITEM, in " + folder));
            return ExitStatus.DONE;
        }
    }
}
