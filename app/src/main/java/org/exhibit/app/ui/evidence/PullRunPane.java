package org.exhibit.app.ui.evidence;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.exhibit.app.service.PullReport;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.indexer.progress.Progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Shows a pull under way, and how it ended.
final class PullRunPane extends VBox {
    private final PullViewModel model;
    private final Label stage = PullNodes.words("", "small-title");
    private final ProgressBar bar = new ProgressBar();
    private final Label counts = PullNodes.words("", "mono");
    private final Label rate = PullNodes.words("", "mono");
    private final Timeline sampling =
            new Timeline(new KeyFrame(Duration.millis(100), e -> sample()));
    private PullPace pace = new PullPace();

    PullRunPane(PullViewModel model) {
        super(12);
        this.model = model;
        setId("pull-run");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setId("pull-progress");
        counts.setId("pull-counts");
        rate.setId("pull-rate");
        sampling.setCycleCount(Animation.INDEFINITE);
        model.run().addListener((property, before, now) -> show(now));
        sceneProperty()
                .addListener((property, before, now) -> {
                    if (now == null) {
                        sampling.stop();
                    }
                });
        show(model.run().get());
    }

    private void show(PullRun run) {
        sampling.stop();
        switch (run) {
            case PullRun.NotYet notYet -> getChildren().clear();
            case PullRun.Running running -> {
                pace = new PullPace();
                getChildren()
                        .setAll(
                                stage,
                                bar,
                                counts,
                                rate,
                                PullNodes.muted(
                                        "Every object is compared with what S3 announced and hashed"
                                            + " before it counts. This may be closed: the pull goes"
                                            + " on, and the bar above the evidence tells of it."));
                sample();
                sampling.play();
            }
            case PullRun.Done done -> getChildren().setAll(done(done.report()));
            case PullRun.Cancelled cancelled -> getChildren().setAll(cancelled(cancelled));
            case PullRun.Failed failed ->
                    getChildren()
                            .setAll(
                                    PullNodes.failure(
                                            "pull-failure", failed.failure(), failed.advice()),
                                    PullNodes.muted(PullText.GO_ON));
        }
    }

    private void sample() {
        if (model.run().get() instanceof PullRun.Running running) {
            RunningTask task = running.task();
            Progress progress = task.board().latest();
            PullPace.View view = pace.view(progress, Instant.now());
            stage.setText(
                    task.cancel().isCancelled()
                            ? "Stopping; what came whole is being kept and indexed"
                            : PullText.stage(progress.stage()));
            bar.setProgress(view.fraction().orElse(ProgressBar.INDETERMINATE_PROGRESS));
            counts.setText(view.counts());
            rate.setText(view.left().isEmpty() ? view.rate() : view.rate() + " · " + view.left());
        }
    }

    private static Node cancelled(PullRun.Cancelled cancelled) {
        Label kept = PullNodes.words(cancelled.kept());
        kept.setId("pull-outcome");
        VBox card =
                PullNodes.card(
                        Glyph.BLOCK.icon(16, "warning-icon"),
                        "The pull was stopped",
                        kept,
                        PullNodes.muted(PullText.GO_ON));
        card.getStyleClass().add("pull-warn");
        return card;
    }

    private static List<Node> done(PullReport report) {
        List<String> lines = PullText.done(report);
        Label first = PullNodes.words(lines.getFirst());
        first.setId("pull-outcome");
        VBox card =
                PullNodes.card(Glyph.CHECK.icon(16, "success-icon"), "The pull is complete", first);
        lines.stream().skip(1).forEach(line -> card.getChildren().add(PullNodes.muted(line)));
        card.getStyleClass().add("pull-good");
        List<Node> nodes = new ArrayList<>();
        nodes.add(card);
        return nodes;
    }
}
