package org.exhibit.app.ui.findings;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.LoadingBars;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.indexer.finding.suggestion.FilePlace;
import org.exhibit.indexer.finding.suggestion.Ground;
import org.exhibit.indexer.finding.suggestion.Suggestion;
import org.exhibit.indexer.finding.suggestion.SuggestionState;
import org.exhibit.indexer.index.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What may be a subject: a table, the grounds of the selected one with their records, and the two
/// decisions.
final class SuggestionsPane extends StackPane {
    private static final int MOST_LINKS = 8;

    private final SuggestionsViewModel model;
    private final Navigator navigator;
    private final TableView<Suggestion> table = new TableView<>();
    private final VBox grounds = new VBox(6);
    private final Label notes = new Label();
    private final Button confirm = new Button("Make it a subject");
    private final Button reject = new Button("Reject");
    private final CheckBox decided = new CheckBox("Decided before");
    private final VBox body;

    SuggestionsPane(SuggestionsViewModel model, Navigator navigator, SuggestionDialogs dialogs) {
        this.model = model;
        this.navigator = navigator;
        fillTable();
        confirm.setId("suggestion-confirm");
        confirm.getStyleClass().add("accent");
        confirm.setGraphic(Glyph.ADD.icon());
        reject.setId("suggestion-reject");
        confirm.setOnAction(e -> withSelected(dialogs::confirm));
        reject.setOnAction(e -> withSelected(dialogs::reject));
        decided.setId("suggestion-decided");
        decided.selectedProperty().bindBidirectional(model.decided());
        Button again = new Button("Look again");
        again.setGraphic(Glyph.SYNC.icon());
        again.setOnAction(e -> model.look());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox foot = new HBox(8, confirm, reject, space, decided, again);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("life-foot");
        grounds.getStyleClass().add("tab-body");
        notes.setWrapText(true);
        notes.getStyleClass().addAll("small", "warn", "card-note");
        notes.managedProperty().bind(notes.visibleProperty());
        VBox.setVgrow(table, Priority.ALWAYS);
        body = new VBox(table, grounds, notes, foot);
        model.looking().addListener((p, before, now) -> show());
        model.rows().addListener((ListChangeListener<Suggestion>) change -> showRows());
        show();
    }

    private void fillTable() {
        table.setId("suggestions");
        table.setAccessibleText("Suggested subjects");
        table.setFixedCellSize(28);
        table.setPlaceholder(new Label("Every suggestion was decided"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        TableColumn<Suggestion, Suggestion> kind = new TableColumn<>("Kind");
        TableColumns.node(kind, each -> SuggestionDialogs.kinds(each.kind()));
        kind.setMinWidth(104);
        kind.setMaxWidth(104);
        table.getColumns()
                .setAll(
                        List.of(
                                kind,
                                column(
                                        "Object, folder or bucket",
                                        260,
                                        Suggestion::selector,
                                        "mono"),
                                column("Because", 360, Suggestion::reason, ""),
                                column("State", 130, SuggestionsPane::state, "")));
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((p, before, now) -> showGrounds());
    }

    private static TableColumn<Suggestion, String> column(
            String title, double width, Function<Suggestion, String> text, String style) {
        TableColumn<Suggestion, String> column = new TableColumn<>(title);
        TableColumns.text(column, text);
        column.setPrefWidth(width);
        if (!style.isEmpty()) {
            column.getStyleClass().add(style);
        }
        return column;
    }

    private static String state(Suggestion each) {
        return switch (each.state()) {
            case SuggestionState.Open open -> "open";
            case SuggestionState.IsSubject subject -> "subject";
            case SuggestionState.Rejected rejected ->
                    "rejected by " + rejected.author() + ": " + rejected.reason();
        };
    }

    private interface Act {
        void on(Suggestion suggestion);
    }

    private void withSelected(Act act) {
        Suggestion chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            act.on(chosen);
        }
    }

    private void show() {
        getChildren()
                .setAll(
                        switch (model.looking().get()) {
                            case SuggestionsViewModel.Looking.NotYet none ->
                                    new LoadingBars("Looking for subjects");
                            case SuggestionsViewModel.Looking.Running running ->
                                    new LoadingBars("Looking for subjects");
                            case SuggestionsViewModel.Looking.Stopped stopped ->
                                    StatePanel.cancelled(
                                            "The search was stopped",
                                            "Nothing was kept, and nothing in the case was"
                                                    + " changed.",
                                            List.of(
                                                    new StatePanel.Action(
                                                            "Look again", model::look)));
                            case SuggestionsViewModel.Looking.Failed failed ->
                                    StatePanel.error(failed.failure(), model::look);
                            case SuggestionsViewModel.Looking.Done done -> found(done);
                        });
    }

    private Node found(SuggestionsViewModel.Looking.Done done) {
        if (done.report().all().isEmpty()) {
            return StatePanel.empty(
                    Glyph.LABEL,
                    "Nothing is suggested",
                    "No tag, finding of Macie, job, content type or name speaks of health data or"
                            + " synthetic media. Subjects can be marked in Events.",
                    List.of(new StatePanel.Action("Look again", model::look)));
        }
        decided.setText("Decided before: " + Formats.count(model.decidedCount()));
        notes.setVisible(!done.report().notes().isEmpty());
        notes.setText(String.join("\n", done.report().notes()));
        return body;
    }

    private void showRows() {
        Suggestion before = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(model.rows());
        decided.setText("Decided before: " + Formats.count(model.decidedCount()));
        for (Suggestion each : table.getItems()) {
            if (before != null && each.selector().equals(before.selector())) {
                table.getSelectionModel().select(each);
            }
        }
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
        showGrounds();
    }

    private void showGrounds() {
        Suggestion chosen = table.getSelectionModel().getSelectedItem();
        boolean open = chosen != null && chosen.state() instanceof SuggestionState.Open;
        boolean subject = chosen != null && chosen.state() instanceof SuggestionState.IsSubject;
        confirm.setDisable(chosen == null || subject);
        reject.setDisable(!open);
        List<Node> lines = new ArrayList<>();
        if (chosen != null) {
            for (Ground ground : chosen.grounds()) {
                lines.add(line(ground));
            }
        }
        grounds.getChildren().setAll(lines);
    }

    private Node line(Ground ground) {
        Label says = new Label(SuggestionDialogs.word(ground.basis()) + ": " + ground.says());
        says.getStyleClass().add("small");
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        FlowPane links = new FlowPane(6, 2);
        int number = 0;
        for (String id : ground.evidence().stream().limit(MOST_LINKS).toList()) {
            Hyperlink link = new Hyperlink("record " + ++number);
            link.getStyleClass().addAll("mono", "citation");
            link.setOnAction(e -> navigator.go(new Destination.Events("id:" + id, TimeRange.ALL)));
            links.getChildren().add(link);
        }
        for (FilePlace place : ground.places().stream().limit(MOST_LINKS).toList()) {
            Label cite = new Label(place.citation() + " " + place.origin().file());
            cite.getStyleClass().addAll("mono", "small", "muted");
            links.getChildren().add(cite);
        }
        int more =
                Math.max(0, ground.evidence().size() - MOST_LINKS)
                        + Math.max(0, ground.places().size() - MOST_LINKS);
        if (more > 0) {
            links.getChildren().add(new Label("and " + more + " more"));
        }
        return new VBox(2, says, links);
    }

    /// Takes the keyboard.
    Node table() {
        return table;
    }
}
