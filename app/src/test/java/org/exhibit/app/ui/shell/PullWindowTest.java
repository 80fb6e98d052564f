package org.exhibit.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.exhibit.app.ui.common.Background;
import org.exhibit.app.ui.common.Fonts;
import org.exhibit.app.ui.common.OpenCase;
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
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The pull dialog: nothing is pulled that was not listed, and the badge says when AWS is asked.
@ExtendWith(ApplicationExtension.class)
class PullWindowTest {
    private final ExecutorService pool = Background.pool();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final FixtureService service =
            new FixtureService(0).with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, 300));
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
                        new NoChoosers(),
                        Preferences.load(folder.resolve("preferences")));
        Scene scene = bench.scene();
        shown = scene;
        stage.setScene(scene);
        stage.setWidth(1000);
        stage.setHeight(980);
        stage.show();
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private Scene scene() {
        return Objects.requireNonNull(shown);
    }

    private @Nullable Node node(String id) {
        return scene().lookup(id);
    }

    private String text(String id) {
        return node(id) instanceof Labeled labeled ? labeled.getText() : "";
    }

    private static void await(String what, BooleanSupplier condition) {
        assertThat(WaitForAsyncUtils.waitForAsyncFx(60_000, () -> true)).isTrue();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!WaitForAsyncUtils.waitForAsyncFx(60_000, condition::getAsBoolean)) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(end);
            WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
        }
    }

    private void fire(String id) {
        Platform.runLater(() -> {
            if (node(id) instanceof ButtonBase button) {
                button.fire();
            }
        });
    }

    private void type(String id, String value) {
        Platform.runLater(() -> {
            if (node(id) instanceof TextField field) {
                field.setText(value);
            }
        });
    }

    private void waitForAnswer() {
        try {
            assertThat(answer.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void asksWhoAsksListsSaysSoAndPullsWhatWasTicked(FxRobot robot) {
        Platform.runLater(() -> workspace.open(Direct.CASE, open -> {}, failure -> {}));
        await("the case", () -> workspace.openCase().get() != null);
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT2).release(KeyCode.ALT);
        await("the button", () -> node("#pull") != null);
        assertThat(text("#network")).isEqualTo("Offline");
        fire("#pull");
        await("the dialog", () -> node("#pull-profile") != null);
        type("#pull-profile", "ir");
        fire("#pull-check");
        await("the scope", () -> node("#pull-url") != null);
        type("#pull-url", "s3://logs/AWSLogs/");
        service.pulls().beforeAnswer(this::waitForAnswer);
        fire("#pull-dry-run");
        await("the badge", () -> text("#network").equals("Online: this pull"));
        answer.countDown();
        await("the plan", () -> node("#pull-groups") != null);
        await("offline again", () -> text("#network").equals("Offline"));
        assertThat(text("#pull-start")).isEqualTo("Pull 16,699 objects, 1.55 GB");
        fire("#pull-tick-4");
        await("the total", () -> text("#pull-start").equals("Pull 15,916 objects, 1.55 GB"));
        assertThat(text("#pull-total-objects")).isEqualTo("15,916");
        OpenCase before = workspace.openCase().get();
        service.pulls().refuse(new IOException("s3:GetObject was answered with AccessDenied"));
        fire("#pull-start");
        await("the failure", () -> text("#pull-failure").contains("s3:GetObject"));
        await("the case read again", () -> workspace.openCase().get() != before);
        assertThat(service.pulls().requirePulled().without()).hasSize(1);
        service.pulls().refuse(null);
        fire("#pull-go-on");
        await("the outcome", () -> text("#pull-outcome").startsWith("E-12: 15,916 new objects"));
        assertThat(text("#network")).isEqualTo("Offline");
        fire("#pull-close");
        await("the end", () -> node("#pull-dialog") == null);
    }
}
