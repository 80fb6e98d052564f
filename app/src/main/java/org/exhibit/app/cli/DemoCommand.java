package org.exhibit.app.cli;

import org.exhibit.app.investigation.BundledInvestigation;
import org.exhibit.app.investigation.WrittenInvestigation;
import org.exhibit.app.service.AcquireRequest;
import org.exhibit.app.service.CaseService.NewExhibit;
import org.exhibit.app.service.CaseService.PackOrder;
import org.exhibit.app.service.CaseService.PackReport;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.index.QuerySyntaxException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.index.Totals;
import org.exhibit.indexer.integrity.Verification;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.biography.Life;
import org.exhibit.reports.sign.ThrowAwayKey;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `exhibit demo`: the whole job on the bundled investigation. Run again on its own folder it
/// finishes what is missing and builds a new pack.
@Command(
        name = "demo",
        description = "Do the whole job on the bundled investigation, ending with a verified pack.")
final class DemoCommand implements Task {
    private static final String EXAMINER = "Demo Examiner";
    private static final String SHOWN = "s3://mix/synthetic/avatar-001.mp4";
    private static final List<String> QUERIES =
            List.of(
                    "bucket:phi AND action:GetObject",
                    "object:" + SHOWN,
                    "source:s3-access AND status:403",
                    "action:PutBucketPolicy OR action:DeleteBucketPolicy",
                    "source:vpc-flow AND bytesOut:>1000000");

    private final ProgramContext context;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "where to do it; exhibit-demo in your home folder where left out")
    @Nullable Path folder;

    DemoCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public String safe() {
        return "What was finished is kept in the demo's folder, and nothing elsewhere was touched.";
    }

    @Override
    public String advice() {
        return "The same command again completes it.";
    }

    @Override
    public Integer call() throws IOException, QueryException {
        Path root = folder == null ? home().resolve("exhibit-demo") : folder;
        DemoFolder demo = new DemoFolder(root.toAbsolutePath().normalize());
        demo.claim();
        say("Writing the bundled investigation: a day in an invented AWS account");
        WrittenInvestigation written = BundledInvestigation.write(demo.logs());
        acquire(demo, written);
        try (CaseReader reader = context.service().open(demo.caseFolder())) {
            mark(demo, written, reader);
            show(reader);
        }
        findings(demo);
        PackReport pack = pack(demo, written);
        Verification verification = context.service().verifyPack(demo.pack());
        say("Verifying the pack on its own");
        VerifyCommand.print(verification, context.console());
        context.remember(demo.caseFolder());
        tell(demo, pack, verification);
        return verification.ok() ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    private void findings(DemoFolder demo) throws IOException {
        say("Findings");
        FindingsCommand findings = new FindingsCommand(context);
        findings.folder = demo.caseFolder();
        findings.call();
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    private void acquire(DemoFolder demo, WrittenInvestigation written) throws IOException {
        Path folder = demo.caseFolder();
        if (!Files.exists(folder.resolve("case.json"))) {
            say("Making a case");
            context.service()
                    .create(
                            folder,
                            new CaseDescription(
                                    "Synthetic faces and patients' scans",
                                    EXAMINER,
                                    "DEMO-2026-001",
                                    "Example Hospital",
                                    "Demonstration on invented data",
                                    Instant.now()));
        }
        if (!isComplete(folder, written)) {
            say("Acquiring and indexing");
            AcquireRequest request = AcquireRequest.of(List.of(written.folder()));
            try (ProgressLine progress = new ProgressLine(context.console())) {
                context.service().acquire(folder, request, progress.board(), context.cancel());
            }
        }
        try (CaseReader reader = context.service().open(folder)) {
            Totals totals = reader.events().totals();
            say(
                    "The case accounts for every record: "
                            + Searched.number(totals.counts().records(), "record")
                            + " = "
                            + Searched.number(totals.counts().events(), "event")
                            + " + "
                            + Searched.number(totals.counts().duplicates(), "duplicate")
                            + " + "
                            + Searched.grouped(totals.counts().rejected())
                            + " rejected");
        }
        if (!isComplete(folder, written)) {
            throw new IOException(
                    "The case does not hold what was written: "
                            + written.total()
                            + " was expected. Delete "
                            + demo.root()
                            + " and start again.");
        }
    }

    private boolean isComplete(Path folder, WrittenInvestigation written) throws IOException {
        try (CaseReader reader = context.service().open(folder)) {
            return reader.events().totals().counts().equals(written.total())
                    && reader.acquisitions().stream().allMatch(one -> one.ended() != null);
        }
    }

    /// Adds the subjects and exhibits that are not there yet.
    private void mark(DemoFolder demo, WrittenInvestigation written, CaseReader reader)
            throws IOException, QueryException {
        Set<String> subjects =
                reader.subjects().stream().map(Subject::selector).collect(Collectors.toSet());
        for (WrittenInvestigation.SubjectNote note : written.subjects()) {
            if (!subjects.contains(note.selector())) {
                context.service()
                        .addSubject(demo.caseFolder(), note.kind(), note.selector(), note.reason());
                say("Subject (" + note.kind().word() + "): " + note.selector());
            }
        }
        Set<String> exhibits =
                reader.exhibits().stream().map(MarkedExhibit::event).collect(Collectors.toSet());
        List<NewExhibit> missing = new ArrayList<>();
        for (String id : written.exhibits()) {
            context.cancel().check();
            WrittenInvestigation.Moment moment = written.moment(id);
            StoredEvent event = only(reader, moment.query());
            if (!exhibits.contains(event.id())) {
                missing.add(new NewExhibit(event.id(), moment.meaning()));
            }
        }
        if (!missing.isEmpty()) {
            context.service().addExhibits(demo.caseFolder(), missing);
        }
        say(Searched.number(missing.size(), "exhibit") + " numbered");
    }

    private static StoredEvent only(CaseReader reader, String query)
            throws IOException, QueryException {
        try (Rows rows = reader.events().rows(search(query))) {
            if (rows.size() != 1) {
                throw new IOException("Not one event but " + rows.size() + " match " + query + '.');
            }
            return rows.page(0, 1).getFirst();
        }
    }

    private static Search search(String query) {
        try {
            return Search.of(QueryParser.parse(query));
        } catch (QuerySyntaxException e) {
            throw new BadQuery(query, e);
        }
    }

    private void show(CaseReader reader) throws IOException, QueryException {
        Console console = context.console();
        say("A few searches");
        TextTable table =
                new TextTable(
                        console,
                        TextTable.Column.number("EVENTS"),
                        TextTable.Column.whole("QUERY"));
        for (String query : QUERIES) {
            table.row(Searched.grouped(reader.events().count(search(query))), query);
        }
        table.flush();
        say("What the records say of " + SHOWN);
        Life life;
        try (ProgressLine progress = new ProgressLine(console)) {
            life =
                    context.service()
                            .life(
                                    reader,
                                    Selector.parse(SHOWN),
                                    TimeRange.ALL,
                                    progress.board(),
                                    context.cancel());
        }
        TimelineTable.print(life, console);
    }

    private PackReport pack(DemoFolder demo, WrittenInvestigation written) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        say("Making a key for the demonstration, and building and signing a pack as of " + now);
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        char[] password = HexFormat.of().formatHex(random).toCharArray();
        Files.deleteIfExists(demo.key());
        ThrowAwayKey.write(demo.key(), password, now);
        Files.writeString(demo.password(), new String(password) + '\n', StandardCharsets.UTF_8);
        PackOrder order =
                new PackOrder(demo.key(), password, now, demo.pack(), written.timelines());
        try (ProgressLine progress = new ProgressLine(context.console())) {
            return context.service()
                    .buildPack(demo.caseFolder(), order, progress.board(), context.cancel());
        }
    }

    private void tell(DemoFolder demo, PackReport pack, Verification verification)
            throws IOException {
        Console console = context.console();
        console.line("");
        console.line("Case  " + demo.caseFolder());
        console.line(
                "Key   " + demo.key() + " (password in " + demo.password().getFileName() + ')');
        console.line(
                "Pack  "
                        + pack.pdf()
                        + " ("
                        + Searched.number(pack.pages(), "page")
                        + ", "
                        + Searched.number(pack.exhibits(), "exhibit")
                        + ", SHA-256 "
                        + pack.sha256()
                        + ')');
        console.line(verification.ok() ? "The pack verifies." : "THE PACK DOES NOT VERIFY.");
    }

    private void say(String text) throws IOException {
        context.console().flush();
        context.console().say(text);
    }
}
