package org.exhibit.app.ui.events;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
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
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Binds the events screen to its view-model.
public final class EventsController implements ScreenView {
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
    private final GapPane gap;
    private final EventTable table;
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
        gap = new GapPane(navigator);
        table = new EventTable(model, workspace);
        root = Fxml.load("Events.fxml", this);
    }

    @FXML
    private void initialize() {
        screen.setLeft(facets);
        top.getChildren().addFirst(histogram);
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, now) -> selected(now));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
        screen.addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
        detail.previous().setOnAction(e -> table.step(-1));
        detail.next().setOnAction(e -> table.step(1));
        detail.exhibit().setOnAction(e -> addExhibit());
        detail.subject().setOnAction(e -> markSubject());
        detail.note().setOnAction(e -> note());
        detail.bookmark().setOnAction(e -> bookmark());
        new ExportMenu(model, choosers, modals).fill(export);
        merge.selectedProperty().bindBidirectional(model.merged());
        detail.close().setOnAction(e -> table.getSelectionModel().clearSelection());
        gap.close().setOnAction(e -> table.getSelectionModel().clearSelection());
        model.rows().addListener((property, before, now) -> table.show(now));
        model.state().addListener((property, before, now) -> showState(now));
        model.time().view().addListener((property, before, now) -> showTime(now));
        model.gaps().gaps().addListener((property, before, now) -> showGaps());
        model.detail().event().addListener((property, before, now) -> showDetail());
        workspace.times().addListener((property, before, now) -> showTimes());
        showTimes();
        table.show(model.rows().get());
        showTime(model.time().view().get());
        showState(model.state().get());
        showGaps();
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

    private void selected(@Nullable RowSlot now) {
        GapRow marked = now == null ? null : now.gap();
        model.rowSelected(now == null || marked != null ? -1 : now.row());
        if (marked != null) {
            gap.show(marked, workspace.times().get());
        }
        StoredEvent event = now == null ? null : now.event().get();
        model.detail().show(event);
        if (now != null && marked == null && event == null) {
            now.event()
                    .addListener((property, none, read) -> {
                        if (table.getSelectionModel().getSelectedItem() == now) {
                            model.detail().show(read);
                        }
                    });
        }
        showDetail();
    }

    /// The pane beside the table: the chosen event, why nothing is known at the chosen gap, or
    /// none.
    private void showDetail() {
        RowSlot chosen = table.getSelectionModel().getSelectedItem();
        Region wanted =
                chosen != null && chosen.gap() != null
                        ? gap
                        : model.detail().event().get() != null ? detail : null;
        if (wanted != null && split.getItems().contains(wanted)) {
            return;
        }
        double divider =
                split.getItems().size() > 1
                        ? split.getDividerPositions()[0]
                        : 1 - 388 / Math.max(800, split.getWidth());
        split.getItems().removeAll(List.of(detail, gap));
        if (wanted != null) {
            split.getItems().add(wanted);
            split.setDividerPosition(0, divider);
            SplitPane.setResizableWithParent(wanted, false);
        }
    }

    /// Where nothing was found, the gaps are part of the answer.
    private void showGaps() {
        histogram.unlogged(model.gaps().inTime());
        timeTable.unlogged(model.gaps().inTime());
        if (model.gaps().gaps().get() instanceof GapsViewModel.Gaps.Failed failed
                && model.state().get() instanceof ResultState.Found) {
            say("Where logs stopped could not be worked out: " + failed.reason());
        }
        if (model.state().get() instanceof ResultState.Nothing nothing) {
            showNothing(nothing);
        }
    }

    private void keyed(KeyEvent event) {
        if (event.isConsumed()) {
            return;
        }
        boolean typing = event.getTarget() instanceof TextInputControl;
        boolean done =
                event.isShortcutDown()
                        ? shortcut(event.getCode(), typing)
                        : !typing && letter(event.getCode(), event.isShiftDown());
        if (done) {
            event.consume();
        }
    }

    private boolean shortcut(KeyCode key, boolean typing) {
        if (key == KeyCode.T) {
            turnTime();
        } else if (key == KeyCode.C && !typing) {
            table.copySelected();
        } else {
            return false;
        }
        return true;
    }

    private boolean letter(KeyCode key, boolean shift) {
        switch (key) {
            case J -> table.step(1);
            case K -> table.step(-1);
            case G -> table.stepToGap(shift ? -1 : 1);
            case P -> addExhibit();
            case B -> bookmark();
            default -> {
                return false;
            }
        }
        return true;
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
        return rows == null ? "" : Formats.count(rows.events(), "row", "rows") + " · ";
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
        StatePanel reasons =
                NothingFound.panel(
                        nothing, model.facets(), model.gaps().stretches(), workspace.times().get());
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
        return List.of(facets, histogram, timeTable, table, detail, gap);
    }

    @Override
    public List<KeyHelp> keys() {
        return List.of(
                new KeyHelp("J, K", "next, previous event"),
                new KeyHelp("G, Shift+G", "next, previous gap"),
                new KeyHelp(
                        "Ctrl+C", "copy the record's line with its citation, or what a gap says"),
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
