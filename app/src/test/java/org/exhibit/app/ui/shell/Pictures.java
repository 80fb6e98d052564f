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
import org.exhibit.indexer.index.QueryParser;

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
                                    QueryParser::parse,
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
        fire(scene, "#rail-evidence");
        Thread.sleep(600);
        shoot(scene, folder.resolve("evidence-" + theme.word() + ".png"));
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
        shoot(scene, folder.resolve("events-" + theme.word() + ".png"));
        onWindow(workspace::close, false);
        Thread.sleep(400);
        shoot(scene, folder.resolve("start-" + theme.word() + ".png"));
        System.exit(0);
    }

    private static void fire(Scene scene, String id) throws InterruptedException {
        onWindow(() -> scene.lookup(id).fireEvent(new javafx.event.ActionEvent()), false);
    }

    static void shoot(Scene scene, Path file) throws Exception {
        WritableImage[] image = new WritableImage[1];
        onWindow(() -> image[0] = scene.snapshot(null), false);
        Picture.write(image[0], file);
        System.out.println(file);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
    }

    private static void onWindow(Runnable work, boolean start) throws InterruptedException {
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
        if (!done.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the window's thread is stuck");
        }
    }
}
