package org.exhibit.app.ui.start;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.ScreenView;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.integrity.Verification;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/// Binds the start screen to its view-model.
public final class StartController implements ScreenView {
    private final StartViewModel model;
    private final Workspace workspace;
    private final Choosers choosers;
    private final Modals modals;
    private final Parent root;

    @FXML private HBox screen;
    @FXML private Button check;
    @FXML private Button open;
    @FXML private StackPane problem;
    @FXML private HBox recentHead;
    @FXML private Label recentCount;
    @FXML private ListView<RecentCase> recent;
    @FXML private VBox drop;
    @FXML private HBox dropKinds;
    @FXML private Label dropNote;
    @FXML private HBox demoHead;
    @FXML private GridPane demoFacts;
    @FXML private Button demo;
    @FXML private HBox newHead;
    @FXML private TextField title;
    @FXML private TextField number;
    @FXML private TextField examiner;
    @FXML private TextField organisation;
    @FXML private TextField authority;
    @FXML private TextField folder;
    @FXML private Button choose;
    @FXML private Label folderNote;
    @FXML private HBox zone;
    @FXML private VBox given;
    @FXML private Label formNote;
    @FXML private Button clear;
    @FXML private Button create;
    @FXML private GridPane keyGrid;

    public StartController(
            StartViewModel model, Workspace workspace, Choosers choosers, Modals modals) {
        this.model = model;
        this.workspace = workspace;
        this.choosers = choosers;
        this.modals = modals;
        root = Fxml.load("Start.fxml", this);
    }

    @FXML
    private void initialize() {
        recentHead.getChildren().addFirst(Glyph.HISTORY.icon(16, "muted-icon"));
        demoHead.getChildren().addFirst(Glyph.SCHOOL.icon(16, "muted-icon"));
        newHead.getChildren().addFirst(Glyph.FOLDER_NEW.icon(16, "muted-icon"));
        zone.getChildren().addFirst(Glyph.LOCK.icon(15, "muted-icon"));
        dropNote.setGraphic(Glyph.UPLOAD.icon(14, "muted-icon"));
        demo.setGraphic(Glyph.PLAY.icon());
        create.setGraphic(Glyph.ADD.icon());
        check.setGraphic(Glyph.FINGERPRINT.icon());
        open.setGraphic(Glyph.EVIDENCE.icon());
        StartNodes.fillDrop(dropKinds);
        StartNodes.fillDemo(demoFacts);
        StartNodes.fillKeys(keyGrid);
        fillRecent();
        bindForm();
        open.setOnAction(e -> choosers.folder("Open a case folder").ifPresent(model::open));
        check.setOnAction(
                e -> choosers.file("Pack to check", "Packs", "*.pdf").ifPresent(this::checkPack));
        demo.setOnAction(
                e -> choosers.folder("Empty folder for the demo").ifPresent(model::tryDemo));
        demo.disableProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(workspace.tasks()));
        model.failure().addListener((property, before, now) -> showProblem(now));
        model.toImport().addListener((ListChangeListener<Path>) change -> showGiven());
        acceptDrops(screen);
        showGiven();
        // Alt with the underlined letter would otherwise look for it in the whole window.
        showProblem(model.failure().get());
    }

    private void fillRecent() {
        recent.setItems(model.recent().cases());
        recent.setCellFactory(list -> new RecentCell(model::open, this::locate, workspace));
        recent.setFixedCellSize(62);
        Label none =
                new Label(
                        "No case was opened on this computer yet. Make one at the right, or drop a"
                                + " case folder below.");
        none.getStyleClass().addAll("muted", "small");
        recent.setPlaceholder(none);
        recent.setOnKeyPressed(e -> {
            RecentCase chosen = recent.getSelectionModel().getSelectedItem();
            if (chosen != null && e.getCode() == KeyCode.ENTER) {
                model.open(chosen.folder());
            } else if (chosen != null && e.getCode() == KeyCode.DELETE) {
                model.recent().forget(chosen);
            }
        });
        recent.setOnMouseClicked(e -> {
            RecentCase chosen = recent.getSelectionModel().getSelectedItem();
            if (chosen != null && e.getClickCount() == 2) {
                model.open(chosen.folder());
            }
        });
        model.recent().cases().addListener((ListChangeListener<RecentCase>) change -> showRecent());
        showRecent();
    }

    private void showRecent() {
        int size = model.recent().cases().size();
        recentCount.setText(size + " on this computer, last opened");
        recent.setPrefHeight(62.0 * Math.clamp(size, 2, 5) + 2);
    }

    private void locate(RecentCase missing) {
        choosers.folder("Where is " + missing.title() + " now?")
                .ifPresent(path -> {
                    model.recent().forget(missing);
                    model.open(path);
                });
    }

    private void bindForm() {
        NewCase form = model.form();
        title.textProperty().bindBidirectional(form.title());
        number.textProperty().bindBidirectional(form.number());
        examiner.textProperty().bindBidirectional(form.examiner());
        organisation.textProperty().bindBidirectional(form.organisation());
        authority.textProperty().bindBidirectional(form.authority());
        folder.textProperty().bindBidirectional(form.folder());
        create.disableProperty().bind(form.valid().not());
        create.setOnAction(e -> model.create());
        clear.setOnAction(e -> model.clear());
        title.setOnAction(e -> model.create());
        choose.setOnAction(e ->
                choosers.folder("Folder for the new case")
                        .ifPresent(path -> form.folder().set(path.toString())));
        form.folder().addListener((property, before, now) -> showNotes());
        form.title().addListener((property, before, now) -> showNotes());
        form.examiner().addListener((property, before, now) -> showNotes());
        showNotes();
    }

    private void showNotes() {
        NewCase form = model.form();
        boolean free = form.folderProblem().isEmpty();
        folderNote.setText(form.folderProblem().orElse("New or empty folder"));
        folderNote.setGraphic(
                free
                        ? Glyph.CHECK.icon(12, "success-icon")
                        : Glyph.WARNING.icon(12, "warning-icon"));
        formNote.setText(
                form.problem()
                        .orElse(
                                "Writes the folders for evidence, index, custody and packs. Entry 1"
                                        + " of the custody log names you and this computer."));
    }

    private void showGiven() {
        given.getChildren().clear();
        boolean visible = !model.toImport().isEmpty();
        given.setVisible(visible);
        given.setManaged(visible);
        if (visible) {
            Label heading = new Label("To import once the case is made");
            heading.getStyleClass().addAll("muted", "small");
            Label what =
                    new Label(
                            Formats.count(
                                            model.toImport().size(),
                                            "file or folder",
                                            "files or folders")
                                    + ", first "
                                    + model.toImport().getFirst().getFileName());
            what.getStyleClass().add("mono");
            Hyperlink none = new Hyperlink("Import nothing");
            none.setOnAction(e -> model.toImport().clear());
            given.getChildren().addAll(heading, what, none);
        }
    }

    private void showProblem(@Nullable Failure failure) {
        problem.setVisible(failure != null);
        problem.setManaged(failure != null);
        problem.getChildren().clear();
        if (failure != null) {
            problem.getChildren().add(StartNodes.problem(failure));
        }
    }

    private void checkPack(Path pdf) {
        model.checkPack(pdf, verification -> showChecked(pdf, verification));
    }

    private void showChecked(Path pdf, Verification verification) {
        VBox said = StartNodes.checked(pdf, verification);
        modals.show(verification.ok() ? "Every check held" : "A check did not hold", said, said);
    }

    private void acceptDrops(Node target) {
        target.setOnDragOver(e -> {
            if (e.getDragboard().hasFiles()) {
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        target.setOnDragDropped(e -> {
            model.drop(
                    e.getDragboard().getFiles().stream().map(File::toPath).toList(),
                    this::checkPack);
            e.setDropCompleted(true);
            e.consume();
        });
    }

    /// Puts the keyboard into the form.
    public void newCase() {
        title.requestFocus();
    }

    /// Makes the bundled investigation in a folder that is asked for.
    public void tryDemo() {
        if (!demo.isDisabled()) {
            demo.fire();
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Node> panes() {
        return List.of(recent, screen.getChildren().getLast(), demo);
    }

    @Override
    public List<KeyHelp> keys() {
        return List.of(
                new KeyHelp("↑ ↓, Enter", "choose a case, open it"),
                new KeyHelp("Delete", "take it off this list"),
                new KeyHelp("Ctrl+D", "try the demo"));
    }

    @Override
    public void shown() {
        if (!model.recent().cases().isEmpty()) {
            recent.getSelectionModel().selectFirst();
            recent.requestFocus();
        } else {
            title.requestFocus();
        }
    }
}
