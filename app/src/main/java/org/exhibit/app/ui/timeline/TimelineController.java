package org.exhibit.app.ui.timeline;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.LoadingBars;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.ScreenView;
import org.exhibit.app.ui.common.SplitPart;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Binds the timeline to its view-model.
public final class TimelineController implements ScreenView {
    private final TimelineViewModel model;
    private final Workspace workspace;
    private final Modals modals;
    private final Navigator navigator;
    private final LanesPane lanes;
    private final DensityPane density;
    private final Inspector inspector;
    private final TableView<LifeLine> table = new TableView<>();
    private final ScrollPane scroll = new ScrollPane();
    private final Parent root;

    @FXML private VBox screen;
    @FXML private ComboBox<String> subject;
    @FXML private Button previous;
    @FXML private Button next;
    @FXML private Button lifecycle;
    @FXML private Button exposure;
    @FXML private Button smaller;
    @FXML private Button larger;
    @FXML private ToggleButton asTable;
    @FXML private Label count;
    @FXML private SplitPane split;
    @FXML private StackPane area;
    @FXML private VBox inspected;
    @FXML private HBox foot;
    @FXML private VBox side;

    public TimelineController(
            TimelineViewModel model, Workspace workspace, Modals modals, Navigator navigator) {
        this.model = model;
        this.workspace = workspace;
        this.modals = modals;
        this.navigator = navigator;
        lanes = new LanesPane(model::show, model::zoom);
        density = new DensityPane(window -> model.window().set(window));
        inspector = new Inspector(model, new Going());
        root = Fxml.load("Timeline.fxml", this);
    }

    private final class Going implements Inspector.Actions {
        @Override
        public void open(String eventId) {
            navigator.go(new Destination.Events("id:" + eventId, TimeRange.ALL));
        }

        @Override
        public void trace(String object) {
            navigator.go(new Destination.Provenance(object));
        }
    }

    @FXML
    private void initialize() {
        subject.setItems(model.subjects());
        subject.getEditor().setPromptText("s3://bucket/key, s3://bucket/prefix*, arn:…, ip:…");
        subject.setOnAction(e -> {
            String wanted = subject.getEditor().getText();
            if (!wanted.isBlank() && !wanted.equals(model.selector().get())) {
                model.tell(wanted);
            }
        });
        model.selector().addListener((p, before, now) -> subject.getEditor().setText(now));
        previous.setGraphic(Glyph.PREVIOUS.icon());
        next.setGraphic(Glyph.NEXT.icon());
        smaller.setGraphic(Glyph.ZOOM_OUT.icon());
        larger.setGraphic(Glyph.ZOOM_IN.icon());
        previous.setOnAction(e -> model.walk(-1));
        next.setOnAction(e -> model.walk(1));
        lifecycle.setOnAction(e -> model.lifecycle());
        exposure.setOnAction(e -> model.exposure());
        smaller.setOnAction(e -> model.zoom(1.25, 0.5));
        larger.setOnAction(e -> model.zoom(0.8, 0.5));
        asTable.setOnAction(e -> show());
        scroll.setContent(lanes);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("life-scroll");
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
        model.selected().addListener((p, before, now) -> showLine(now));
        workspace.times().addListener((p, before, now) -> show());
        show();
    }

    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        boolean plain = !typing && !event.isAltDown() && !event.isControlDown();
        if (event.isControlDown() && event.getCode() == KeyCode.T) {
            asTable.fire();
        } else if (plain
                && !table.isFocused()
                && event.getCode() == KeyCode.RIGHT
                && !density.isFocused()) {
            model.walk(1);
        } else if (plain
                && !table.isFocused()
                && event.getCode() == KeyCode.LEFT
                && !density.isFocused()) {
            model.walk(-1);
        } else if (plain
                && (event.getCode() == KeyCode.PLUS || event.getCode() == KeyCode.EQUALS)) {
            model.zoom(0.8, 0.5);
        } else if (plain && event.getCode() == KeyCode.MINUS) {
            model.zoom(1.25, 0.5);
        } else if (plain && event.getCode() == KeyCode.G) {
            model.walkGaps(event.isShiftDown() ? -1 : 1);
        } else if (plain && event.getCode() == KeyCode.P) {
            addToPack();
        } else {
            return;
        }
        event.consume();
    }

    private void show() {
        LifeState state = model.state().get();
        TimelineContent content = model.content();
        SplitPart.show(split, side, content != null, 0.76);
        for (Node control :
                List.of(previous, next, lifecycle, exposure, smaller, larger, asTable)) {
            control.setDisable(content == null);
        }
        if (content != null) {
            exposure.setDisable(content.exposures().isEmpty());
            table.getItems().setAll(content.told().lines());
        }
        count.setText(content == null ? "" : counted(content));
        area.getChildren().setAll(content(state));
        draw();
        showLine(model.selected().get());
    }

    private static String counted(TimelineContent content) {
        String text =
                Formats.count(content.deeds().size(), "deed", "deeds")
                        + ", "
                        + Formats.count(content.gaps().size(), "gap", "gaps");
        return content.untimed() == 0
                ? text
                : text + ", " + content.untimed() + " without a time, in the table only";
    }

    private Node content(LifeState state) {
        return switch (state) {
            case LifeState.Idle idle ->
                    StatePanel.empty(
                            Glyph.TIMELINE,
                            "No life is told yet",
                            "Choose a subject of the case, or type an object, a prefix, a bucket,"
                                    + " an ARN, a key, a session or an address.",
                            List.of());
            case LifeState.Running running -> {
                Button cancel = new Button("Cancel");
                cancel.setOnAction(e -> model.cancel());
                yield new VBox(12, new LoadingBars("Reading " + running.selector()), cancel);
            }
            case LifeState.Shown shown -> asTable.isSelected() ? table : new VBox(density, scroll);
            case LifeState.Nothing nothing ->
                    StatePanel.empty(
                            Glyph.TIMELINE,
                            "No event with this object",
                            String.join(" ", nothing.told().absence()),
                            List.of(new StatePanel.Action("Read again", model::tell)));
            case LifeState.Failed failed -> StatePanel.error(failed.failure(), model::tell);
            case LifeState.Cancelled cancelled ->
                    StatePanel.cancelled(
                            "Reading " + cancelled.selector() + " was stopped",
                            "Nothing in the case was changed.",
                            List.of(new StatePanel.Action("Read again", model::tell)));
        };
    }

    private void draw() {
        lanes.show(
                model.content(),
                model.window().get(),
                model.selected().get(),
                workspace.times().get());
        density.show(model.content(), model.window().get());
    }

    private void showLine(@Nullable LifeLine line) {
        draw();
        if (line == null) {
            inspected.getChildren().clear();
            foot.getChildren().clear();
            return;
        }
        List<Node> parts = new ArrayList<>(inspector.of(line, workspace.times().get()));
        TimelineContent content = model.content();
        if (content != null && !content.told().taken().isEmpty()) {
            parts.add(Taken.section(content.told().taken()));
        }
        inspected.getChildren().setAll(parts);
        foot.getChildren().setAll(inspector.foot(line, this::addToPack));
        table.getSelectionModel().select(line);
    }

    private void addToPack() {
        LifeLine line = model.selected().get();
        if (line != null) {
            model.addToPack(line, this::report);
        }
    }

    private void report(Failure failure) {
        StatePanel panel = StatePanel.error(failure, this::addToPack);
        modals.show("Not added", panel, panel);
    }

    /// For a person who reads the window: how much time it shows.
    String shownSpan() {
        TimeWindow window = model.window().get();
        return window == null ? "" : Formats.duration(Duration.between(window.from(), window.to()));
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
                new KeyHelp("+, −", "show less or more time; also Ctrl and the wheel"),
                new KeyHelp("G, Shift+G", "the next or previous gap"),
                new KeyHelp("P", "add the records to the pack"),
                new KeyHelp("Ctrl+T", "the lanes as a table"));
    }

    @Override
    public void shown() {
        subject.requestFocus();
    }
}
