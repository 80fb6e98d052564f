package org.exhibit.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.exhibit.app.ui.common.Background;
import org.exhibit.app.ui.common.Fonts;
import org.exhibit.app.ui.common.Preferences;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.FixtureService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The screen of findings in the window: its views, and that each deed reaches custody.
@ExtendWith(ApplicationExtension.class)
class FindingsWindowTest {
    private final ExecutorService pool = Background.pool();
    private final FixtureService service =
            new FixtureService(0).with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, 50));
    private final Workspace workspace =
            new Workspace(service, new Background(pool, Platform::runLater));
    @TempDir static Path folder;
    private @Nullable Scene shown;

    @Start
    void start(Stage stage) {
        Fonts.load();
        Workbench bench =
                new Workbench(
                        workspace,
                        FixtureEngines.ALL,
                        new NoChoosers() {
                            @Override
                            public Optional<Path> folder(String title) {
                                return Optional.of(folder);
                            }
                        },
                        Preferences.load(folder.resolve("preferences.properties")));
        Scene scene = bench.scene();
        shown = scene;
        stage.setScene(scene);
        stage.setWidth(1000);
        stage.setHeight(900);
        stage.show();
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private Scene scene() {
        return Objects.requireNonNull(shown, "the window was not started");
    }

    private Node node(String id) {
        return Objects.requireNonNull(scene().lookup(id), id);
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!WaitForAsyncUtils.waitForAsyncFx(40_000, condition::getAsBoolean)) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(end);
            WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
        }
    }

    private void fire(String id) {
        await(id, () -> scene().lookup(id) != null);
        Platform.runLater(() -> ((ButtonBase) node(id)).fire());
    }

    private void write(String field, String text) {
        await(field, () -> scene().lookup(field) != null);
        Platform.runLater(() -> ((TextInputControl) node(field)).setText(text));
    }

    private void openFindings(FxRobot robot) {
        Platform.runLater(() -> workspace.open(Direct.CASE, open -> {}, failure -> {}));
        await("the case", () -> workspace.openCase().get() != null);
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT6).release(KeyCode.ALT);
        await("the findings", () -> scene().lookup("#triage-new") != null);
    }

    private int rows(String table) {
        return scene().lookup(table) instanceof TableView<?> shownTable
                ? shownTable.getItems().size()
                : 0;
    }

    @Test
    void aNoteIsWrittenDownByKey(FxRobot robot) {
        openFindings(robot);
        robot.type(KeyCode.M);
        write("#note-text", "asked the owner");
        await("the note to count", () -> !node("#note-keep").isDisabled());
        fire("#note-keep");
        await("the note", () -> service.marks().stream().anyMatch(m -> m.contains("asked the")));
        assertThat(service.marks().getLast()).startsWith("finding-note {rule=F01, ");
        await("the note's line", () -> scene().lookup("#note-remove-1") != null);
    }

    @Test
    void theStateOfAControlIsSetAndEverythingStandsInTables(FxRobot robot) {
        openFindings(robot);
        await("the controls", () -> rows("#finding-controls") == 1);
        await("the records", () -> rows("#finding-evidence") == 2);
        robot.press(KeyCode.CONTROL).type(KeyCode.T).release(KeyCode.CONTROL);
        await("the strip's table", () -> rows("#finding-strip-table") == 2);
        robot.press(KeyCode.CONTROL).type(KeyCode.T).release(KeyCode.CONTROL);
        await("the strip", () -> scene().lookup("#finding-strip") != null);

        Platform.runLater(() -> {
            TableView<?> controls = (TableView<?>) node("#finding-controls");
            controls.requestFocus();
            controls.getSelectionModel().select(0);
        });
        robot.type(KeyCode.ENTER);
        await("the dialog", () -> scene().lookup("#control-not-met") != null);
        assertThat(node("#control-keep").isDisabled()).isTrue();
        Platform.runLater(() -> ((RadioButton) node("#control-not-met")).setSelected(true));
        write("#control-reason", "no approval on record");
        await("the reason to count", () -> !node("#control-keep").isDisabled());
        fire("#control-keep");
        await(
                "the state",
                () ->
                        scene().lookup("#control-of-A-8-15") instanceof Labeled word
                                && word.getText().equals("Not met"));
        assertThat(service.marks().getLast())
                .startsWith("finding-control-judged {rule=F01, ")
                .contains("state=not-met");
    }

    @Test
    void patternsThatFoundNothingAreListedAndLeftByKey(FxRobot robot) {
        openFindings(robot);
        fire("#findings-undecided");
        await("the silent ones", () -> rows("#undecided") == 6);
        robot.type(KeyCode.ESCAPE);
        await("the findings", () -> rows("#findings") == 3);
        robot.type(KeyCode.J);
        await("the next", () -> node("#triage-new").isVisible());
        robot.type(KeyCode.B);
        await(
                "the bookmark",
                () -> ((Labeled) node("#findings-notice")).getText().contains("bookmarked"));
        assertThat(service.marks()).contains("tagged 1 bookmark");
    }

    @Test
    void aThresholdIsChangedWithAReason(FxRobot robot) {
        openFindings(robot);
        fire("#findings-rules");
        fire("#threshold-log-retention-days");
        write("#threshold-number", "400x");
        write("#settings-reason", "the hospital's own rule");
        await("the mistake", () -> ((Labeled) node("#settings-mistake")).getText().length() > 3);
        assertThat(node("#settings-keep").isDisabled()).isTrue();
        write("#threshold-number", "400");
        await("the number to count", () -> !node("#settings-keep").isDisabled());
        fire("#settings-keep");
        await(
                "the setting, read again",
                () -> ((Labeled) node("#threshold-log-retention-days")).getText().contains("400"));
        assertThat(service.marks()).anyMatch(m -> m.contains("log-retention-days: 400"));
    }

    @Test
    void aRuleIsSwitchedAndAFolderOfRulesIsReadAndNamed(FxRobot robot) throws IOException {
        Files.writeString(folder.resolve("bad.yml"), "title: x\nlogsource: {product: okta}\n");
        openFindings(robot);
        fire("#findings-rules");
        await("the rules", () -> rows("#patterns") > 25);
        fire("#rule-F06");
        write("#rule-reason", "no volumes here");
        await("the reason to count", () -> !node("#rule-keep").isDisabled());
        fire("#rule-keep");
        await("the switch", () -> service.marks().stream().anyMatch(m -> m.contains("F06")));
        assertThat(service.marks())
                .contains("finding-rule-switched {rule=F06, state=off, reason=no volumes here}");
        fire("#rules-choose");
        await("what could not be read", () -> rows("#refused-rules") == 1);
        String kept = Files.readString(folder.resolve("preferences.properties"));
        assertThat(kept).contains("findings.rules=");
    }

    @Test
    void aSuggestedSubjectIsConfirmedAndAnotherRejected(FxRobot robot) {
        openFindings(robot);
        fire("#findings-suggested");
        await("the suggestions", () -> rows("#suggestions") == 3);
        fire("#suggestion-confirm");
        write("#suggestion-reason", "seen");
        fire("#suggestion-keep");
        await("the subject", () -> service.marks().stream().anyMatch(m -> m.startsWith("phi s3")));
        assertThat(service.marks())
                .anyMatch(m -> m.startsWith("phi s3://nl-claims/intake/*: seen; suggested: "));
        await(
                "the decision",
                () -> service.marks().stream().anyMatch(m -> m.contains("decision=confirmed")));
        fire("#suggestion-reject");
        await("the other dialog", () -> node("#suggestion-keep").isDisabled());
        write("#suggestion-reason", "not ours");
        await("the reason to count", () -> !node("#suggestion-keep").isDisabled());
        fire("#suggestion-keep");
        await("the rejection", () -> rows("#suggestions") == 2);
        assertThat(List.copyOf(service.marks()))
                .anyMatch(m -> m.startsWith("subject-suggestion {decision=rejected, "));
    }
}
