package org.exhibit.app.ui.findings;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.Undecided;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the evidence cannot decide, and what was not run.
final class SilentPane extends VBox {
    private final FindingsViewModel model;
    private final TableView<Undecided> undecided = new TableView<>();
    private final Label missing = new Label();
    private final Label refused = new Label();

    SilentPane(FindingsViewModel model) {
        this.model = model;
        getChildren().addAll(undecided, missing, refused);
        FindingColumns.fillUndecided(undecided, this::found);
        VBox.setVgrow(undecided, Priority.ALWAYS);
        undecided
                .getSelectionModel()
                .selectedItemProperty()
                .addListener((p, before, now) ->
                        missing.setText(now == null ? "" : now.rule() + ": " + now.reason()));
        missing.setWrapText(true);
        missing.setMinHeight(Region.USE_PREF_SIZE);
        missing.getStyleClass().addAll("small", "card-note");
        refused.setWrapText(true);
        refused.getStyleClass().addAll("small", "bad", "card-note");
        refused.managedProperty().bind(refused.visibleProperty());
    }

    private String found(Undecided each) {
        FindingsContent content = model.content().get();
        int count = content == null ? 0 : content.found(each.rule());
        return count == 0 ? "nothing" : Formats.count(count);
    }

    void show(FindingsContent content) {
        undecided.getItems().setAll(content.undecided());
        undecided.getSelectionModel().selectFirst();
        String notRun =
                Stream.concat(
                                content.found().report().off().stream()
                                        .map(off ->
                                                off.rule()
                                                        + " is off in this case, by "
                                                        + off.author()
                                                        + ": "
                                                        + off.reason()),
                                content.found().report().refused().stream().map(RefusedRule::text))
                        .collect(Collectors.joining("\n"));
        refused.setVisible(!notRun.isEmpty());
        refused.setText("Not run:\n" + notRun);
    }
}
