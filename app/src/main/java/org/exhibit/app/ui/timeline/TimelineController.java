package org.exhibit.app.ui.timeline;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.ScreenView;
import org.exhibit.app.ui.common.SelectorField;
import org.exhibit.app.ui.common.SplitPart;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/// Binds the timeline to its view-model.
public final class TimelineController implements ScreenView {
    private static final int MOST_NAMED = 200;

    private final TimelineViewModel model;
    private final Workspace workspace;
    private final Modals modals;
    private final Navigator navigator;
    private final LanesPane lanes;
    private final DensityPane density;
    private final Inspector inspector;
    private final LifePanels panels;
    private final TableView<LifeLine> table = new TableView<>();
    private final ScrollPane scroll = new ScrollPane();
    private final VBox drawing = new VBox();
    private final Parent root;

    @FXML private VBox screen;
    @FXML private ComboBox<String> subject;
    @FXML private Button previous;
    @FXML private Button next;
    @FXML private ToggleButton wholeCase;
    @FXML private ToggleButton lifecycle;
    @FXML private ToggleButton exposure;
    @FXML private Button smaller;
    @FXML private Button larger;
    @FXML private MenuButton lanesMenu;
    @FXML private MenuButton kindsMenu;
    @FXML private ToggleButton asTable;
    @FXML private Button toPack;
    @FXML private Label count;
    @FXML private SplitPane split;
    @FXML private StackPane area;
    @FXML private TabPane tabs;
    @FXML private VBox inspected;
    @FXML private VBox about;
    @FXML private Tab notesTab;
    @FXML private VBox notes;
    @FXML private HBox foot;
    @FXML private VBox side;

    public TimelineController(
            TimelineViewModel model, Workspace workspace, Modals modals, Navigator navigator) {
        this.model = model;
        this.workspace = workspace;
        this.modals = modals;
        this.navigator = navigator;
        lanes = new LanesPane(new Doing());
        density = new DensityPane(window -> model.window().set(window));
        inspector = new Inspector(model, new Going());
        panels = new LifePanels(model);
        root = Fxml.load("Timeline.fxml", this);
    }

    private final class Doing implements LanesPane.Deeds {
        @Override
        public void choose(LifeLine line) {
            model.show(line);
            tabs.getSelectionModel().select(0);
        }

        @Override
        public void open(Cluster cluster) {
            model.open(cluster);
        }

        @Override
        public void fold(Lane.Group group) {
            model.lanes().fold(group);
        }

        @Override
        public void zoom(double factor, double share) {
            model.zoom(factor, share);
        }

        @Override
        public void pan(double share) {
            model.pan(share);
        }
    }

    private final class Going implements Inspector.Actions {
        @Override
        public void open(List<String> ids) {
            String query =
                    ids.stream()
                            .limit(MOST_NAMED)
                            .map(id -> "id:" + id)
                            .collect(Collectors.joining(" OR "));
            navigator.go(new Destination.Events(query, TimeRange.ALL));
        }

        @Override
        public void trace(String object) {
            navigator.go(new Destination.Provenance(object));
        }

        @Override
        public void setBounds(ExposureWindow window) {
            BoundsDialog.show(
                    window,
                    modals,
                    change -> model.deeds().setBounds(change, TimelineController.this::report));
        }

        @Override
        public void note(LifeLine line) {
            panels.note(line, modals, TimelineController.this::report);
        }
    }

    @FXML
    private void initialize() {
        SelectorField.wire(subject, workspace, model.subjects(), model.selector(), model::tell);
        subject.getEditor().setPromptText("s3://bucket/key, s3://bucket/prefix*, arn:…, ip:…");
        icons();
        previous.setOnAction(e -> model.walk(-1));
        next.setOnAction(e -> model.walk(1));
        wholeCase.setOnAction(e -> model.wholeCase());
        lifecycle.setOnAction(e -> model.lifecycle());
        exposure.setOnAction(e -> model.exposure());
        smaller.setOnAction(e -> model.zoom(1.25, 0.5));
        larger.setOnAction(e -> model.zoom(0.8, 0.5));
        asTable.setOnAction(e -> show());
        toPack.setOnAction(e -> model.deeds().keep(this::report));
        LaneMenus.fill(lanesMenu, kindsMenu, model);
        scroll.setContent(lanes);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("life-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        drawing.getChildren().setAll(density, scroll, LifeLegend.of());
        LifeColumns.fill(table, workspace);
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((p, before, now) -> {
                    if (now != null) {
                        model.show(now);
                    }
                });
        screen.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.state().addListener((p, before, now) -> show());
        model.window().addListener((p, before, now) -> draw());
        model.lanes().changes().addListener((p, before, now) -> draw());
        model.selected().addListener((p, before, now) -> showLine(now));
        workspace.times().addListener((p, before, now) -> show());
        show();
    }

    private void icons() {
        previous.setGraphic(Glyph.PREVIOUS.icon());
        next.setGraphic(Glyph.NEXT.icon());
        smaller.setGraphic(Glyph.ZOOM_OUT.icon());
        larger.setGraphic(Glyph.ZOOM_IN.icon());
        lanesMenu.setGraphic(Glyph.LAYERS.icon());
        kindsMenu.setGraphic(Glyph.FILTER.icon());
        asTable.setGraphic(Glyph.EVENTS.icon());
        toPack.setGraphic(Glyph.IMAGE.icon());
    }

    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        boolean plain = !typing && !event.isAltDown() && !event.isShortcutDown();
        boolean walking = plain && !table.isFocused() && !density.isFocused();
        KeyCode code = event.getCode();
        if (event.isShortcutDown() && code == KeyCode.T) {
            asTable.fire();
        } else if (!typing && event.isShortcutDown() && code == KeyCode.C) {
            copy();
        } else if (walking && (code == KeyCode.RIGHT || code == KeyCode.LEFT)) {
            model.walk(code == KeyCode.RIGHT ? 1 : -1);
        } else if (walking && lanes.isFocused() && (code == KeyCode.DOWN || code == KeyCode.UP)) {
            model.walkLanes(code == KeyCode.DOWN ? 1 : -1);
        } else if (plain && (code == KeyCode.PLUS || code == KeyCode.EQUALS)) {
            model.zoom(0.8, 0.5);
        } else if (plain && code == KeyCode.MINUS) {
            model.zoom(1.25, 0.5);
        } else if (plain && code == KeyCode.G) {
            model.walkGaps(event.isShiftDown() ? -1 : 1);
        } else if (plain && code == KeyCode.P) {
            addToPack();
        } else {
            return;
        }
        event.consume();
    }

    private void copy() {
        LifeLine line = model.selected().get();
        if (line != null) {
            StatePanel.copy(inspector.text(line, workspace.times().get()));
        }
    }

    private void show() {
        LifeState state = model.state().get();
        TimelineContent content = model.content();
        SplitPart.show(split, side, content != null, 0.76);
        for (Node control :
                List.of(
                        previous, next, wholeCase, lifecycle, exposure, smaller, larger, asTable,
                        lanesMenu, kindsMenu, toPack)) {
            control.setDisable(content == null);
        }
        if (content != null) {
            exposure.setDisable(content.exposures().isEmpty());
            table.getItems().setAll(content.told().lines());
            about.getChildren().setAll(inspector.subject(content, workspace.times().get()));
        }
        area.getChildren()
                .setAll(
                        content == null
                                ? panels.of(state)
                                : asTable.isSelected() ? table : drawing);
        draw();
        showLine(model.selected().get());
    }

    private void draw() {
        TimelineContent content = model.content();
        TimeWindow shown = model.window().get();
        lanes.show(content, shown, model.selected().get(), model.lanes(), workspace.times().get());
        density.show(
                content,
                shown,
                content == null ? null : model.reach(content),
                workspace.times().get());
        wholeCase.setSelected(
                content != null && shown != null && shown.equals(model.reach(content)));
        lifecycle.setSelected(
                content != null
                        && shown != null
                        && shown.equals(new TimeWindow(content.from(), content.to())));
        exposure.setSelected(
                shown != null && shown.equals(model.exposureWindow()) && !lifecycle.isSelected());
        count.setText(content == null ? "" : counted(content));
    }

    private String counted(TimelineContent content) {
        String text =
                Formats.count(content.deeds().size(), "deed", "deeds")
                        + ", "
                        + Formats.count(content.gaps().size(), "gap", "gaps");
        String hidden = model.lanes().hidden(content);
        return text
                + (hidden.isEmpty() ? "" : "; " + hidden)
                + (content.untimed() == 0
                        ? ""
                        : "; " + content.untimed() + " without a time, in the table only");
    }

    private void showLine(@Nullable LifeLine line) {
        draw();
        if (line == null) {
            inspected.getChildren().clear();
            notes.getChildren().clear();
            foot.getChildren().clear();
            return;
        }
        inspected.getChildren().setAll(inspector.of(line, workspace.times().get()));
        foot.getChildren().setAll(inspector.foot(line, this::addToPack, this::copy));
        table.getSelectionModel().select(line);
        notesTab.setText("Notes");
        notes.getChildren().clear();
        model.deeds()
                .notes(
                        line,
                        found -> {
                            if (line.equals(model.selected().get())) {
                                notesTab.setText("Notes " + found.size());
                                notes.getChildren()
                                        .setAll(
                                                inspector.notes(
                                                        line, found, workspace.times().get()));
                            }
                        },
                        this::report);
    }

    private void addToPack() {
        LifeLine line = model.selected().get();
        if (line != null) {
            model.deeds().addToPack(line, this::report);
        }
    }

    private void report(Failure failure) {
        StatePanel panel = StatePanel.error(failure, modals::hide);
        modals.show("Not done", panel, panel);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Node> panes() {
        return List.of(subject, density, lanes, inspected);
    }

    @Override
    public List<KeyHelp> keys() {
        return List.of(
                new KeyHelp("Left, Right", "the previous or next deed"),
                new KeyHelp("Up, Down", "the lane above or below"),
                new KeyHelp("+, −, wheel", "show less or more time; Shift and the wheel move"),
                new KeyHelp("G, Shift+G", "the next or previous gap"),
                new KeyHelp("P", "add the records to the pack"),
                new KeyHelp("Ctrl+C", "copy the line with its citations"),
                new KeyHelp("Ctrl+T", "the lanes as a table"));
    }

    @Override
    public void shown() {
        subject.requestFocus();
    }
}
