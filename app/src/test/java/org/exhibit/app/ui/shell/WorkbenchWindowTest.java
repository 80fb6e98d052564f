package org.exhibit.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.exhibit.app.ui.common.Background;
import org.exhibit.app.ui.common.Fonts;
import org.exhibit.app.ui.common.Preferences;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.events.HistogramPane;
import org.exhibit.app.ui.events.RowSlot;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.FixtureGaps;
import org.exhibit.app.ui.fixture.FixtureService;
import org.exhibit.app.ui.fixture.SyntheticEvents;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// The window itself, driven by keys and mouse over made-up cases; the work goes through real
/// threads.
@ExtendWith(ApplicationExtension.class)
class WorkbenchWindowTest {
    private static final Path HUGE = Path.of("cases", "EX-2026-0200");
    private static final Path EMPTY = Path.of("cases", "EX-2026-0300");
    private static final Path GAPPED = Path.of("cases", "EX-2026-0400");
    private static final long MANY = 5_000_000;

    private final ExecutorService pool = Background.pool();
    private final FixtureService service =
            new FixtureService(15) {
                @Override
                public Coverage coverage(
                        CaseReader reader, ProgressBoard board, CancelToken cancel) {
                    Instant end = SyntheticEvents.START.plus(Duration.ofDays(33));
                    return reader.folder().equals(GAPPED)
                            ? FixtureGaps.until(end)
                            : new Coverage(
                                    new Interval(SyntheticEvents.START, end),
                                    List.of(),
                                    Map.of(),
                                    List.of());
                }
            }.with(GAPPED, () -> FixtureCase.of(GAPPED, 3_000))
                    .with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, 3_000))
                    .with(HUGE, () -> FixtureCase.huge(HUGE, MANY))
                    .with(EMPTY, () -> FixtureCase.of(EMPTY, 0));
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
                            public List<Path> files(String title) {
                                return List.of(Path.of("logs", "a.json.gz"));
                            }
                        },
                        Preferences.load(folder.resolve("preferences")));
        Scene scene = bench.scene();
        shown = scene;
        stage.setScene(scene);
        // The headless screen has 1000 by 1000 px; what lies beyond cannot be clicked.
        stage.setWidth(1000);
        stage.setHeight(900);
        stage.show();
    }

    private Scene scene() {
        return Objects.requireNonNull(shown, "the window was not started");
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private void open(Path path) {
        Platform.runLater(() -> workspace.open(path, open -> {}, failure -> {}));
        await("the case", () -> workspace.openCase().get() != null);
    }

    private void openEvents(FxRobot robot, Path path) {
        open(path);
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT3).release(KeyCode.ALT);
        await("the first rows", () -> !table().getItems().isEmpty() && loaded(0));
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!WaitForAsyncUtils.waitForAsyncFx(40_000, condition::getAsBoolean)) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(end);
            WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
        }
    }

    @SuppressWarnings("unchecked")
    private TableView<RowSlot> table() {
        Node table = scene().lookup("#events");
        return table == null ? new TableView<>() : (TableView<RowSlot>) table;
    }

    private boolean loaded(int row) {
        return table().getItems().get(row).event().get() != null;
    }

    private String text(String id) {
        Node node = scene().lookup(id);
        return node instanceof Labeled labeled ? labeled.getText() : "";
    }

    private boolean says(String text) {
        return scene().getRoot().lookupAll(".label").stream()
                .anyMatch(node ->
                        node instanceof Label label
                                && label.isVisible()
                                && text.equals(label.getText()));
    }

    @Test
    void opensACaseAndGoesFromScreenToScreenByKeys(FxRobot robot) {
        open(Direct.CASE);
        await("the overview", () -> says("Adds up"));

        robot.press(KeyCode.ALT).type(KeyCode.DIGIT2).release(KeyCode.ALT);
        await(
                "the acquisitions",
                () ->
                        scene().lookup("#acquisitions") instanceof TableView<?> list
                                && list.getItems().size() == 3);
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT3).release(KeyCode.ALT);
        await("the events", () -> says("3,000 events"));
        robot.type(KeyCode.F1);
        await("the keys", () -> scene().lookup("#dialog") != null && says("next, previous event"));
    }

    @Test
    void runsATypedQueryAndLeavesOldResultsGreyAfterAWrongOne(FxRobot robot) {
        openEvents(robot, Direct.CASE);
        int before = table().getItems().size();
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write("source:s3-access");
        robot.type(KeyCode.ESCAPE).type(KeyCode.ENTER);
        await("fewer rows", () -> table().getItems().size() < before && loaded(0));
        int found = table().getItems().size();

        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write("status:");
        robot.type(KeyCode.ESCAPE).type(KeyCode.ENTER);

        await("the mistake", () -> text("#mistake").contains("no value"));
        assertThat(table().getItems()).hasSize(found);
        assertThat(table().getPseudoClassStates()).extracting(Object::toString).contains("stale");
    }

    @Test
    void completesAFieldAndItsValueWithTheKeyboard(FxRobot robot) {
        openEvents(robot, Direct.CASE);
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        TextField query = robot.lookup("#query").queryAs(TextField.class);
        robot.write("sour");
        await("the names", () -> scene().lookup("#completion").isVisible());
        robot.type(KeyCode.TAB);
        await(
                "the values",
                () ->
                        query.getText().equals("source:")
                                && scene().getRoot().lookupAll(".completion-row").size() == 3);
        robot.type(KeyCode.DOWN).type(KeyCode.TAB);

        await("the clause", () -> query.getText().equals("source:s3-access"));
    }

    @Test
    void selectsASpanByDraggingOverTheHistogramAndClearsItByEscape(FxRobot robot) {
        openEvents(robot, Direct.CASE);
        int before = table().getItems().size();
        HistogramPane histogram = robot.lookup(".histogram").queryAs(HistogramPane.class);
        Bounds bounds = histogram.localToScreen(histogram.getBoundsInLocal());
        robot.moveTo(bounds.getMinX() + 200, bounds.getMinY() + 50)
                .press(javafx.scene.input.MouseButton.PRIMARY)
                .moveTo(bounds.getMinX() + 300, bounds.getMinY() + 50)
                .release(javafx.scene.input.MouseButton.PRIMARY);
        await("the span's rows", () -> table().getItems().size() < before && loaded(0));
        int span = table().getItems().size();
        assertThat(span).isPositive();

        robot.type(KeyCode.ESCAPE);
        await("all rows", () -> table().getItems().size() == before);
    }

    @Test
    void includesAndExcludesByAFacet(FxRobot robot) {
        openEvents(robot, Direct.CASE);
        int before = table().getItems().size();
        await("the facets", () -> scene().lookup("#facet-source-s3-access") != null);
        robot.clickOn("#facet-source-s3-access");
        await("included", () -> table().getItems().size() < before && loaded(0));
        int included = table().getItems().size();
        await(
                "the tick",
                () ->
                        ((javafx.scene.control.CheckBox) scene().lookup("#facet-source-s3-access"))
                                .isSelected());

        robot.interact(() -> scene().lookup("#facet-source-s3-access").requestFocus());
        robot.press(KeyCode.ALT).type(KeyCode.SPACE).release(KeyCode.ALT);
        await("excluded", () -> table().getItems().size() == before - included);
    }

    @Test
    void showsTheRecordBehindARowAndWalksByLetters(FxRobot robot) {
        openEvents(robot, Direct.CASE);
        robot.interact(() -> table().requestFocus());
        robot.type(KeyCode.J).type(KeyCode.J);
        await("the record", () -> text("#proof").contains("same record"));
        assertThat(table().getSelectionModel().getSelectedIndex()).isEqualTo(1);

        robot.type(KeyCode.K);
        await("the row before", () -> table().getSelectionModel().getSelectedIndex() == 0);
    }

    @Test
    void marksWhereLogsStoppedAndSaysWhy(FxRobot robot) {
        open(GAPPED);
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT3).release(KeyCode.ALT);
        await("the gap rows", () -> table().getItems().size() == 3_005);
        robot.interact(() -> table().requestFocus());
        robot.type(KeyCode.G).type(KeyCode.G).type(KeyCode.G).type(KeyCode.G);

        await("the reason", () -> scene().lookup("#gap-pane") != null);
        assertThat(says("CloudTrail (calls that read) of 111122223333 in eu-west-1")).isTrue();
        assertThat(scene().lookup("#gap-evidence")).isNotNull();
        robot.type(KeyCode.J);
        await("the event after it", () -> text("#proof").contains("same record"));
        assertThat(scene().lookup("#gap-pane")).isNull();
    }

    @Test
    void scrollsToRowOneMillionWithoutHoldingTheWindow(FxRobot robot) {
        openEvents(robot, HUGE);
        assertThat(table().getItems().size()).isEqualTo((int) MANY);
        AtomicLong longest = new AtomicLong();
        AnimationTimer watch =
                new AnimationTimer() {
                    private long last;

                    @Override
                    public void handle(long now) {
                        if (last != 0) {
                            longest.accumulateAndGet(now - last, Math::max);
                        }
                        last = now;
                    }
                };
        robot.interact(watch::start);
        for (int row = 0; row <= 1_000_000; row += 50_000) {
            int target = row;
            robot.interact(() -> table().scrollTo(target));
        }

        await("row 1,000,000", () -> loaded(1_000_000));
        robot.interact(watch::stop);
        StoredEvent event = table().getItems().get(1_000_000).event().get();
        assertThat(event).isNotNull();
        assertThat(event.id()).isEqualTo("000000000000000000000000000f4240");
        assertThat(scene().getRoot().lookupAll(".table-row-cell")).hasSizeLessThan(100);
        // A page that was read on the window's thread, or a list walked through, would take
        // seconds.
        assertThat(Duration.ofNanos(longest.get())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void importsWithProgressAndShowsTheResult(FxRobot robot) {
        open(EMPTY);
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT2).release(KeyCode.ALT);
        await("the empty case", () -> says("No evidence yet"));
        robot.press(KeyCode.ALT).type(KeyCode.I).release(KeyCode.ALT);
        await("the dialog", () -> scene().lookup("#start-import") != null);
        robot.clickOn("Add files…");
        await("something to import", () -> !scene().lookup("#start-import").isDisabled());
        robot.interact(() -> ((Button) scene().lookup("#start-import")).fire());

        await("progress", () -> text("#task-text").contains("of 3.10 GB"));
        await("the result", () -> text("#import-outcome").startsWith("E-01: 100 new files."));
        assertThat(service.requests())
                .extracting(request -> request.paths())
                .containsExactly(List.of(Path.of("logs", "a.json.gz")));
        await("the new events", () -> says("5,000 events"));
    }

    @Test
    void stopsAnImportByKeyAndSaysWhatIsKept(FxRobot robot) {
        open(EMPTY);
        Platform.runLater(() -> ((Button) scene().lookup("#rail-evidence")).fire());
        robot.press(KeyCode.ALT).type(KeyCode.I).release(KeyCode.ALT);
        await("the dialog", () -> scene().lookup("#start-import") != null);
        robot.clickOn("Add files…");
        robot.interact(() -> ((Button) scene().lookup("#start-import")).fire());
        await("progress", () -> text("#task-text").contains("GB"));

        robot.press(KeyCode.CONTROL).type(KeyCode.PERIOD).release(KeyCode.CONTROL);

        await("the outcome", () -> text("#import-outcome").startsWith("Import cancelled. "));
        assertThat(text("#import-outcome"))
                .contains("of 100 files were worked on")
                .contains("completes the rest");
        assertThat(workspace.tasks()).isEmpty();
    }

    @Test
    void walksThePanesAndChangesTimesAndThemeByKeys(FxRobot robot) throws Exception {
        openEvents(robot, Direct.CASE);
        robot.interact(() -> table().requestFocus());
        Node before = scene().getFocusOwner();
        robot.type(KeyCode.F6);
        await("another pane", () -> scene().getFocusOwner() != before);

        robot.press(KeyCode.CONTROL).type(KeyCode.U).release(KeyCode.CONTROL);
        await("local times", () -> table().getColumns().getFirst().getText().equals("Time, local"));

        robot.press(KeyCode.CONTROL).type(KeyCode.COMMA).release(KeyCode.CONTROL);
        await("the settings", () -> scene().lookup("#theme-dark") != null);
        robot.clickOn("#theme-dark");
        await("the dark theme", () -> scene().getRoot().getStyleClass().contains("dark"));
        assertThat(Files.readString(folder.resolve("preferences"))).contains("theme=dark");
    }
}
