package org.exhibit.app.ui.shell;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import org.exhibit.app.ui.common.Background;
import org.exhibit.app.ui.common.Fonts;
import org.exhibit.app.ui.common.Preferences;
import org.exhibit.app.ui.common.Theme;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.FixtureService;
import org.exhibit.app.ui.fixture.Picture;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Takes pictures of the screens for looking at them: `main FOLDER [light|dark]`. No test; the
/// build does not run it.
final class Pictures {
    private static final Path CASE = Path.of("cases", "EX-2026-0114");

    private Pictures() {}

    static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Theme theme = args.length > 1 && args[1].equals("dark") ? Theme.DARK : Theme.LIGHT;
        FixtureService service =
                new FixtureService(40).with(CASE, () -> FixtureCase.of(CASE, 50_000));
        Background background = new Background(Background.pool(), Platform::runLater);
        Workbench[] made = new Workbench[1];
        Workspace workspace = new Workspace(service, background);
        onWindow(
                () -> {
                    Fonts.load();
                    workspace.theme().set(theme);
                    made[0] =
                            new Workbench(
                                    workspace,
                                    FixtureEngines.ALL,
                                    new NoChoosers(),
                                    Preferences.load(folder.resolve("preferences.properties")));
                    Stage stage = new Stage();
                    stage.setScene(made[0].scene());
                    stage.show();
                },
                true);
        Workbench bench = made[0];
        Scene scene = bench.scene();
        onWindow(() -> workspace.open(CASE, c -> {}, f -> System.err.println(f.copyText())), false);
        until(() -> workspace.openCase().get() != null);
        until(() -> scene.lookup(".accounting") != null);
        Thread.sleep(300);
        shoot(scene, folder.resolve("overview-" + theme.word() + ".png"));
        onWindow(() -> ((javafx.scene.control.Button) scene.lookup("#verify")).fire(), false);
        Thread.sleep(500);
        shot(scene, folder, "overview-verified", theme);
        fire(scene, "#rail-evidence");
        Thread.sleep(600);
        shot(scene, folder, "evidence", theme);
        onWindow(
                () -> ((TableView<?>) scene.lookup("#acquisitions")).getSelectionModel().select(0),
                false);
        Thread.sleep(300);
        shot(scene, folder, "evidence-one", theme);
        onWindow(() -> tabs(scene).getSelectionModel().select(2), false);
        Thread.sleep(300);
        shot(scene, folder, "evidence-rejected", theme);
        onWindow(() -> tabs(scene).getSelectionModel().select(1), false);
        Thread.sleep(300);
        onWindow(
                () -> ((TableView<?>) scene.lookup("#files")).getSelectionModel().select(1), false);
        Thread.sleep(300);
        shot(scene, folder, "evidence-files", theme);
        fire(scene, "#exclude");
        Thread.sleep(300);
        shot(scene, folder, "exclusion-dialog", theme);
        onWindow(made[0]::hideDialog, false);
        key(scene, javafx.scene.input.KeyCode.I, false, true);
        Thread.sleep(300);
        shot(scene, folder, "import-dialog", theme);
        onWindow(made[0]::hideDialog, false);
        onWindow(
                () ->
                        made[0].evidence()
                                .importPaths(
                                        org.exhibit.app.service.AcquireRequest.of(
                                                java.util.List.of(Path.of("logs")))),
                false);
        Thread.sleep(1500);
        shot(scene, folder, "import-running", theme);
        onWindow(() -> workspace.tasks().getLast().cancel().cancel(), false);
        Thread.sleep(800);
        shot(scene, folder, "import-cancelled", theme);
        fire(scene, "#rail-events");
        Thread.sleep(1500);
        onWindow(
                () -> {
                    TableView<?> table = (TableView<?>) scene.lookup("#events");
                    table.requestFocus();
                    table.getSelectionModel().select(3);
                },
                false);
        Thread.sleep(800);
        shot(scene, folder, "events", theme);
        onWindow(() -> made[0].events().merged().set(true), false);
        key(scene.lookup("#events"), javafx.scene.input.KeyCode.T, true, false);
        Thread.sleep(1500);
        shot(scene, folder, "events-merged-table", theme);
        onWindow(() -> made[0].events().merged().set(false), false);
        key(scene.lookup("#events"), javafx.scene.input.KeyCode.T, true, false);
        fire(scene, "#saved-queries");
        Thread.sleep(800);
        onWindow(
                () -> {
                    made[0].events().input().text().set("source:s3-access status:200");
                    made[0].events().submit();
                    made[0].events()
                            .range()
                            .set(
                                    new org.exhibit.indexer.index.TimeRange(
                                            java.time.Instant.parse("2026-11-07T06:00:00Z"),
                                            java.time.Instant.parse("2026-11-12T12:00:00Z")));
                    made[0].events().facets().toggle("ip", "192.0.2.41", false);
                    made[0].events().facets().toggle("action", "REST.GET.OBJECT", true);
                },
                false);
        Thread.sleep(1200);
        javafx.scene.control.TextField query =
                (javafx.scene.control.TextField) scene.lookup("#query");
        onWindow(
                () -> {
                    query.requestFocus();
                    query.setText("ip:203.0");
                    query.end();
                    made[0].events().propose("ip:203.0", 8, false);
                },
                false);
        Thread.sleep(900);
        shot(scene, folder, "events-completion", theme);
        onWindow(
                () -> {
                    query.setText("bytesOut:[10 TO");
                    made[0].events().submit();
                },
                false);
        Thread.sleep(700);
        shot(scene, folder, "events-mistake", theme);
        onWindow(
                () -> {
                    query.setText("actor.name:nobody");
                    made[0].events().submit();
                },
                false);
        Thread.sleep(900);
        shot(scene, folder, "events-nothing", theme);
        key(scene, javafx.scene.input.KeyCode.F1, false, false);
        Thread.sleep(300);
        shot(scene, folder, "keys", theme);
        onWindow(made[0]::hideDialog, false);
        onWindow(workspace::close, false);
        Thread.sleep(400);
        shot(scene, folder, "start", theme);
        System.exit(0);
    }

    private static javafx.scene.control.TabPane tabs(Scene scene) {
        return (javafx.scene.control.TabPane) scene.lookup(".tab-pane");
    }

    private static void key(
            Scene scene, javafx.scene.input.KeyCode code, boolean control, boolean alt)
            throws InterruptedException {
        key(scene.getRoot(), code, control, alt);
    }

    private static void key(
            javafx.scene.Node node, javafx.scene.input.KeyCode code, boolean control, boolean alt)
            throws InterruptedException {
        onWindow(
                () ->
                        javafx.event.Event.fireEvent(
                                node,
                                new javafx.scene.input.KeyEvent(
                                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        code,
                                        false,
                                        control,
                                        alt,
                                        false)),
                false);
    }

    static void shot(Scene scene, Path folder, String name, Theme theme) throws Exception {
        shoot(scene, folder.resolve(name + "-" + theme.word() + ".png"));
    }

    static void fire(Scene scene, String id) throws InterruptedException {
        onWindow(() -> scene.lookup(id).fireEvent(new javafx.event.ActionEvent()), false);
    }

    static void shoot(Scene scene, Path file) throws Exception {
        WritableImage[] image = new WritableImage[1];
        onWindow(() -> image[0] = scene.snapshot(null), false);
        Picture.write(image[0], file);
        System.out.println(file);
    }

    static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
    }

    static void onWindow(Runnable work, boolean start) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Runnable guarded =
                () -> {
                    try {
                        work.run();
                    } finally {
                        done.countDown();
                    }
                };
        if (start) {
            Platform.startup(guarded);
        } else {
            Platform.runLater(guarded);
        }
        if (!done.await(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the window's thread is stuck");
        }
    }
}
