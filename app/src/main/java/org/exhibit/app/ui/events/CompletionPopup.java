package org.exhibit.app.ui.events;

import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.exhibit.app.ui.common.Glyph;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// The list of proposals under the query bar, or the reason why the query cannot be understood. It
/// lies in the window itself, not in one of its own, so that it stays where the bar is.
final class CompletionPopup {
    private static final double WIDTH = 420;

    private final EventsViewModel model;
    private final QueryBar bar;
    private final TextField text;
    private final Pane layer;
    private final VBox box = new VBox();
    private @Nullable String reason;

    CompletionPopup(EventsViewModel model, QueryBar bar, TextField text, Pane layer) {
        this.model = model;
        this.bar = bar;
        this.text = text;
        this.layer = layer;
        box.getStyleClass().add("completion");
        box.setId("completion");
        box.setVisible(false);
        box.setManaged(false);
        layer.getChildren().add(box);
        CompletionViewModel completion = model.completion();
        completion.proposals().addListener((property, before, now) -> refresh());
        completion.chosen().addListener((property, before, now) -> refresh());
    }

    boolean isOpen() {
        return !model.completion().proposals().get().isEmpty();
    }

    void explain(@Nullable String why) {
        reason = why;
        refresh();
    }

    private void refresh() {
        List<CompletionViewModel.Proposal> proposals = model.completion().proposals().get();
        box.getChildren().clear();
        if (reason != null) {
            Label label = new Label(reason, Glyph.ERROR.icon(15, "danger-icon"));
            label.setWrapText(true);
            label.getStyleClass().add("mistake-reason");
            label.setId("mistake");
            box.getChildren().add(label);
        }
        if (!proposals.isEmpty()) {
            Label title = new Label(model.completion().title().get());
            title.getStyleClass().addAll("caption", "completion-title");
            box.getChildren().add(title);
            for (int i = 0; i < proposals.size(); i++) {
                box.getChildren().add(row(proposals.get(i), i));
            }
            box.getChildren().add(footer());
        }
        box.setVisible(!box.getChildren().isEmpty());
        if (box.isVisible()) {
            place();
        }
    }

    private void place() {
        Bounds field = layer.sceneToLocal(text.localToScene(text.getBoundsInLocal()));
        Bounds whole = layer.sceneToLocal(bar.localToScene(bar.getBoundsInLocal()));
        double left = Math.min(field.getMinX() - 8, layer.getWidth() - WIDTH - 8);
        box.applyCss();
        box.resize(WIDTH, box.prefHeight(WIDTH));
        box.relocate(Math.max(0, left), whole.getMaxY() + 2);
        box.layout();
    }

    private Node row(CompletionViewModel.Proposal proposal, int index) {
        Text typed = new Text(proposal.label().substring(0, proposal.typed()));
        typed.getStyleClass().addAll("mono", "typed");
        Text rest = new Text(proposal.label().substring(proposal.typed()));
        rest.getStyleClass().add("mono");
        TextFlow name = new TextFlow(typed, rest);
        name.setMaxHeight(18);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label hint = new Label(proposal.hint());
        hint.getStyleClass().addAll("caption", proposal.complete() ? "mono" : "muted");
        hint.setMaxWidth(240);
        HBox row = new HBox(8, name, hint);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("completion-row");
        if (index == model.completion().chosen().get()) {
            row.getStyleClass().add("chosen");
        }
        row.setOnMousePressed(e -> {
            model.completion().chosen().set(index);
            bar.takeChosen();
            e.consume();
        });
        return row;
    }

    private static Node footer() {
        HBox footer =
                new HBox(
                        8,
                        key("Tab"),
                        word("accept"),
                        key("↑↓"),
                        word("choose"),
                        key("!"),
                        word("exclude"),
                        key("Esc"),
                        word("close"));
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add("completion-footer");
        return footer;
    }

    private static Label key(String key) {
        Label label = new Label(key);
        label.getStyleClass().add("kbd");
        return label;
    }

    private static Label word(String word) {
        Label label = new Label(word);
        label.getStyleClass().addAll("caption", "muted");
        return label;
    }
}
