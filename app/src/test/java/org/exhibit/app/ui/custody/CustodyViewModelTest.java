package org.exhibit.app.ui.custody;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.FixtureService;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.custody.Run;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.integrity.Verification;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/// The screen of custody, over logs written and damaged for the test.
class CustodyViewModelTest {
    private static final Instant AT = Instant.parse("2026-11-20T08:15:30Z");
    private static final Run RUN =
            new Run(
                    "run-1",
                    "1.0",
                    "acquire files",
                    List.of(),
                    "R. Okafor",
                    "os",
                    "ro",
                    AT,
                    InstantSource.fixed(AT));
    private static final Verification.Check GOOD =
            new Verification.Check("originals", true, "All as acquired.");

    @TempDir Path folder;

    private Path log;
    private Verification answer = new Verification(List.of(GOOD));
    private boolean stop;

    @BeforeEach
    void write() throws IOException {
        log = folder.resolve("custody.jsonl");
        try (CustodyLog out = CustodyLog.create(log, RUN)) {
            out.append("case-created", Details.of("title", "Consults"));
            out.append(
                    "acquired", Details.of("acquisition", "1").with("count", 2).with("bytes", 900));
            out.append("exhibit-added", Details.of("number", "1").with("note", "first read"));
            out.append(
                    "case-sealed",
                    Details.of("seal", "S-01")
                            .with("root", "ab".repeat(32))
                            .with("items", 2)
                            .with("custodySequence", 4)
                            .with("signer", "R. Okafor"));
            out.append(
                    "seal-timestamped",
                    Details.of("seal", "S-01")
                            .with("at", "2026-11-20T09:00:00Z")
                            .with("authority", "tsa.example"));
            out.append("novel-deed", Details.of("what", "unheard of"));
            out.sync();
        }
    }

    private CustodyViewModel open() {
        FixtureService service =
                new FixtureService(0) {
                    @Override
                    public Verification verifyCase(
                            Path which, ProgressBoard board, CancelToken cancel) {
                        if (stop) {
                            throw new CancellationException();
                        }
                        return answer;
                    }
                };
        service.with(folder, () -> FixtureCase.of(folder, 10));
        Workspace workspace = new Workspace(service, Direct.background());
        CustodyViewModel model = new CustodyViewModel(workspace);
        workspace.open(
                folder,
                open -> {},
                failure -> {
                    throw new AssertionError(failure.copyText());
                });
        return model;
    }

    private static List<String> told(CustodyViewModel model) {
        return model.rows().stream()
                .map(one ->
                        one.row().number()
                                + (one.hiddenBefore() > 0 ? " (" + one.hiddenBefore() + ") " : " ")
                                + one.row().words())
                .toList();
    }

    private static Trouble trouble(CustodyViewModel model) {
        return Objects.requireNonNull(model.trouble());
    }

    private void change(int line, String what, String into) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        assertThat(lines.get(line - 1)).contains(what);
        lines.set(line - 1, lines.get(line - 1).replace(what, into));
        Files.writeString(log, String.join("\n", lines) + "\n");
    }

    @Test
    void tellsEveryEntryInWordsAndComputesItsLinksAgain() {
        CustodyViewModel model = open();

        assertThat(told(model))
                .containsExactly(
                        "1 Exhibit started: acquire files, on os",
                        "2 Case created: Consults",
                        "3 Acquired 2 files, 900 B, acquisition 1",
                        "4 Exhibit 1 added: first read",
                        "5 Case sealed as S-01: 2 items, entries 1 to 4, by R. Okafor",
                        "6 Timestamp of S-01: 2026-11-20T09:00:00Z, tsa.example",
                        "7 novel-deed: what=unheard of");
        assertThat(model.rows()).allMatch(one -> one.row().holds() && one.row().follows());
        assertThat(model.trouble()).isNull();
        assertThat(model.maySeal()).isTrue();
    }

    @Test
    void hidesWithoutNumberingAnewAndMarksWhereEntriesAreHidden() {
        CustodyViewModel model = open();

        model.show(DeedGroup.MARK, false);
        model.show(DeedGroup.CASE, false);
        assertThat(told(model)).element(1).asString().startsWith("3 (1) ");
        assertThat(told(model)).element(2).asString().startsWith("5 (1) ");
        model.filter().set("SEALED case");

        assertThat(told(model))
                .containsExactly(
                        "5 (4) Case sealed as S-01: 2 items, entries 1 to 4, by R. Okafor");
        assertThat(model.hiddenCount()).isEqualTo(6);
        assertThat(model.groups())
                .isEqualTo(
                        Map.of(
                                DeedGroup.CASE, 1L,
                                DeedGroup.ACQUIRE, 1L,
                                DeedGroup.MARK, 1L,
                                DeedGroup.SEAL, 2L,
                                DeedGroup.RUN, 1L,
                                DeedGroup.OTHER, 1L));
        model.showAll();
        assertThat(model.rows()).hasSize(7).allMatch(one -> one.hiddenBefore() == 0);
    }

    @Test
    void walksEntriesAndPlacesWhereOthersAreHidden() {
        CustodyViewModel model = open();
        model.show(DeedGroup.MARK, false);
        model.selected().set(model.rows().getFirst().row());

        model.walk(1);
        assertThat(Objects.requireNonNull(model.selected().get()).number()).isEqualTo("2");
        model.walkHidden(1);
        assertThat(Objects.requireNonNull(model.selected().get()).number()).isEqualTo("5");
        model.walkHidden(1);
        model.go(4);
        assertThat(Objects.requireNonNull(model.selected().get()).number()).isEqualTo("4");
        assertThat(model.hiddenCount()).isZero();
    }

    @Test
    void showsTheLineAsItStandsAndSaysWhatWasNotRecorded() throws IOException {
        CustodyViewModel model = open();

        model.go(4);

        EntryDetail detail = Objects.requireNonNull(model.detail().get());
        assertThat(detail.raw()).isEqualTo(Files.readAllLines(log).get(3));
        assertThat(detail.parts().getFirst().fields())
                .contains(
                        new EntryDetail.Field("Person", "R. Okafor"),
                        new EntryDetail.Field("Tool", "Exhibit 1.0"),
                        new EntryDetail.Field("Reason", "not recorded"));
        assertThat(detail.parts().get(1).fields())
                .containsExactly(
                        new EntryDetail.Field("number", "1"),
                        new EntryDetail.Field("note", "first read"));
    }

    @Test
    void listsSealsWithTheirTimestampAndWhatIsNewer() {
        CustodyContent content = Objects.requireNonNull(open().content());

        assertThat(content.seals())
                .containsExactly(
                        new SealRow(
                                "S-01",
                                AT,
                                "R. Okafor",
                                "ab".repeat(32),
                                "2",
                                "4",
                                "2026-11-20T09:00:00Z by tsa.example"));
        assertThat(content.newerThan(content.seals().getFirst())).isEqualTo(3);
    }

    @Test
    void namesAChangedEntryAndSealsNoMore() throws IOException {
        change(4, "first read", "last read");

        CustodyViewModel model = open();

        assertThat(model.rows().get(3).row().holds()).isFalse();
        assertThat(model.rows().get(4).row().follows()).isFalse();
        assertThat(trouble(model).title()).isEqualTo("Entry 4 was changed");
        assertThat(trouble(model).holds()).startsWith("Lines 1 to 3 hold");
        assertThat(model.maySeal()).isFalse();
    }

    @Test
    void tellsRemovedUnreadableAndUnfinishedLinesApart() throws IOException {
        List<String> whole = Files.readAllLines(log);
        List<String> removed = new ArrayList<>(whole);
        removed.remove(3);
        Files.writeString(log, String.join("\n", removed) + "\n");
        assertThat(trouble(open()).title()).isEqualTo("Entries are missing before line 4");

        Files.writeString(log, String.join("\n", whole));
        assertThat(trouble(open()).title()).isEqualTo("Line 7 was not finished");

        Files.writeString(log, String.join("\n", whole) + "\n");
        change(3, "\"schema\"", "\"scheme\"");
        CustodyViewModel model = open();
        assertThat(model.rows().get(2).row().words()).startsWith("Line 3 cannot be read: it ");
        assertThat(trouble(model).title()).isEqualTo("Line 3 was changed");
        assertThat(model.rows()).hasSize(7);
    }

    @Test
    void saysWhatTheFullCheckFoundUntilTheCaseIsReadAnew() {
        CustodyViewModel model = open();
        assertThat(model.check().get()).isEqualTo(new CheckState.NotYet());

        answer =
                new Verification(
                        List.of(GOOD, new Verification.Check("seal", false, "S-01 is not valid.")));
        model.verifyNow();

        assertThat(model.check().get()).isInstanceOf(CheckState.Done.class);
        assertThat(trouble(model).title()).isEqualTo("Check seal does not hold");
        assertThat(trouble(model).found()).isEqualTo("S-01 is not valid.");
        assertThat(model.maySeal()).isFalse();

        stop = true;
        model.verifyNow();
        assertThat(model.check().get()).isEqualTo(new CheckState.Cancelled());
    }

    @Test
    void failsWhereTheLogIsGoneAndReadsAgain() throws IOException {
        Path kept = folder.resolve("kept");
        Files.move(log, kept);
        CustodyViewModel model = open();
        assertThat(model.state().get()).isInstanceOf(CustodyState.Failed.class);

        Files.move(kept, log);
        model.load();

        assertThat(model.rows()).hasSize(7);
    }

    @Test
    void exportsTheLogByteForByteButNeverIntoTheCase(@TempDir Path elsewhere) throws IOException {
        Workspace workspace = new Workspace(new FixtureService(0), Direct.background());
        List<String> said = new ArrayList<>();
        Path target = elsewhere.resolve("copy.jsonl");

        CustodyTasks.export(
                workspace, log, target, said::add, failure -> said.add(failure.reason()));
        CustodyTasks.export(workspace, log, log, said::add, failure -> said.add(failure.reason()));

        assertThat(Files.readAllBytes(target)).isEqualTo(Files.readAllBytes(log));
        assertThat(said)
                .containsExactly(
                        Digest.of(Files.readAllBytes(log)).hex(),
                        "the copy would lie in the case's own folder; choose another");
    }
}
