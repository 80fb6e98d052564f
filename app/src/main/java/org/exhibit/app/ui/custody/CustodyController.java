package org.exhibit.app.ui.custody;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.LoadingBars;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.ScreenView;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.Workspace;

import java.util.List;

/// Binds the chain of custody to its view-model.
public final class CustodyController implements ScreenView {
    private final CustodyViewModel model;
    private final Workspace workspace;
    private final Choosers choosers;
    private final Modals modals;
    private final ChainCard chain;
    private final SealsCard seals;
    private final Parent root;

    @FXML private VBox screen;
    @FXML private Label subtitle;
    @FXML private MenuButton export;
    @FXML private Button verify;
    @FXML private Button seal;
    @FXML private FlowPane chips;
    @FXML private Hyperlink all;
    @FXML private TextField filter;
    @FXML private SplitPane content;
    @FXML private StackPane area;
    @FXML private TableView<ShownRow> table;
    @FXML private TableColumn<ShownRow, ShownRow> number;
    @FXML private TableColumn<ShownRow, String> time;
    @FXML private TableColumn<ShownRow, String> person;
    @FXML private TableColumn<ShownRow, String> kind;
    @FXML private TableColumn<ShownRow, String> words;
    @FXML private TableColumn<ShownRow, ShownRow> hash;
    @FXML private TableColumn<ShownRow, ShownRow> previous;
    @FXML private Label foot;
    @FXML private Label chosen;
    @FXML private HBox chosenActions;
    @FXML private HBox fields;
    @FXML private TextArea raw;
    @FXML private VBox side;

    public CustodyController(
            CustodyViewModel model, Workspace workspace, Choosers choosers, Modals modals) {
        this.model = model;
        this.workspace = workspace;
        this.choosers = choosers;
        this.modals = modals;
        chain = new ChainCard(model);
        seals = new SealsCard(new SealActions(workspace, choosers, modals, this::chosenExhibit));
        root = Fxml.load("Custody.fxml", this);
    }

    @FXML
    private void initialize() {
        new CustodyExports(model, workspace, choosers, modals).fill(export);
        verify.setGraphic(Glyph.FINGERPRINT.icon());
        seal.setGraphic(Glyph.LOCK.icon());
        verify.setOnAction(e -> model.verifyNow());
        seal.setOnAction(e -> seal());
        all.setOnAction(e -> {
            model.showAll();
            show();
        });
        filter.textProperty().bindBidirectional(model.filter());
        side.getChildren().setAll(chain, seals);
        columns();
        table.setItems(model.rows());
        table.setPlaceholder(new Label("The chips and the filter hide every entry"));
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((p, before, now) -> {
                    if (now != null) {
                        model.selected().set(now.row());
                    }
                });
        model.selected().addListener((p, before, now) -> select());
        model.rows()
                .addListener(
                        (javafx.collections.ListChangeListener<ShownRow>)
                                change -> {
                                    foot();
                                    select();
                                });
        model.state().addListener((p, before, now) -> show());
        model.check().addListener((p, before, now) -> showChecks());
        model.detail().addListener((p, before, now) -> showDetail());
        model.detailFailure().addListener((p, before, now) -> showDetail());
        workspace
                .times()
                .addListener((p, before, now) -> {
                    table.refresh();
                    show();
                });
        screen.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        show();
    }

    private void columns() {
        TableColumns.node(number, CustodyNodes::link);
        TableColumns.text(time, row -> workspace.times().get().exact(row.row().at()));
        TableColumns.text(person, row -> row.row().actor());
        TableColumns.text(kind, row -> row.row().kind());
        TableColumns.text(words, row -> row.row().words());
        TableColumns.node(
                hash,
                row ->
                        row.row().holds()
                                ? CustodyNodes.line(Formats.shortHash(row.row().hash()), "mono")
                                : CustodyNodes.verdict(
                                        false, Formats.shortHash(row.row().hash()), "entry hash"));
        TableColumns.node(
                previous,
                row ->
                        CustodyNodes.verdict(
                                row.row().follows(), row.row().shortPrevious(), "previous hash"));
        for (TableColumn<ShownRow, ?> column : table.getColumns()) {
            // The order of the file is what the marks between entries speak of.
            column.setSortable(false);
        }
        for (TableColumn<ShownRow, String> column : List.of(time, kind)) {
            column.getStyleClass().add("mono");
        }
    }

    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        boolean control = event.isControlDown() || event.isMetaDown();
        if (typing || event.isAltDown()) {
            return;
        }
        if (control && event.getCode() == KeyCode.C) {
            copyChosen();
        } else if (!control && event.getCode() == KeyCode.J) {
            model.walk(1);
        } else if (!control && event.getCode() == KeyCode.K) {
            model.walk(-1);
        } else if (!control && event.getCode() == KeyCode.G) {
            model.walkHidden(event.isShiftDown() ? -1 : 1);
        } else {
            return;
        }
        event.consume();
    }

    private void show() {
        Node instead =
                switch (model.state().get()) {
                    case CustodyState.Loading loading -> {
                        Button cancel = new Button("Cancel");
                        cancel.setOnAction(e -> model.cancelLoading());
                        yield new VBox(12, new LoadingBars("Reading the chain of custody"), cancel);
                    }
                    case CustodyState.Shown shown ->
                            shown.content().rows().isEmpty()
                                    ? StatePanel.empty(
                                            Glyph.CUSTODY,
                                            "The chain of custody is empty",
                                            "Every case begins with an entry; this log lost all of"
                                                    + " its own. Verify now says more.",
                                            List.of(
                                                    new StatePanel.Action(
                                                            "Verify now", model::verifyNow)))
                                    : null;
                    case CustodyState.Failed failed ->
                            StatePanel.error(failed.failure(), model::load);
                    case CustodyState.Cancelled cancelled ->
                            StatePanel.cancelled(
                                    "Reading the chain of custody was stopped",
                                    "Nothing in the case was changed.",
                                    List.of(new StatePanel.Action("Read again", model::load)));
                };
        content.setVisible(instead == null);
        area.getChildren().setAll(content);
        if (instead != null) {
            area.getChildren().add(instead);
        }
        subtitle.setText(model.summary());
        showChips();
        foot();
        showChecks();
        showDetail();
    }

    private void showChips() {
        chips.getChildren().clear();
        model.groups()
                .forEach((group, count) -> {
                    ToggleButton chip =
                            new ToggleButton(group.title() + ' ' + Formats.count(count));
                    chip.getStyleClass().add("segment");
                    chip.setSelected(model.isShown(group));
                    chip.setId("kind-" + group.name().toLowerCase(java.util.Locale.ROOT));
                    chip.setAccessibleText("Show entries: " + chip.getText());
                    chip.setOnAction(e -> model.show(group, chip.isSelected()));
                    chips.getChildren().add(chip);
                });
    }

    private void foot() {
        long hidden = model.hiddenCount();
        foot.setText(
                Formats.count(model.rows().size())
                        + " of "
                        + Formats.count(model.rows().size() + hidden)
                        + " in view"
                        + (hidden > 0
                                ? "; a dotted link marks hidden entries, checked all the same"
                                : ""));
        all.setVisible(hidden > 0);
    }

    private void showChecks() {
        CustodyContent shown = model.content();
        chain.show(workspace.times().get());
        seals.setVisible(shown != null);
        if (shown != null) {
            seals.show(shown, workspace.times().get());
        }
        boolean running = model.check().get() instanceof CheckState.Running;
        verify.setDisable(running || workspace.openCase().get() == null);
        seal.setDisable(running || !model.maySeal());
        export.setDisable(shown == null);
    }

    private void select() {
        int at = model.at();
        if (at < 0) {
            table.getSelectionModel().clearSelection();
        } else if (table.getSelectionModel().getSelectedIndex() != at) {
            table.getSelectionModel().clearAndSelect(at);
            table.scrollTo(Math.max(0, at - 3));
        }
    }

    private void showDetail() {
        CustodyRow row = model.selected().get();
        EntryDetail detail = model.detail().get();
        Failure failure = model.detailFailure().get();
        chosen.setText(row == null ? "No entry chosen" : row.label() + "  " + row.words());
        chosenActions.getChildren().clear();
        if (row != null && !row.hash().isEmpty()) {
            chosenActions.getChildren().setAll(CustodyNodes.copy("the entry's hash", row.hash()));
        }
        if (!chosenExhibit().isEmpty()) {
            Button prove = new Button("Inclusion proof…", Glyph.LINEAGE.icon(14));
            prove.getStyleClass().add("small");
            prove.setOnAction(e -> ProofDialog.show(chosenExhibit(), workspace, choosers, modals));
            chosenActions.getChildren().addFirst(prove);
        }
        fields.getChildren().clear();
        raw.setText(detail == null ? "" : detail.raw());
        if (failure != null) {
            fields.getChildren()
                    .setAll(CustodyNodes.line(failure.what() + ' ' + failure.reason(), "bad"));
        }
        if (detail != null) {
            detail.parts().forEach(part -> fields.getChildren().add(part(part)));
        }
    }

    private static VBox part(EntryDetail.Part part) {
        VBox box = new VBox(3, CustodyNodes.line(part.title(), "small-title"));
        for (EntryDetail.Field field : part.fields()) {
            box.getChildren().add(CustodyNodes.field(field.name(), field.value(), true));
        }
        box.setPrefWidth(100);
        box.setMinWidth(0);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private void copyChosen() {
        CustodyRow row = model.selected().get();
        if (row != null) {
            StatePanel.copy(row.label() + ": " + row.words() + "\nSHA-256 " + row.hash());
        }
    }

    private void seal() {
        CustodyContent shown = model.content();
        if (shown != null) {
            SealDialog.show(shown, workspace, choosers, modals);
        }
    }

    /// The exhibit that the chosen entry is about, or nothing.
    private String chosenExhibit() {
        CustodyRow row = model.selected().get();
        EntryDetail detail = model.detail().get();
        return row == null || detail == null || !row.kind().equals("exhibit-added")
                ? ""
                : detail.exhibit();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Node> panes() {
        return List.of(filter, table, fields, side);
    }

    @Override
    public List<KeyHelp> keys() {
        return List.of(
                new KeyHelp("J, K", "next, previous entry in view"),
                new KeyHelp("G, Shift+G", "next, previous place where entries are hidden"),
                new KeyHelp("Ctrl+C", "copy the entry with its hash"),
                new KeyHelp("Ctrl+.", "stop the check"));
    }

    @Override
    public void shown() {
        table.requestFocus();
    }
}
