package org.exhibit.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.exhibit.app.service.CloudTrailPullReport;
import org.exhibit.app.service.PullReport;
import org.exhibit.app.service.PullService;
import org.exhibit.app.ui.common.Background;
import org.exhibit.app.ui.common.Fonts;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Preferences;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.FixtureService;
import org.exhibit.indexer.acquire.aws.AwsAccess;
import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.cloudtrail.CloudTrailRequest;
import org.exhibit.indexer.acquire.s3.S3DryRun;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.acquire.s3.S3Request;
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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The pull dialog: nothing is pulled that was not listed, and the badge says when AWS is asked.
@ExtendWith(ApplicationExtension.class)
class PullWindowTest {
    private final ExecutorService pool = Background.pool();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AskedService service = new AskedService();
    private final Workspace workspace =
            new Workspace(service, new Background(pool, Platform::runLater));
    @TempDir static Path folder;
    private @Nullable Scene shown;

    /// Lists once it may, and fails every pull after noting it.
    private final class AskedService extends FixtureService implements PullService {
        private volatile @Nullable S3Request listed;
        private volatile @Nullable S3Request pulled;

        AskedService() {
            super(0);
            with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, 300));
        }

        @Override
        public PullService pulls() {
            return this;
        }

        @Override
        public AwsAccess.Caller caller(AwsOptions options, CancelToken cancel) {
            throw new AssertionError("nobody asked who asks");
        }

        @Override
        public CloudTrailPullReport cloudTrail(
                Path into,
                AwsOptions options,
                CloudTrailRequest request,
                ProgressBoard board,
                CancelToken cancel) {
            throw new AssertionError("nobody asked CloudTrail");
        }

        @Override
        public S3Plan plan(
                Path into,
                AwsOptions options,
                S3Request request,
                S3DryRun.Visitor visitor,
                ProgressBoard board,
                CancelToken cancel) {
            listed = request;
            try {
                assertThat(answer.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            S3Plan.Amount amount = new S3Plan.Amount(9_812, 1_210_000_000);
            S3Plan.Amount none = new S3Plan.Amount(0, 0);
            return new S3Plan(
                    amount,
                    none,
                    none,
                    new TreeMap<>(),
                    List.of(
                            new S3Plan.Group(
                                    "CloudTrail",
                                    "444455556666",
                                    "eu-west-1",
                                    amount,
                                    none,
                                    none,
                                    new TreeSet<>())),
                    0,
                    31,
                    new S3Plan.Cost(0.0002, 0.0039, 0, 0.1, "USD", "2025-01-01", "list prices"),
                    List.of());
        }

        @Override
        public PullReport pull(
                Path into,
                AwsOptions options,
                S3Request request,
                ProgressBoard board,
                CancelToken cancel)
                throws IOException {
            pulled = request;
            throw new IOException("s3:GetObject was answered with AccessDenied");
        }
    }

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
            if (node(id) instanceof Button button) {
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

    @Test
    void listsFirstSaysSoAndPullsWhatWasListed(FxRobot robot) {
        Platform.runLater(() -> workspace.open(Direct.CASE, open -> {}, failure -> {}));
        await("the case", () -> workspace.openCase().get() != null);
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT2).release(KeyCode.ALT);
        await("the button", () -> node("#pull") != null);
        assertThat(text("#network")).isEqualTo("Offline");
        fire("#pull");
        await("the dialog", () -> node("#pull-url") != null);
        type("#pull-url", "s3://logs/AWSLogs/");
        fire("#pull-dry-run");
        await("the badge", () -> text("#network").equals("Online: this pull"));
        answer.countDown();
        await("the plan", () -> node("#pull-groups") != null);
        await("offline again", () -> text("#network").equals("Offline"));
        assertThat(text("#pull-start")).isEqualTo("Pull 9,812 objects, 1.21 GB");
        type("#pull-accounts", "444455556666");
        await("stale", () -> node("#pull-start") instanceof Button b && b.isDisabled());
        fire("#pull-dry-run");
        await("the plan again", () -> node("#pull-groups") != null);
        OpenCase before = workspace.openCase().get();
        fire("#pull-start");
        await("the failure", () -> text("#import-failure").contains("s3:GetObject"));
        await("the case read again", () -> workspace.openCase().get() != before);
        assertThat(service.pulled).isEqualTo(service.listed);
        assertThat(Objects.requireNonNull(service.pulled).scope().accounts())
                .containsExactly("444455556666");
        assertThat(text("#network")).isEqualTo("Offline");
    }
}
