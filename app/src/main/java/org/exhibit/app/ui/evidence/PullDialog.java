package org.exhibit.app.ui.evidence;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// The pull dialog, docked at the right: its steps along the top, the step at hand, and what can be
/// done along the foot.
final class PullDialog extends VBox {
    private static final double WIDTH = 640;

    private final PullViewModel model;
    private final Modals modals;
    private final Choosers choosers;
    private final Map<PullViewModel.Step, Button> marks = new EnumMap<>(PullViewModel.Step.class);
    private final PullAccessPane access;
    private final PullScopePane scope;
    private final PullPlanPane plan;
    private final PullRunPane run;
    private final ScrollPane middle = new ScrollPane();
    private final Label said = PullNodes.muted("");
    private final Button save = new Button("Save listing…", Glyph.SAVE.icon());
    private final Button cancel = new Button("Cancel");
    private final Button back = new Button("Back");
    private final Button main = new Button();

    private PullDialog(PullViewModel model, Modals modals, Choosers choosers) {
        this.model = model;
        this.modals = modals;
        this.choosers = choosers;
        access = new PullAccessPane(model);
        scope = new PullScopePane(model);
        plan = new PullPlanPane(model);
        run = new PullRunPane(model);
        for (VBox pane : java.util.List.of(access, scope, plan, run)) {
            pane.getStyleClass().add("dialog-body");
        }
        setId("pull-dialog");
        setPrefWidth(WIDTH);
        getStyleClass().add("pull-dialog");
        middle.setFitToWidth(true);
        middle.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(middle, Priority.ALWAYS);
        save.setId("pull-save");
        cancel.setId("pull-cancel");
        back.setId("pull-back");
        main.setDefaultButton(true);
        main.getStyleClass().add("accent");
        save.setOnAction(e -> save());
        said.setId("pull-said");
        HBox foot = new HBox(8, save, said, PullNodes.space(), cancel, back, main);
        foot.getStyleClass().add("card-foot");
        getChildren().addAll(steps(), middle, foot);
        ChangeListener<Object> again = (property, before, now) -> show();
        model.step().addListener(again);
        model.identity().addListener(again);
        model.run().addListener(again);
        model.dryRun().listing().addListener(again);
        model.dryRun().left().addListener(again);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE) {
                        modals.hide();
                        e.consume();
                    }
                });
        sceneProperty()
                .addListener((property, before, now) -> {
                    if (now == null) {
                        model.close();
                    }
                });
        show();
    }

    static void show(EvidenceViewModel evidence, Modals modals, Choosers choosers) {
        PullDialog dialog = new PullDialog(evidence.newPull(), modals, choosers);
        modals.dock("Pull from S3", dialog, dialog.access.first());
    }

    private HBox steps() {
        HBox line = new HBox(4);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("pull-steps");
        for (PullViewModel.Step step : PullViewModel.Step.values()) {
            Button mark = new Button((step.ordinal() + 1) + "  " + step.title());
            mark.setId("pull-step-" + step.name().toLowerCase(java.util.Locale.ROOT));
            mark.getStyleClass().addAll("flat", "pull-step");
            mark.setOnAction(e -> model.go(step));
            marks.put(step, mark);
            if (step.ordinal() > 0) {
                line.getChildren().add(Glyph.NEXT.icon(14, "muted-icon"));
            }
            line.getChildren().add(mark);
        }
        Label network = new Label();
        network.setId("pull-network");
        network.getStyleClass().add("badge");
        // The window's own badge is covered.
        network.textProperty()
                .bind(Bindings.when(model.online()).then("Online: this pull").otherwise("Offline"));
        network.textProperty()
                .addListener((property, before, now) -> {
                    network.getStyleClass().remove("warn");
                    if (now.startsWith("Online")) {
                        network.getStyleClass().add("warn");
                    }
                });
        line.getChildren().addAll(PullNodes.space(), network);
        return line;
    }

    private void show() {
        PullViewModel.Step step = model.step().get();
        marks.forEach((which, mark) -> {
            mark.getStyleClass().removeAll("current", "done");
            mark.setGraphic(null);
            if (which == step) {
                mark.getStyleClass().add("current");
            } else if (which.ordinal() < step.ordinal()) {
                mark.getStyleClass().add("done");
                mark.setGraphic(Glyph.CHECK.icon(14, "success-icon"));
            }
            mark.setDisable(model.run().get() instanceof PullRun.Running && which != step);
        });
        VBox pane = pane(step);
        if (middle.getContent() != pane) {
            middle.setContent(pane);
            middle.setVvalue(0);
        }
        said.setText("");
        actions(step);
    }

    private VBox pane(PullViewModel.Step step) {
        return switch (step) {
            case ACCESS -> access;
            case SCOPE -> scope;
            case DRY_RUN -> plan;
            case PULL -> run;
        };
    }

    private void actions(PullViewModel.Step step) {
        boolean running = model.run().get() instanceof PullRun.Running;
        boolean ready = model.dryRun().listing().get() instanceof PullListing.Ready;
        visible(save, step == PullViewModel.Step.DRY_RUN && ready);
        visible(back, step == PullViewModel.Step.SCOPE || step == PullViewModel.Step.DRY_RUN);
        visible(cancel, !(model.run().get() instanceof PullRun.Done));
        back.setOnAction(e -> {
            if (step == PullViewModel.Step.DRY_RUN) {
                model.dryRun().forget();
            }
            model.go(
                    step == PullViewModel.Step.DRY_RUN
                            ? PullViewModel.Step.SCOPE
                            : PullViewModel.Step.ACCESS);
        });
        cancel.setDisable(false);
        cancel.setText(running ? "Stop the pull" : "Cancel");
        cancel.setOnAction(e -> cancel());
        switch (step) {
            case ACCESS -> {
                main("pull-check", "Check identity", access::check);
                main.setDisable(model.identity().get() instanceof PullIdentity.Asking);
            }
            case SCOPE -> main("pull-dry-run", "Dry run", scope::list);
            case DRY_RUN -> {
                main("pull-start", PullText.pull(model.dryRun().chosen()), model::pull);
                main.setDisable(!model.canPull());
            }
            case PULL -> outcomeActions();
        }
    }

    private void outcomeActions() {
        switch (model.run().get()) {
            case PullRun.Running running -> main("pull-hide", "Close", modals::hide);
            case PullRun.Done done -> main("pull-close", "Close", modals::hide);
            case PullRun.Cancelled cancelled -> main("pull-go-on", "Go on", model::goOn);
            case PullRun.Failed failed -> main("pull-go-on", "Try again", model::goOn);
            case PullRun.NotYet notYet -> main("pull-close", "Close", modals::hide);
        }
    }

    private void main(String id, String text, Runnable action) {
        main.setId(id);
        main.setText(text);
        main.setDisable(false);
        main.setOnAction(e -> action.run());
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void cancel() {
        if (model.run().get() instanceof PullRun.Running running) {
            running.task().cancel().cancel();
            cancel.setDisable(true);
        } else {
            modals.hide();
        }
    }

    private void save() {
        choosers.target("Save the listing as .csv or .json", "listing.csv").ifPresent(this::save);
    }

    private void save(Path target) {
        model.dryRun()
                .save(
                        target,
                        () -> said.setText("Saved " + target.getFileName()),
                        failure -> said.setText(failure.what() + ' ' + failure.reason()));
    }
}
