package org.exhibit.app.ui.events;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.ScreenView;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Binds the events screen to its view-model.
public final class EventsController implements ScreenView {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final EventsViewModel model;
    private final Workspace workspace;
    private final Choosers choosers;
    private final Modals modals;
    private final MarkDialogs marking;
    private final Navigator navigator;
    private final HistogramPane histogram;
    private final HistogramTable timeTable;
    private final FacetsPane facets;
    private final DetailPane detail;
    private final Parent root;

    @FXML private BorderPane screen;
    @FXML private VBox top;
    @FXML private SplitPane split;
    @FXML private StackPane tableArea;
    @FXML private Label count;
    @FXML private Label context;
    @FXML private HBox message;
    @FXML private CheckBox merge;
    @FXML private MenuButton export;
    @FXML private TableView<RowSlot> table;
    @FXML private TableColumn<RowSlot, StoredEvent> time;
    @FXML private TableColumn<RowSlot, StoredEvent> source;
    @FXML private TableColumn<RowSlot, StoredEvent> action;
    @FXML private TableColumn<RowSlot, StoredEvent> requester;
    @FXML private TableColumn<RowSlot, StoredEvent> ip;
    @FXML private TableColumn<RowSlot, StoredEvent> status;
    @FXML private TableColumn<RowSlot, StoredEvent> bytes;
    @FXML private TableColumn<RowSlot, StoredEvent> object;

    public EventsController(
            EventsViewModel model,
            Workspace workspace,
            Choosers choosers,
            Modals modals,
            Navigator navigator) {
        this.model = model;
        this.workspace = workspace;
        this.choosers = choosers;
        this.modals = modals;
        marking = new MarkDialogs(model.marks(), modals);
        this.navigator = navigator;
        histogram = new HistogramPane(model.range(), model.time());
        timeTable = new HistogramTable(model.range());
        facets = new FacetsPane(model.facets());
        detail = new DetailPane(model);
        root = Fxml.load("Events.fxml", this);
    }

    @FXML
    private void initialize() {
        screen.setLeft(facets);
        top.getChildren().addFirst(histogram);
        fillColumns();
        table.setFixedCellSize(27);
        table.setPlaceholder(new Label(""));
        table.setSortPolicy(this::sort);
        table.getSortOrder().setAll(List.of(time));
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, now) -> selected(before, now));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
        screen.addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
        detail.previous().setOnAction(e -> step(-1));
        detail.next().setOnAction(e -> step(1));
        detail.exhibit().setOnAction(e -> addExhibit());
        detail.subject().setOnAction(e -> markSubject());
        detail.note().setOnAction(e -> note());
        detail.bookmark().setOnAction(e -> bookmark());
        new ExportMenu(model, choosers, modals).fill(export);
        merge.selectedProperty().bindBidirectional(model.merged());
        detail.close().setOnAction(e -> table.getSelectionModel().clearSelection());
        model.rows().addListener((property, before, now) -> showRows(now));
        model.state().addListener((property, before, now) -> showState(now));
        model.time().view().addListener((property, before, now) -> showTime(now));
        model.stale()
                .addListener((property, before, now) -> table.pseudoClassStateChanged(STALE, now));
        model.detail().event().addListener((property, before, now) -> showDetail(now));
        workspace.times().addListener((property, before, now) -> showTimes());
        showTimes();
        showRows(model.rows().get());
        showTime(model.time().view().get());
        showState(model.state().get());
    }

    private void fillColumns() {
        EventCell.fill(time, event -> workspace.times().get().exact(event.time()));
        EventCell.fillSource(source);
        EventCell.fillWhole(action, this::actionText);
        EventCell.fill(requester, EventText::requester);
        EventCell.fill(ip, EventText::ip);
        EventCell.fill(status, EventText::status);
        EventCell.fill(bytes, EventText::bytes);
        EventCell.fill(object, EventText::object);
        for (TableColumn<RowSlot, StoredEvent> column :
                List.of(time, action, ip, status, bytes, object)) {
            column.getStyleClass().add("mono");
        }
        time.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> "Time, " + workspace.times().get().word(),
                                workspace.times()));
    }

    /// With the number of other records of the same request, where they are merged.
    private String actionText(StoredEvent event) {
        int others = model.others(event.id());
        return EventText.action(event.event()) + (others == 0 ? "" : "  +" + others);
    }

    private void showTime(HistogramViewModel.@Nullable View view) {
        histogram.show(view);
        timeTable.show(view == null ? null : view.histogram());
    }

    /// Puts the histogram's table in its place, and back.
    private void turnTime() {
        boolean drawn = top.getChildren().contains(histogram);
        Node next = drawn ? timeTable : histogram;
        top.getChildren().set(0, next);
        next.requestFocus();
    }

    private void showTimes() {
        timeTable.display(workspace.times().get());
        histogram.display(workspace.times().get());
        detail.display(workspace.times().get());
        table.refresh();
    }

    /// Only time sorts, and the index does it: the rows are never sorted here.
    private boolean sort(TableView<RowSlot> sorted) {
        boolean descending =
                sorted.getSortOrder().contains(time)
                        && time.getSortType() == TableColumn.SortType.DESCENDING;
        model.order().set(descending ? Search.Order.TIME_DESCENDING : Search.Order.TIME_ASCENDING);
        return true;
    }

    private void showRows(@Nullable EventRows rows) {
        table.getSelectionModel().clearSelection();
        if (rows == null) {
            table.setItems(FXCollections.observableArrayList());
        } else {
            table.setItems(rows);
            int row = model.takeRowToSelect();
            if (row >= 0 && row < rows.size()) {
                table.getSelectionModel().select(row);
                table.scrollTo(Math.max(0, row - 4));
            } else {
                table.scrollTo(0);
            }
        }
    }

    private void selected(@Nullable RowSlot before, @Nullable RowSlot now) {
        model.rowSelected(now == null ? -1 : now.index());
        if (now == null) {
            model.detail().show(null);
            return;
        }
        StoredEvent event = now.event().get();
        if (event != null) {
            model.detail().show(event);
        } else {
            now.event()
                    .addListener((property, none, read) -> {
                        if (table.getSelectionModel().getSelectedItem() == now) {
                            model.detail().show(read);
                        }
                    });
        }
    }

    private void showDetail(@Nullable StoredEvent event) {
        boolean open = split.getItems().contains(detail);
        if (event != null && !open) {
            split.getItems().add(detail);
            split.setDividerPosition(0, 1 - 388 / Math.max(800, split.getWidth()));
            SplitPane.setResizableWithParent(detail, false);
        } else if (event == null && open) {
            split.getItems().remove(detail);
        }
    }

    private void keyed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.T && !event.isConsumed()) {
            turnTime();
            event.consume();
            return;
        }
        if (event.getTarget() instanceof TextInputControl
                || event.isConsumed()
                || event.isShortcutDown()) {
            return;
        }
        if (event.getCode() == KeyCode.J) {
            step(1);
            event.consume();
        } else if (event.getCode() == KeyCode.K) {
            step(-1);
            event.consume();
        } else if (event.getCode() == KeyCode.P) {
            addExhibit();
            event.consume();
        } else if (event.getCode() == KeyCode.B) {
            bookmark();
            event.consume();
        }
    }

    private void bookmark() {
        StoredEvent event = model.detail().event().get();
        EventDetail read = model.detail().detail().get();
        if (event != null && read != null) {
            marking.bookmark(event, !read.bookmarked());
        }
    }

    private void note() {
        StoredEvent event = model.detail().event().get();
        if (event != null) {
            marking.note(event);
        }
    }

    private void addExhibit() {
        StoredEvent event = model.detail().event().get();
        if (event != null) {
            marking.exhibit(event);
        }
    }

    private void markSubject() {
        StoredEvent event = model.detail().event().get();
        if (event != null) {
            marking.subject(event);
        }
    }

    private void step(int by) {
        int size = table.getItems().size();
        if (size > 0) {
            int from = table.getSelectionModel().getSelectedIndex();
            int row = Math.clamp((long) from + by, 0, size - 1);
            table.getSelectionModel().clearAndSelect(row);
            table.getFocusModel().focus(row);
            table.scrollTo(Math.max(0, row - 4));
        }
    }

    private void showState(ResultState state) {
        message.getChildren().clear();
        message.setManaged(false);
        message.setVisible(false);
        tableArea.getChildren().setAll(table);
        switch (state) {
            case ResultState.NoCase none -> cover(NothingFound.noCase());
            case ResultState.Searching searching -> context.setText("searching…");
            case ResultState.Found found -> {
                count.setText(Formats.count(found.count(), "event", "events"));
                context.setText(
                        "of "
                                + Formats.count(found.total())
                                + " · "
                                + (merge.isSelected() ? requests() : "")
                                + found.took().toMillis()
                                + " ms");
            }
            case ResultState.Nothing nothing -> showNothing(nothing);
            case ResultState.Refused refused -> {
                context.setText("");
                say(refused.reason());
            }
            case ResultState.Failed failed -> cover(StatePanel.error(failed.failure(), model::run));
        }
    }

    private String requests() {
        EventRows rows = model.rows().get();
        return rows == null ? "" : Formats.count(rows.size(), "row", "rows") + " · ";
    }

    private void cover(Node panel) {
        count.setText("");
        context.setText("");
        tableArea.getChildren().setAll(panel);
    }

    private void say(String text) {
        Label label = new Label(text, Glyph.WARNING.icon(15, "warning-icon"));
        label.setWrapText(true);
        label.setId("refusal");
        message.getChildren().setAll(label);
        message.setManaged(true);
        message.setVisible(true);
    }

    private void showNothing(ResultState.Nothing nothing) {
        if (nothing.total() == 0) {
            cover(NothingFound.noEvents(navigator));
            return;
        }
        StatePanel reasons = NothingFound.panel(nothing, model.facets());
        cover(reasons);
        count.setText("0 events");
        context.setText("of " + Formats.count(nothing.total()));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Node> panes() {
        return List.of(facets, histogram, timeTable, table, detail);
    }

    @Override
    public List<KeyHelp> keys() {
        return List.of(
                new KeyHelp("J, K", "next, previous event"),
                new KeyHelp("P", "add the record to the pack's exhibits"),
                new KeyHelp("B", "bookmark the record, or take the bookmark away"),
                new KeyHelp("Ctrl+T", "the histogram as a table, and back"),
                new KeyHelp("+, −", "zoom the histogram to the selection, to the whole"),
                new KeyHelp("Enter", "run the query"),
                new KeyHelp("Tab, ↑ ↓, !", "take, choose, exclude a proposal"),
                new KeyHelp("Backspace", "remove the last condition"),
                new KeyHelp("Space, Alt+Space", "include, exclude a facet's value"),
                new KeyHelp(
                        "← →, Shift+← →, Esc", "move, stretch, clear the span in the histogram"));
    }

    @Override
    public void shown() {
        model.activate();
    }
}
