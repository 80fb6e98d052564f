package org.exhibit.app.ui.evidence;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import org.exhibit.app.service.AcquireReport;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.app.ui.common.StatePanel;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Instant;
import java.util.List;

/// The line above the evidence that tells of an import: under way, done, stopped or failed.
final class ImportBanner extends StackPane {
    private final EvidenceViewModel model;
    private final Label words = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Label text = new Label();
    private final Button cancel = new Button("Cancel", Glyph.CLOSE.icon(12));
    private final Timeline sampling =
            new Timeline(new KeyFrame(Duration.millis(100), e -> sample()));

    ImportBanner(EvidenceViewModel model) {
        this.model = model;
        getStyleClass().add("exhibit-card");
        setId("import-banner");
        progress.setPrefWidth(320);
        cancel.setId("cancel-import");
        cancel.getStyleClass().add("small");
        text.getStyleClass().addAll("muted", "small");
        sampling.setCycleCount(Animation.INDEFINITE);
        model.importing().addListener((property, before, now) -> show(now));
        show(model.importing().get());
    }

    private void show(ImportState state) {
        sampling.stop();
        switch (state) {
            case ImportState.Idle idle -> getChildren().clear();
            case ImportState.Running running -> {
                cancel.setDisable(false);
                cancel.setOnAction(e -> running.task().cancel().cancel());
                line(Glyph.SYNC.icon(16, "accent-icon"), words, progress, text, space(), cancel);
                sampling.play();
                sample();
            }
            case ImportState.Done done ->
                    outcome(Glyph.CHECK.icon(16, "success-icon"), done(done.report()));
            case ImportState.Settled settled ->
                    outcome(Glyph.CHECK.icon(16, "success-icon"), settled.said());
            case ImportState.Cancelled cancelled ->
                    outcome(
                            Glyph.BLOCK.icon(16, "warning-icon"),
                            "Import cancelled. " + cancelled.kept());
            case ImportState.Failed failed -> failed(failed.failure());
        }
    }

    private static String done(AcquireReport report) {
        return report.acquisition()
                + ": "
                + Formats.count(report.newFiles(), "new file", "new files")
                + (report.knownFiles() > 0
                        ? ", " + Formats.count(report.knownFiles()) + " already in the case"
                        : "")
                + ". The case holds "
                + Formats.count(report.totals().counts().events(), "event", "events")
                + (report.totals().counts().addsUp()
                        ? "; the accounting adds up."
                        : "; the accounting does NOT add up.");
    }

    private void failed(Failure failure) {
        Label what = new Label(failure.what() + ' ' + failure.reason());
        what.setWrapText(true);
        what.setId("import-failure");
        Button copy = new Button("Copy details");
        copy.getStyleClass().add("small");
        copy.setOnAction(e -> StatePanel.copy(failure.copyText()));
        Button resume = new Button("Finish the rest");
        resume.getStyleClass().add("small");
        resume.setOnAction(e -> model.resume());
        HBox.setHgrow(what, Priority.ALWAYS);
        line(Glyph.ERROR.icon(16, "danger-icon"), what, space(), copy, resume, close());
    }

    private void outcome(FontIcon icon, String said) {
        Label label = new Label(said);
        label.setWrapText(true);
        label.setId("import-outcome");
        line(icon, label, space(), close());
    }

    private Button close() {
        Button close = new Button("", Glyph.CLOSE.icon());
        close.getStyleClass().addAll("flat", "icon-button", "small");
        close.setAccessibleText("Close this message");
        close.setOnAction(e -> model.dismiss());
        return close;
    }

    private void line(javafx.scene.Node... nodes) {
        HBox line = new HBox(10, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("banner-line");
        getChildren().setAll(List.of(line));
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /// Shows the newest snapshot of a running import.
    void sample() {
        if (model.importing().get() instanceof ImportState.Running running) {
            RunningTask.View view = running.task().view(Instant.now());
            words.setText(view.cancelling() ? "Stopping at a safe point" : view.stage());
            progress.setProgress(view.fraction().orElse(ProgressBar.INDETERMINATE_PROGRESS));
            text.setText(view.text());
            cancel.setDisable(view.cancelling());
        }
    }
}
