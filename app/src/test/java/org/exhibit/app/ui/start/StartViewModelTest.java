package org.exhibit.app.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.common.Preferences;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.FixtureService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The start: a case must not be made where something else lies, and what is dropped must be taken
/// for what it is.
class StartViewModelTest {
    @TempDir Path folder;
    private final List<List<Path>> imported = new ArrayList<>();
    private final FixtureService service = new FixtureService(0);
    private Workspace workspace = new Workspace(service, Direct.background());
    private Preferences preferences = Preferences.load(Path.of("unused"));
    private StartViewModel model = model();

    private StartViewModel model() {
        return new StartViewModel(
                workspace, preferences, new RecentCases(preferences), imported::add);
    }

    @BeforeEach
    void start() {
        workspace = new Workspace(service, Direct.background());
        preferences = Preferences.load(folder.resolve("preferences"));
        model = model();
    }

    private void fill(Path where) {
        model.form().title().set("Brightwater invoice voice fraud");
        model.form().examiner().set("R. Okafor");
        model.form().folder().set(where.toString());
    }

    @Test
    void makesAndOpensACase() {
        fill(folder.resolve("new"));

        model.create();

        assertThat(workspace.openCase().get()).isNotNull();
        assertThat(workspace.openCase().get().description().title())
                .isEqualTo("Brightwater invoice voice fraud");
        assertThat(model.recent().cases())
                .extracting(RecentCase::title)
                .containsExactly("Brightwater invoice voice fraud");
        assertThat(model.failure().get()).isNull();
    }

    @Test
    void importsWhatWasDroppedOnceTheCaseIsMade() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        model.drop(List.of(logs), pack -> {});
        fill(folder.resolve("new"));

        model.create();

        assertThat(imported).containsExactly(List.of(logs));
        assertThat(model.toImport()).isEmpty();
    }

    @Test
    void makesNoCaseWhereSomethingLies() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "keep me");
        fill(folder);

        assertThat(model.form().problem()).contains("The folder must be new or empty.");
        assertThat(model.form().valid().get()).isFalse();
        model.create();
        assertThat(workspace.openCase().get()).isNull();
    }

    @Test
    void asksForTitleAndExaminer() {
        fill(folder.resolve("new"));
        model.form().examiner().set(" ");
        assertThat(model.form().problem())
                .contains("The examiner's name is missing; every entry of custody names it.");
        model.form().title().set("");
        assertThat(model.form().problem()).contains("A title is missing.");
    }

    @Test
    void proposesTheNextFreeNumberAndAFolderForIt() {
        String year = Year.now(ZoneOffset.UTC).toString();
        assertThat(model.form().number().get()).isEqualTo("EX-" + year + "-0001");
        fill(folder.resolve("new"));
        model.form().number().set("EX-" + year + "-0041");
        model.create();

        StartViewModel again =
                new StartViewModel(
                        workspace, preferences, new RecentCases(preferences), imported::add);

        assertThat(again.form().number().get()).isEqualTo("EX-" + year + "-0042");
        assertThat(again.form().folder().get())
                .isEqualTo(folder.resolve("EX-" + year + "-0042").toString());
        assertThat(again.form().examiner().get()).isEqualTo("R. Okafor");
    }

    @Test
    void leavesAFolderAloneThatAPersonNamed() {
        model.form().folder().set("/somewhere");

        model.form().number().set("EX-2026-0999");

        assertThat(model.form().folder().get()).isEqualTo("/somewhere");
    }

    @Test
    void opensADroppedCase() throws IOException {
        Path home = Files.createDirectory(folder.resolve("case"));
        Files.writeString(home.resolve("case.json"), "{}");
        service.with(home, () -> FixtureCase.of(home, 10));

        model.drop(List.of(home), pack -> {});

        assertThat(workspace.openCase().get()).isNotNull();
        assertThat(model.recent().cases())
                .extracting(RecentCase::folder)
                .containsExactly(home.toAbsolutePath());
    }

    @Test
    void checksADroppedPdfAsAPackWhateverItsName() throws IOException {
        Path pack =
                Files.write(
                        folder.resolve("evidence.bin"),
                        "%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
        List<Path> packs = new ArrayList<>();

        model.drop(List.of(pack), packs::add);

        assertThat(packs).containsExactly(pack);
        assertThat(model.toImport()).isEmpty();
    }

    @Test
    void saysWhyACaseCannotBeOpened() {
        model.open(folder.resolve("gone"));

        assertThat(model.failure().get()).isNotNull();
        assertThat(model.failure().get().reason()).endsWith("is no case: it has no case.json");
    }

    @Test
    void forgetsACaseWithoutTouchingIt() throws IOException {
        opensADroppedCase();

        model.recent().forget(model.recent().cases().getFirst());

        assertThat(new RecentCases(Preferences.load(folder.resolve("preferences"))).cases())
                .isEmpty();
        assertThat(folder.resolve("case/case.json")).exists();
    }
}
