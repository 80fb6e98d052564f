package org.exhibit.app.ui.shell;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

import org.exhibit.app.ui.common.Background;
import org.exhibit.app.ui.common.Fonts;
import org.exhibit.app.ui.common.Preferences;
import org.exhibit.app.ui.common.Theme;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.FixtureService;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/// Takes pictures of the pull dialog's steps for looking at them: `main FOLDER [light|dark]`. No
/// test; the build does not run it.
final class PullPictures {
    private static final FixtureService SERVICE =
            new FixtureService(40).with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, 20_000));

    private PullPictures() {}

    static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Theme theme = args.length > 1 && args[1].equals("dark") ? Theme.DARK : Theme.LIGHT;
        Workspace workspace =
                new Workspace(SERVICE, new Background(Background.pool(), Platform::runLater));
        Workbench[] made = new Workbench[1];
        Pictures.onWindow(
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
        Scene scene = made[0].scene();
        Pictures.onWindow(
                () -> workspace.open(Direct.CASE, c -> {}, f -> System.err.println(f.copyText())),
                false);
        Pictures.until(() -> workspace.openCase().get() != null);
        Pictures.fire(scene, "#rail-evidence");
        Thread.sleep(600);
        fire(scene, "#pull");
        type(scene, "#pull-profile", "nl-ir-readonly");
        type(scene, "#pull-role", "arn:aws:iam::444455556666:role/ForensicReadOnly");
        Thread.sleep(400);
        Pictures.shot(scene, folder, "pull-1-access", theme);
        SERVICE.pulls()
                .refuse(
                        new IOException(
                                "sts:AssumeRole was answered with AccessDenied: User"
                                        + " arn:aws:iam::444455556666:user/r.okafor is not"
                                        + " authorized to perform: sts:AssumeRole"));
        fire(scene, "#pull-check");
        Pictures.shot(scene, folder, "pull-2-refused", theme);
        SERVICE.pulls().refuse(null);
        fire(scene, "#pull-check");
        type(scene, "#pull-url", "s3://nl-log-archive/AWSLogs/");
        type(scene, "#pull-from", "2026-03-01");
        type(scene, "#pull-to", "2026-04-02");
        Pictures.shot(scene, folder, "pull-3-scope", theme);
        fire(scene, "#pull-dry-run");
        fire(scene, "#pull-tick-4");
        Pictures.shot(scene, folder, "pull-4-plan", theme);
        fire(scene, "#pull-prices-link");
        Pictures.shot(scene, folder, "pull-5-prices", theme);
        fire(scene, "#pull-prices-link");
        SERVICE.pulls().pace(60);
        fire(scene, "#pull-start");
        Thread.sleep(2_500);
        Pictures.shot(scene, folder, "pull-6-running", theme);
        fire(scene, "#pull-cancel");
        Thread.sleep(600);
        Pictures.shot(scene, folder, "pull-7-stopped", theme);
        SERVICE.pulls().pace(1);
        fire(scene, "#pull-go-on");
        Thread.sleep(1_500);
        Pictures.shot(scene, folder, "pull-8-done", theme);
        System.exit(0);
    }

    private static void fire(Scene scene, String id) throws InterruptedException {
        Pictures.onWindow(
                () ->
                        ((ButtonBase) Objects.requireNonNull(scene.lookup(id), () -> "no " + id))
                                .fire(),
                false);
        Thread.sleep(500);
    }

    private static void type(Scene scene, String id, String text) throws InterruptedException {
        Pictures.onWindow(
                () ->
                        ((TextField) Objects.requireNonNull(scene.lookup(id), () -> "no " + id))
                                .setText(text),
                false);
    }
}
