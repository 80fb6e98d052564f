package org.exhibit.app.ui.shell;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.app.ui.common.Workspace;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// The line at the foot: the index, the task that runs with its progress, the time. Progress is
/// sampled ten times a second, and only while there is some.
final class StatusBar extends HBox {
    private final ShellViewModel model;
    private final Workspace workspace;
    private final Label index = new Label();
    private final Label events = new Label();
    private final Label offline =
            new Label("Nothing is sent or looked up", Glyph.OFFLINE.icon(14, "muted-icon"));
    private final Label context = new Label();
    private final HBox task = new HBox(8);
    private final Label stage = new Label("", Glyph.SYNC.icon(14, "accent-icon"));
    private final ProgressBar progress = new ProgressBar();
    private final Label percent = new Label();
    private final Label text = new Label();
    private final Button cancel = new Button("Cancel", Glyph.CLOSE.icon(12));
    private final Label noTask = new Label("No task");
    private final Label clock = new Label();
    private final Timeline sampling =
            new Timeline(new KeyFrame(Duration.millis(100), e -> sample()));
    private final Timeline ticking = new Timeline(new KeyFrame(Duration.seconds(1), e -> tick()));

    StatusBar(ShellViewModel model, Workspace workspace) {
        this.model = model;
        this.workspace = workspace;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        events.getStyleClass().add("mono");
        percent.getStyleClass().add("mono");
        clock.getStyleClass().add("mono");
        text.setId("task-text");
        context.setId("screen-context");
        context.visibleProperty().bind(context.textProperty().isNotEmpty());
        context.managedProperty().bind(context.visibleProperty());
        offline.visibleProperty().bind(context.visibleProperty().not());
        offline.managedProperty().bind(offline.visibleProperty());
        cancel.setId("cancel-task");
        cancel.getStyleClass().addAll("small", "status-cancel");
        cancel.setAccessibleText("Cancel the task");
        cancel.setOnAction(e -> model.cancelTask());
        progress.setPrefWidth(120);
        task.setAlignment(Pos.CENTER_LEFT);
        task.getChildren().addAll(stage, progress, percent, text, cancel);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        index,
                        events,
                        separator(),
                        offline,
                        context,
                        space,
                        noTask,
                        task,
                        separator(),
                        clock);
        sampling.setCycleCount(Animation.INDEFINITE);
        ticking.setCycleCount(Animation.INDEFINITE);
        workspace.openCase().addListener((property, before, now) -> showCase());
        workspace.times().addListener((property, before, now) -> tick());
        workspace
                .tasks()
                .addListener(
                        (javafx.collections.ListChangeListener<RunningTask>)
                                change -> tasksChanged());
        showCase();
        tasksChanged();
        tick();
    }

    /// Starts or stops the clock; a window that is not shown needs none.
    void run(boolean shown) {
        if (shown) {
            ticking.play();
        } else {
            ticking.stop();
            sampling.stop();
        }
    }

    /// Shows what is chosen on the screen in front, in place of what always holds.
    void show(ObservableValue<String> chosen) {
        context.textProperty().bind(chosen);
    }

    private static Region separator() {
        Region line = new Region();
        line.getStyleClass().add("status-separator");
        return line;
    }

    private void showCase() {
        index.setText(model.indexState());
        boolean open = workspace.openCase().get() != null;
        index.setGraphic(open ? Glyph.CHECK.icon(14, "success-icon") : null);
        events.setText(model.eventCount());
        events.setVisible(open);
        events.setManaged(open);
    }

    private void tasksChanged() {
        boolean running = !workspace.tasks().isEmpty();
        task.setVisible(running);
        task.setManaged(running);
        noTask.setVisible(!running);
        noTask.setManaged(!running);
        if (running) {
            sampling.play();
            sample();
        } else {
            sampling.stop();
        }
    }

    private void sample() {
        RunningTask.@Nullable View view = model.task(Instant.now()).orElse(null);
        if (view == null) {
            return;
        }
        stage.setText(view.cancelling() ? "Stopping at a safe point" : view.stage());
        progress.setProgress(view.fraction().orElse(ProgressBar.INDETERMINATE_PROGRESS));
        percent.setText(
                view.fraction().isPresent() ? Formats.percent(view.fraction().getAsDouble()) : "");
        text.setText(view.text());
        cancel.setDisable(view.cancelling());
        progress.setAccessibleText(view.title() + ' ' + percent.getText());
    }

    private void tick() {
        clock.setText(
                workspace
                        .times()
                        .get()
                        .exact(Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
    }
}
