package org.exhibit.app.ui.custody;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.service.AcquireRequest;
import org.exhibit.app.service.LocalCaseService;
import org.exhibit.app.ui.common.Background;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.integrity.Verification;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.reports.sign.TestAuthority;
import org.exhibit.reports.sign.ThrowAwayKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What is done with seals, on a real case of one access log, sealed in earnest.
class SealTasksTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final String LINE =
            "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be phi"
                + " [10/Mar/2026:09:00:0%d +0000] 192.0.2.7 arn:aws:iam::111122223333:user/u"
                + " ABCDEF0123456%03d REST.GET.OBJECT scans/a.dcm \"GET /scans/a.dcm HTTP/1.1\" 200"
                + " - 10 10 5 4 \"-\" \"agent/1.0\" - host= SigV4 TLS_AES_128_GCM_SHA256 AuthHeader"
                + " phi.s3.amazonaws.com TLSv1.3 - -\n";

    private static final TestAuthority AUTHORITY = new TestAuthority();

    @TempDir static Path keys;
    @TempDir Path folder;
    private static Path key = Path.of("");

    private final LocalCaseService service =
            new LocalCaseService("test", "workbench", List.of(), InstantSource.fixed(AT));
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final Workspace workspace =
            new Workspace(service, new Background(work::add, Runnable::run));
    private final SealTasks tasks = new SealTasks(workspace);
    private Path made = Path.of("");

    @BeforeAll
    static void makeKey() throws Exception {
        key = keys.resolve("k.p12");
        ThrowAwayKey.write(key, "secret".toCharArray(), AT);
    }

    @BeforeEach
    void sealACase() throws Exception {
        made = folder.resolve("case");
        Path log = folder.resolve("access.log");
        Files.writeString(log, String.format(LINE, 1, 1) + String.format(LINE, 2, 2));
        service.create(made, new CaseDescription("T", "R. Okafor", "N-1", "", "", AT));
        service.acquire(
                made, AcquireRequest.of(List.of(log)), new ProgressBoard(), new CancelToken());
        service.addExhibit(made, first(), "why");
        service.seals().seal(made, key, "secret".toCharArray(), null);
        workspace.open(made, open -> {}, failure -> said.add(failure.copyText()));
        finish();
    }

    private String first() throws Exception {
        try (CaseReader reader = service.open(made);
                Rows rows = reader.events().rows(Search.of(new Query.All()))) {
            return rows.page(0, 1).getFirst().id();
        }
    }

    private void finish() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private void prove(String name, Path target) {
        tasks.prove(
                name,
                target,
                sealed -> said.add("proven " + sealed.proof().seal().label()),
                failure -> said.add(failure.reason()));
        finish();
    }

    @Test
    void provesOneExhibitAlone() throws Exception {
        Path target = folder.resolve("proof");

        prove("EX-0001", target);

        assertThat(said).containsExactly("proven S-01");
        assertThat(target)
                .isDirectoryContaining("glob:**/proof.json")
                .isDirectoryContaining("glob:**/seal.json")
                .isDirectoryContaining("glob:**/seal.p7s")
                .isDirectoryContaining("glob:**/check.sh");
        String item = Digest.of(Files.readAllBytes(folder.resolve("access.log"))).hex();
        assertThat(Files.readString(target.resolve("proof.json")))
                .contains("\"schema\":\"exhibit.seal-proof/1\"")
                .contains("\"sha256\":\"" + item + '"')
                .contains("\"id\":\"" + first() + '"');
        assertThat(Files.readAllBytes(target.resolve("seal.json")))
                .isEqualTo(Files.readAllBytes(made.resolve("seals/S-01.json")));
    }

    @Test
    void provesNothingThatIsNotThereNorOverwritesWhatIs() throws Exception {
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("mine.txt"), "kept");

        prove("EX-0009", folder.resolve("a"));
        prove("the third one", folder.resolve("b"));
        prove("EX-0001", full);
        prove("EX-0001", made.resolve("proofs"));

        assertThat(said.get(0)).contains("The case holds no record EX-0009");
        assertThat(said.get(1)).contains("it names nothing");
        assertThat(said.get(2)).contains("is not empty");
        assertThat(said.get(3)).contains("in the case's own folder");
        assertThat(folder.resolve("a")).doesNotExist();
        assertThat(full).isDirectoryNotContaining("glob:**/proof.json");
        assertThat(made.resolve("proofs/proof.json")).doesNotExist();
    }

    @Test
    void writesNothingOnceStopped() {
        tasks.prove(
                "EX-0001",
                folder.resolve("proof"),
                sealed -> said.add("proven"),
                failure -> said.add(failure.what() + ' ' + failure.reason()));
        workspace.tasks().getFirst().cancel().cancel();
        finish();

        assertThat(said).containsExactly("No proof was made. Cancelled by the examiner.");
        assertThat(workspace.tasks()).isEmpty();
        assertThat(folder.resolve("proof")).doesNotExist();
    }

    @Test
    void hasItsTimeStatedByAnAuthorityThroughFiles() throws Exception {
        Path request = folder.resolve("seal.tsq");
        tasks.writeRequest(
                request,
                written -> said.add("wrote " + written.getFileName()),
                failure -> said.add(failure.reason()));
        finish();
        Path answer =
                Files.write(
                        folder.resolve("seal.tsr"),
                        AUTHORITY.answer(Files.readAllBytes(request), AT));

        load(answer);

        assertThat(said).containsExactly("wrote seal.tsq", "at 2026-11-20T10:00:00Z");
        assertThat(Files.readAllBytes(made.resolve("seals/S-01.tsr")))
                .isEqualTo(Files.readAllBytes(answer));
        Verification verification =
                service.verifyCase(made, new ProgressBoard(), new CancelToken());
        assertThat(verification.ok()).isTrue();
        assertThat(verification.checks())
                .extracting(Verification.Check::name)
                .contains("seal-timestamp");

        load(answer);
        assertThat(said.getLast()).contains("has a timestamp already");
    }

    @Test
    void takesInNoAnswerAboutSomethingElse() throws Exception {
        Path wrong =
                Files.write(
                        folder.resolve("wrong.tsr"),
                        AUTHORITY.answer(
                                org.exhibit.reports.sign.Timestamp.request(new byte[] {1, 2, 3}),
                                AT));

        load(wrong);
        load(Files.write(folder.resolve("damaged.tsr"), new byte[] {4, 5}));
        load(folder.resolve("absent.tsr"));

        assertThat(said).hasSize(3).noneMatch(text -> text.startsWith("at "));
        assertThat(made.resolve("seals/S-01.tsr")).doesNotExist();
        assertThat(service.verifyCase(made, new ProgressBoard(), new CancelToken()).ok()).isTrue();
    }

    private void load(Path answer) {
        tasks.loadAnswer(answer, at -> said.add("at " + at), failure -> said.add(failure.reason()));
        finish();
    }

    @Test
    void handsOnWhatTheFullCheckFound() throws Exception {
        CustodyViewModel model = new CustodyViewModel(workspace);
        finish();
        model.verifyNow();
        finish();
        CheckState.Done check = (CheckState.Done) model.check().get();
        CustodyContent content = java.util.Objects.requireNonNull(model.content());

        for (VerificationReport.Form form : VerificationReport.Form.values()) {
            tasks.report(
                    check,
                    content.check().head(),
                    form,
                    folder.resolve(form.file()),
                    written -> said.add("wrote " + written.getFileName()),
                    failure -> said.add(failure.reason()));
            tasks.report(
                    check,
                    content.check().head(),
                    form,
                    made.resolve(form.file()),
                    written -> said.add("wrote " + written.getFileName()),
                    failure -> said.add(failure.reason()));
        }
        finish();

        assertThat(said)
                .containsExactly(
                        "wrote verification.txt",
                        "the copy would lie in the case's own folder; choose another",
                        "wrote verification.json",
                        "the copy would lie in the case's own folder; choose another");
        assertThat(Files.readString(folder.resolve("verification.txt")))
                .contains("Case      T\n", "Outcome   every check holds\n", "holds   seal\n");
        assertThat(Files.readString(folder.resolve("verification.json")))
                .contains("\"schema\" : \"exhibit.verification/1\"", "\"ok\" : true");
    }

    @Test
    void namesWhatDoesNotHoldInAReport() throws IOException {
        VerificationReport report =
                new VerificationReport(
                        "T\nOutcome   every check holds",
                        "",
                        "R. Okafor",
                        AT,
                        Duration.ofMillis(12),
                        org.exhibit.indexer.custody.CustodyHead.NONE,
                        new Verification(
                                List.of(new Verification.Check("seal", false, "It is broken."))));

        assertThat(report.write(VerificationReport.Form.TEXT))
                .contains("Case      T\\u000aOutcome", "Outcome   DOES NOT HOLD\n", "FAILED  seal")
                .doesNotContain("\nOutcome   every");
    }
}
