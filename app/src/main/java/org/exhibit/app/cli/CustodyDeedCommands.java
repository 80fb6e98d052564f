package org.exhibit.app.cli;

import org.exhibit.app.service.CustodyDeed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The commands of `exhibit custody` that enter what was done with the evidence outside Exhibit.
final class CustodyDeedCommands {
    private CustodyDeedCommands() {}

    private static Integer enter(
            ProgramContext context, Path folder, CustodyDeed.Kind kind, String... said)
            throws IOException {
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 0; i < said.length; i += 2) {
            details.put(said[i], said[i + 1]);
        }
        String seals = context.service().enter(folder, new CustodyDeed(kind, details));
        context.console().say("Entered in custody. Seals: " + CellText.safe(seals));
        return ExitStatus.DONE;
    }

    /// `exhibit custody transfer`.
    @Command(
            name = "transfer",
            description =
                    "Enter that the evidence, or a copy of the case, went from one holder to"
                            + " another. The seals are checked and the outcome is entered with it.")
    static final class Transfer implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Option(names = "--from", required = true, paramLabel = "WHO", description = "who had it")
        String from = "";

        @Option(names = "--to", required = true, paramLabel = "WHO", description = "who has it now")
        String to = "";

        @Option(names = "--reason", required = true, paramLabel = "T", description = "why")
        String reason = "";

        @Option(names = "--what", paramLabel = "T", description = "what of it; the case without it")
        String what = "";

        @Option(names = "--how", paramLabel = "T", description = "the medium or the way it went")
        String how = "";

        @Option(names = "--at", paramLabel = "INSTANT", description = "when, if not now")
        String at = "";

        Transfer(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            return enter(
                    context,
                    target.folder,
                    CustodyDeed.Kind.TRANSFERRED,
                    "from",
                    from,
                    "to",
                    to,
                    "reason",
                    reason,
                    "what",
                    what,
                    "how",
                    how,
                    "when",
                    at);
        }
    }

    /// `exhibit custody access`.
    @Command(
            name = "access",
            description = "Enter that somebody looked at the evidence outside Exhibit.")
    static final class Access implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Option(names = "--by", required = true, paramLabel = "WHO", description = "who did")
        String by = "";

        @Option(names = "--reason", required = true, paramLabel = "T", description = "why")
        String reason = "";

        @Option(names = "--what", paramLabel = "T", description = "what of it; the case without it")
        String what = "";

        @Option(names = "--at", paramLabel = "INSTANT", description = "when, if not now")
        String at = "";

        Access(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            return enter(
                    context,
                    target.folder,
                    CustodyDeed.Kind.ACCESSED,
                    "by",
                    by,
                    "reason",
                    reason,
                    "what",
                    what,
                    "when",
                    at);
        }
    }

    /// `exhibit custody storage`.
    @Command(
            name = "storage",
            description = "Enter where the case is kept from now on, and how it is protected.")
    static final class Storage implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Option(names = "--place", required = true, paramLabel = "T", description = "where")
        String place = "";

        @Option(
                names = "--class",
                paramLabel = "T",
                description = "kind of storage, e.g. \"evidence server\", \"offline disk\"")
        String kind = "";

        @Option(
                names = "--encryption",
                paramLabel = "T",
                description = "how it is encrypted there; Exhibit cannot see it")
        String encryption = "";

        @Option(names = "--reason", paramLabel = "T", description = "why")
        String reason = "";

        Storage(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            return enter(
                    context,
                    target.folder,
                    CustodyDeed.Kind.STORED,
                    "place",
                    place,
                    "class",
                    kind,
                    "encryption",
                    encryption,
                    "reason",
                    reason);
        }
    }

    /// `exhibit custody change`.
    @Command(
            name = "change",
            description = "Enter a change to the evidence that could not be avoided, and why.")
    static final class Change implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Option(names = "--what", required = true, paramLabel = "T", description = "what changed")
        String what = "";

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "T",
                description = "why it could not be avoided")
        String reason = "";

        Change(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            return enter(
                    context,
                    target.folder,
                    CustodyDeed.Kind.CHANGED,
                    "what",
                    what,
                    "reason",
                    reason);
        }
    }

    /// `exhibit custody disposal`.
    @Command(
            name = "disposal",
            description = "Enter that the evidence, or a copy, was destroyed or given back.")
    static final class Disposal implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Option(names = "--what", required = true, paramLabel = "T", description = "what of it")
        String what = "";

        @Option(names = "--how", required = true, paramLabel = "T", description = "by which means")
        String how = "";

        @Option(names = "--reason", required = true, paramLabel = "T", description = "why")
        String reason = "";

        Disposal(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            return enter(
                    context,
                    target.folder,
                    CustodyDeed.Kind.DISPOSED,
                    "what",
                    what,
                    "how",
                    how,
                    "reason",
                    reason);
        }
    }
}
