package org.exhibit.app.ui.custody;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.custody.CustodyHead;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// The chain as a whole: its head and its last full check, or what is wrong with it.
final class ChainCard extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final CustodyViewModel model;
    private final ProgressBar progress = new ProgressBar();
    private final Label stage = CustodyNodes.line("", "muted", "small");
    private final Timeline sampling =
            new Timeline(new KeyFrame(Duration.millis(150), e -> sample()));
    private @Nullable RunningTask task;

    ChainCard(CustodyViewModel model) {
        this.model = model;
        setId("chain-card");
        getStyleClass().add("exhibit-card");
        sampling.setCycleCount(Animation.INDEFINITE);
    }

    void show(TimeDisplay times) {
        sampling.stop();
        task = null;
        CustodyContent content = model.content();
        setVisible(content != null);
        setManaged(content != null);
        if (content == null) {
            return;
        }
        Trouble trouble = model.trouble();
        pseudoClassStateChanged(WRONG, trouble != null);
        VBox body = new VBox(6);
        body.getStyleClass().add("tab-body");
        if (trouble == null) {
            Label badge = new Label(badge(content));
            badge.getStyleClass().addAll("badge", "good");
            getChildren().setAll(CustodyNodes.heading(Glyph.LINK, "Chain", badge), body);
            whole(body, content);
        } else {
            getChildren().setAll(CustodyNodes.heading(Glyph.ERROR, trouble.title()), body);
            broken(body, trouble);
        }
        body.getChildren().add(checked(times));
    }

    private static String badge(CustodyContent content) {
        return "Whole, "
                + Formats.count(content.check().entries())
                + " of "
                + Formats.count(content.rows().size());
    }

    private static void whole(VBox body, CustodyContent content) {
        CustodyHead head = content.check().head();
        String hex = head.hash().hex();
        HBox line =
                new HBox(
                        CustodyNodes.field(
                                "Head at " + head.sequence(),
                                hex.substring(0, 32) + '\n' + hex.substring(32),
                                true),
                        CustodyNodes.space(),
                        CustodyNodes.copy("the head's hash", hex));
        body.getChildren()
                .addAll(
                        line,
                        CustodyNodes.line(
                                "Every link was computed again when the list was read. A chain"
                                        + " alone cannot show that its end was cut off: a head"
                                        + " noted elsewhere, in a pack or a seal, can.",
                                "caption",
                                "muted"));
    }

    private void broken(VBox body, Trouble trouble) {
        body.getChildren()
                .addAll(
                        CustodyNodes.line(trouble.found(), "bad"),
                        CustodyNodes.line("Means. " + trouble.means(), "small"),
                        CustodyNodes.line("Holds. " + trouble.holds(), "small"),
                        CustodyNodes.line("Do. " + trouble.next(), "small"));
        HBox actions = new HBox(8);
        if (trouble.line() > 0) {
            Button go = new Button("Show the line");
            go.getStyleClass().add("small");
            go.setOnAction(e -> model.go(trouble.line()));
            actions.getChildren().add(go);
        }
        Button copy = new Button("Copy details");
        copy.getStyleClass().add("small");
        copy.setOnAction(e -> StatePanel.copy(trouble.copyText()));
        actions.getChildren().add(copy);
        body.getChildren().add(actions);
    }

    private Node checked(TimeDisplay times) {
        return switch (model.check().get()) {
            case CheckState.NotYet notYet ->
                    CustodyNodes.field("Full check", "not made on this state of the case", false);
            case CheckState.Running running -> running(running.task());
            case CheckState.Done done ->
                    new VBox(
                            6,
                            CustodyNodes.field("Full check", told(done, times), false),
                            CustodyNodes.checks(done.verification().checks()));
            case CheckState.Cancelled cancelled ->
                    CustodyNodes.field(
                            "Full check",
                            "stopped before its end; it says nothing, and nothing was changed",
                            false);
            case CheckState.Failed failed -> {
                Button copy = new Button("Copy details");
                copy.getStyleClass().add("small");
                copy.setOnAction(e -> StatePanel.copy(failed.failure().copyText()));
                yield new VBox(
                        6,
                        CustodyNodes.line(failed.failure().what(), "bad"),
                        CustodyNodes.line(failed.failure().reason(), "mono", "small"),
                        CustodyNodes.line(failed.failure().kept(), "small"),
                        copy);
            }
        };
    }

    private static String told(CheckState.Done done, TimeDisplay times) {
        long failing = done.verification().checks().stream().filter(one -> !one.ok()).count();
        return times.exact(done.at().truncatedTo(java.time.temporal.ChronoUnit.SECONDS))
                + ", "
                + Formats.count(done.entries(), "entry", "entries")
                + ", "
                + Formats.duration(done.took())
                + ", "
                + Formats.count(done.verification().checks().size(), "check", "checks")
                + (failing == 0 ? ", all hold" : ", " + failing + " failed");
    }

    private Node running(RunningTask running) {
        task = running;
        progress.setMaxWidth(Double.MAX_VALUE);
        Button cancel = new Button("Cancel", Glyph.CLOSE.icon(12));
        cancel.setId("cancel-verify");
        cancel.getStyleClass().add("small");
        cancel.setOnAction(e -> running.cancel().cancel());
        sample();
        sampling.play();
        return new VBox(
                6,
                CustodyNodes.line("Checking the case in full", "small"),
                progress,
                stage,
                cancel);
    }

    private void sample() {
        RunningTask running = task;
        if (running == null) {
            sampling.stop();
            return;
        }
        RunningTask.View view = running.view(Instant.now());
        progress.setProgress(view.fraction().orElse(ProgressBar.INDETERMINATE_PROGRESS));
        stage.setText(view.cancelling() ? "Stopping" : view.stage() + "  " + view.text());
    }
}
