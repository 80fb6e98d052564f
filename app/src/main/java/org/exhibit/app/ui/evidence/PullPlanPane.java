package org.exhibit.app.ui.evidence;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.progress.Progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Shows what a dry run found, to choose from.
final class PullPlanPane extends VBox {
    private static final int LEFT_OUT = 5;

    private final PullViewModel model;
    private final Label counted = PullNodes.muted("");
    private final Timeline sampling =
            new Timeline(new KeyFrame(Duration.millis(100), e -> sample()));

    PullPlanPane(PullViewModel model) {
        super(12);
        this.model = model;
        setId("pull-plan");
        counted.setId("pull-listed");
        sampling.setCycleCount(Animation.INDEFINITE);
        model.dryRun().listing().addListener((property, before, now) -> show(now));
        show(model.dryRun().listing().get());
    }

    private void show(PullListing listing) {
        sampling.stop();
        switch (listing) {
            case PullListing.None none -> getChildren().clear();
            case PullListing.Running running -> {
                getChildren().setAll(new ProgressBar(), counted);
                sample();
                sampling.play();
            }
            case PullListing.Ready ready -> getChildren().setAll(plan(ready));
            case PullListing.Stopped stopped ->
                    getChildren()
                            .setAll(
                                    PullNodes.words(
                                            "The listing was stopped. The case was not changed."));
            case PullListing.Failed failed ->
                    getChildren()
                            .setAll(
                                    PullNodes.failure(
                                            "pull-failure", failed.failure(), failed.advice()));
        }
    }

    private void sample() {
        if (model.dryRun().listing().get() instanceof PullListing.Running running) {
            counted.setText(words(running.task(), Instant.now()));
        }
    }

    private static String words(RunningTask task, Instant now) {
        Progress progress = task.board().latest();
        long seconds = java.time.Duration.between(task.started(), now).toSeconds();
        return "Listing: "
                + Formats.count(progress.filesDone(), "object", "objects")
                + " in "
                + Formats.duration(java.time.Duration.ofSeconds(seconds))
                + (progress.item().isEmpty() ? "" : ", at " + progress.item());
    }

    private List<Node> plan(PullListing.Ready ready) {
        S3Plan plan = ready.plan();
        List<Node> nodes = new ArrayList<>();
        nodes.add(
                PullNodes.muted(
                        String.format(
                                Locale.ROOT,
                                "Finished in %.1f s, %s. Tick what to pull; what the case has"
                                        + " already is skipped.",
                                ready.took().toMillis() / 1_000.0,
                                Formats.count(plan.listRequests(), "list call", "list calls"))));
        nodes.add(new PullTable(model.dryRun(), PullRow.of(plan, ready.request().scope())));
        nodes.add(new PullCostCard(model, plan));
        if (!plan.restore().isEmpty()) {
            nodes.add(archived(plan));
        }
        if (!plan.leftOut().isEmpty()) {
            nodes.add(leftOut(plan));
        }
        return nodes;
    }

    private static Node archived(S3Plan plan) {
        VBox card =
                PullNodes.card(
                        Glyph.WARNING.icon(16, "warning-icon"),
                        Formats.count(plan.archived().objects(), "object", "objects")
                                + ", "
                                + Formats.bytes(plan.archived().bytes())
                                + ", in archives",
                        PullNodes.muted(
                                "Restoring changes the account, so Exhibit does not do it. A"
                                        + " custodian can, with these commands"
                                        + (plan.archived().objects() > plan.restore().size()
                                                ? " (the first "
                                                        + Formats.count(plan.restore().size())
                                                        + "; the saved listing has all):"
                                                : ":")),
                        PullNodes.lines("pull-restore", plan.restore(), 4));
        card.getStyleClass().add("pull-warn");
        return card;
    }

    private static Node leftOut(S3Plan plan) {
        List<String> shown = plan.leftOut().stream().limit(LEFT_OUT).toList();
        String more =
                plan.leftOut().size() > LEFT_OUT
                        ? "; and " + Formats.count(plan.leftOut().size() - LEFT_OUT) + " more"
                        : "";
        return PullNodes.muted(
                "Not listed, as asked: "
                        + String.join("; ", shown)
                        + more
                        + ". AWS may deliver logs up to 30 days late.");
    }
}
