package org.exhibit.indexer.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exhibit.indexer.casefile.CaseFixture.DESCRIPTION;
import static org.exhibit.indexer.casefile.CaseFixture.NOW;
import static org.exhibit.indexer.casefile.CaseFixture.kinds;
import static org.exhibit.indexer.casefile.CaseFixture.run;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyHead;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.digest.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class CaseFileTest {
    @TempDir Path folder;

    private Path root;

    @BeforeEach
    void create() throws IOException {
        root = CaseFixture.create(folder.resolve("case ü"));
    }

    private CaseSnapshot snapshot() throws IOException {
        return new SnapshotFile(new CaseFolder(root)).read();
    }

    @Test
    void beginsWithItsDescriptionInCustodyAndSnapshot() throws IOException {
        List<CustodyEntry> entries = CustodyLog.entries(root.resolve("custody.jsonl"));

        assertThat(entries)
                .extracting(CustodyEntry::kind)
                .containsExactly("run-started", "case-created");
        assertThat(entries.getLast().details())
                .containsEntry("title", "Bücket leak")
                .containsEntry("formatVersion", "1");
        assertThat(snapshot())
                .isEqualTo(
                        new CaseSnapshot(
                                DESCRIPTION,
                                List.of(),
                                CaseMarks.NONE,
                                CustodyHead.of(entries.getLast()),
                                true,
                                Digest.of(Files.readAllBytes(root.resolve("case.mv.db")))));
    }

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("letter.txt"), "x");

        assertThatThrownBy(() -> CaseFixture.create(other))
                .isInstanceOf(DirectoryNotEmptyException.class)
                .hasMessageContaining("letter.txt");
        assertThatThrownBy(() -> CaseFixture.create(root))
                .isInstanceOf(DirectoryNotEmptyException.class);
    }

    @Test
    void makesACaseWhereAnInterruptedCreationLeftHalfALine() throws IOException {
        Path half = Files.createDirectory(folder.resolve("half"));
        Files.writeString(half.resolve("custody.jsonl"), "{\"schema\":\"exh");

        CaseFixture.create(half);

        assertThat(kinds(half)).containsExactly("run-started", "case-created");
    }

    @Test
    void opensACaseWhoseCreationStoppedAfterItsFirstEntry() throws IOException {
        for (String name : List.of("case.json", "case.mv.db")) {
            Files.delete(root.resolve(name));
        }
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            assertThat(caseFile.description()).isEqualTo(DESCRIPTION);
        }
        assertThat(snapshot().description()).isEqualTo(DESCRIPTION);
        assertThat(kinds(root)).containsExactly("run-started", "case-created");
    }

    @Test
    void changesNothingWhenOpenedAndClosed() throws IOException {
        byte[] custody = Files.readAllBytes(root.resolve("custody.jsonl"));
        CaseSnapshot before = snapshot();

        try (CaseFile caseFile = CaseFile.open(root, run())) {
            assertThat(caseFile.opening())
                    .isEqualTo(new OpeningReport(false, List.of(), List.of()));
        }

        assertThat(root.resolve("custody.jsonl")).hasBinaryContent(custody);
        // The database's own bookkeeping of having been open changes its bytes.
        Digest database = Digest.of(Files.readAllBytes(root.resolve("case.mv.db")));
        assertThat(snapshot()).isEqualTo(before.with(database));
    }

    @Test
    void keepsExhibitsAndNeverGivesANumberTwice() throws IOException {
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            caseFile.addExhibit("aa", "first");
            caseFile.addExhibit("bb", "");
            caseFile.removeExhibit(2, "wrong one");
        }
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            MarkedExhibit third = caseFile.addExhibit("cc", "third");
            assertThat(third).isEqualTo(new MarkedExhibit(3, "cc", "third", "Ada", NOW));
        }
        assertThat(snapshot().marks().exhibits())
                .containsExactly(
                        new MarkedExhibit(1, "aa", "first", "Ada", NOW),
                        new MarkedExhibit(3, "cc", "third", "Ada", NOW));
    }

    @Test
    void keepsSubjects() throws IOException {
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            caseFile.addSubject(Subject.Kind.PHI, "s3://b/phi*", "patients");
            caseFile.addSubject(Subject.Kind.PHI, "s3://b/x", "");
            caseFile.addSubject(Subject.Kind.BOTH, "s3://b/x", "changed");
            caseFile.removeSubject("s3://b/phi*", "out of scope");
        }
        assertThat(snapshot().marks().subjects())
                .containsExactly(new Subject(Subject.Kind.BOTH, "s3://b/x", "changed", "Ada", NOW));
    }

    @Test
    void saysWhenThereIsNothingToRemoveAndStaysUsable() throws IOException {
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            assertThatThrownBy(() -> caseFile.removeExhibit(7, ""))
                    .hasMessage("No exhibit of this case has the number 7.");
            assertThatThrownBy(() -> caseFile.removeSubject("s3://x", ""))
                    .hasMessage("No subject of this case has the selector s3://x.");
            caseFile.addExhibit("aa", "");
        }
        assertThat(snapshot().marks().exhibits()).hasSize(1);
    }

    @Test
    void refusesACaseOfANewerFormatAndLeavesItAlone() throws IOException {
        Path json = root.resolve("case.json");
        Files.writeString(
                json,
                Files.readString(json).replace("\"formatVersion\" : 1", "\"formatVersion\" : 2"));
        byte[] database = Files.readAllBytes(root.resolve("case.mv.db"));

        assertThatThrownBy(() -> CaseFile.open(root, run()))
                .isInstanceOf(CaseVersionException.class)
                .hasMessageContaining("format version 2")
                .hasMessageContaining("newer Exhibit");
        assertThat(root.resolve("case.mv.db")).hasBinaryContent(database);
    }

    @Test
    void takesPartsOfACheckpointInTheOrderOfAuthority() throws IOException {
        List<String> seen = new ArrayList<>();
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            caseFile.enter("indexed", Details.of("events", "3"));
            long sequence = caseFile.custodyHead().sequence();
            caseFile.onCheckpoint(() -> {
                seen.add("custody " + CustodyLog.entries(root.resolve("custody.jsonl")).size());
                seen.add("snapshot " + snapshot().custody().sequence());
            });
            caseFile.checkpoint();
            caseFile.onCheckpoint(IndexCommit.NONE);
            assertThat(seen).containsExactly("custody " + sequence, "snapshot 2");
            assertThat(snapshot().custody().sequence()).isEqualTo(sequence);
            assertThat(snapshot().closed()).isFalse();
        }
        assertThat(snapshot().closed()).isTrue();
    }

    @Test
    void keepsNothingAfterAFailedCheckpointAndRepeatsCustodyOnOpening() throws IOException {
        CaseFile broken = CaseFile.open(root, run());
        broken.addExhibit("aa", "");
        broken.onCheckpoint(() -> {
            throw new IOException("disk full");
        });
        assertThatThrownBy(broken::checkpoint).hasMessage("disk full");
        assertThatThrownBy(broken::checkpoint).hasMessageContaining("open it again");
        broken.close();
        assertThat(snapshot().marks().exhibits()).isEmpty();

        try (CaseFile caseFile = CaseFile.open(root, run())) {
            assertThat(caseFile.opening().interrupted()).isTrue();
            assertThat(caseFile.exhibits()).hasSize(1);
        }
        assertThat(snapshot().marks().exhibits()).hasSize(1);
    }

    @Test
    void entersThatCustodyWasShortenedBehindItsBack() throws IOException {
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            caseFile.addExhibit("aa", "");
        }
        Path custody = root.resolve("custody.jsonl");
        List<String> lines = Files.readAllLines(custody);
        Files.writeString(custody, String.join("\n", lines.subList(0, 3)) + "\n");

        try (CaseFile caseFile = CaseFile.open(root, run())) {
            assertThat(caseFile.opening().notes()).singleElement().asString().contains("entry 4");
        }
        CustodyEntry last = CustodyLog.entries(custody).getLast();
        assertThat(last.kind()).isEqualTo("custody-discrepancy");
        assertThat(last.details())
                .containsEntry("recordedSequence", "4")
                .containsEntry("foundSequence", "3");
    }

    @Test
    void doesNotObeyAnEntryThatSomeoneElseAdded() throws IOException {
        try (CustodyLog forger =
                CustodyLog.open(
                        root.resolve("custody.jsonl"),
                        run(),
                        org.exhibit.indexer.custody.CustodyTail.find(
                                root.resolve("custody.jsonl"),
                                org.exhibit.indexer.custody.CustodyMark.START))) {
            forger.append(
                    "subject-added",
                    Details.of("kind", "phi").with("selector", "s3://x").with("reason", ""));
        }
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            assertThat(caseFile.subjects()).isEmpty();
        }
        assertThat(kinds(root)).endsWith("custody-discrepancy");
    }

    @Test
    void rebuildsADatabaseThatIsDamaged() throws IOException {
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            caseFile.addExhibit("aa", "x");
            caseFile.addExhibit("bb", "y");
            caseFile.removeExhibit(2, "");
            caseFile.addSubject(Subject.Kind.PHI, "s3://b/x", "");
        }
        CaseSnapshot before = snapshot();
        Files.write(root.resolve("case.mv.db"), new byte[10_000]);

        try (CaseFile caseFile = CaseFile.open(root, run())) {
            assertThat(caseFile.exhibits()).isEqualTo(before.marks().exhibits());
            assertThat(caseFile.subjects()).isEqualTo(before.marks().subjects());
            assertThat(caseFile.addExhibit("cc", "").number()).isEqualTo(3);
        }
        assertThat(root.resolve("case.mv.db.damaged-1")).hasSize(10_000);
        assertThat(kinds(root)).contains("database-rebuilt");
    }

    @Test
    void rebuildsADatabaseFromATamperedLogWithoutTakingAnythingFromIt() throws IOException {
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            caseFile.addExhibit("aa", "x");
            caseFile.addExhibit("bb", "y");
        }
        Path custody = root.resolve("custody.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(custody));
        lines.set(3, lines.get(3).replace("aa", "zz"));
        lines.add(lines.get(4));
        String tampered = String.join("\n", lines) + "\n";
        Files.writeString(custody, tampered);
        Files.delete(root.resolve("case.mv.db"));

        try (CaseFile caseFile = CaseFile.open(root, run())) {
            assertThat(caseFile.exhibits()).extracting(MarkedExhibit::event).containsExactly("bb");
        }
        assertThat(Files.readString(custody)).startsWith(tampered);
        assertThat(kinds(root)).contains("custody-discrepancy", "database-rebuilt");
        assertThat(root.resolve("custody.torn-1")).doesNotExist();
    }

    @Test
    void saysThatAFolderHoldsNoCase() {
        assertThatThrownBy(() -> CaseFile.open(folder.resolve("none"), run()))
                .hasMessageContaining("There is no case in");
    }
}
