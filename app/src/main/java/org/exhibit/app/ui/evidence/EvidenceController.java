package org.exhibit.app.ui.evidence;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.ScreenView;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// Binds the evidence screen to its view-model.
public final class EvidenceController implements ScreenView {
    private final EvidenceViewModel model;
    private final Workspace workspace;
    private final Choosers choosers;
    private final Modals modals;
    private final Navigator navigator;
    private final ImportBanner importBanner;
    private final ExclusionBar exclusionBar;
    private final Parent root;

    @FXML private VBox screen;
    @FXML private Label summary;
    @FXML private TextField filter;
    @FXML private Button importing;
    @FXML private Button pulling;
    @FXML private StackPane banner;
    @FXML private StackPane area;
    @FXML private SplitPane split;
    @FXML private HBox drop;
    @FXML private HBox facts;
    @FXML private VBox lower;
    @FXML private TabPane tabs;
    @FXML private Tab summaryTab;
    @FXML private Tab filesTab;
    @FXML private Tab rejectedTab;
    @FXML private Tab custodyTab;
    @FXML private TableView<AcquisitionRow> table;
    @FXML private TableColumn<AcquisitionRow, AcquisitionRow> id;
    @FXML private TableColumn<AcquisitionRow, AcquisitionRow> sources;
    @FXML private TableColumn<AcquisitionRow, String> item;
    @FXML private TableColumn<AcquisitionRow, Long> files;
    @FXML private TableColumn<AcquisitionRow, Long> size;
    @FXML private TableColumn<AcquisitionRow, Long> read;
    @FXML private TableColumn<AcquisitionRow, Long> events;
    @FXML private TableColumn<AcquisitionRow, Long> duplicates;
    @FXML private TableColumn<AcquisitionRow, Long> rejected;
    @FXML private TableColumn<AcquisitionRow, AcquisitionRow> state;
    @FXML private TableView<FileRow> fileTable;
    @FXML private TableColumn<FileRow, String> filePath;
    @FXML private TableColumn<FileRow, FileRow> fileKind;
    @FXML private TableColumn<FileRow, String> fileFormat;
    @FXML private TableColumn<FileRow, Long> fileSize;
    @FXML private TableColumn<FileRow, Long> fileRead;
    @FXML private TableColumn<FileRow, Long> fileEvents;
    @FXML private TableColumn<FileRow, Long> fileDuplicates;
    @FXML private TableColumn<FileRow, Long> fileRejected;
    @FXML private TableColumn<FileRow, String> fileHash;
    @FXML private TableView<Problem> problemTable;
    @FXML private TableColumn<Problem, Problem> problemKind;
    @FXML private TableColumn<Problem, String> problemFile;
    @FXML private TableColumn<Problem, Long> problemRecord;
    @FXML private TableColumn<Problem, Long> problemOffset;
    @FXML private TableColumn<Problem, Long> problemLength;
    @FXML private TableColumn<Problem, String> problemReason;
    @FXML private TableView<CustodyEntry> custodyTable;
    @FXML private TableColumn<CustodyEntry, Long> custodyNumber;
    @FXML private TableColumn<CustodyEntry, String> custodyTime;
    @FXML private TableColumn<CustodyEntry, String> custodyActor;
    @FXML private TableColumn<CustodyEntry, String> custodyKind;
    @FXML private TableColumn<CustodyEntry, String> custodyDetails;
    @FXML private TableColumn<CustodyEntry, String> custodyHash;

    public EvidenceController(
            EvidenceViewModel model,
            Workspace workspace,
            Choosers choosers,
            Modals modals,
            Navigator navigator) {
        this.model = model;
        this.workspace = workspace;
        this.choosers = choosers;
        this.modals = modals;
        this.navigator = navigator;
        importBanner = new ImportBanner(model);
        exclusionBar = new ExclusionBar(model, modals, this::showEvents);
        root = Fxml.load("Evidence.fxml", this);
    }

    @FXML
    private void initialize() {
        importing.setGraphic(Glyph.FILE_COPY.icon());
        importing.setOnAction(e -> ask(List.of()));
        pulling.setOnAction(e -> PullDialog.show(model, modals, choosers));
        drop.getChildren().addFirst(Glyph.UPLOAD.icon(18, "muted-icon"));
        fillAcquisitions();
        fillFiles();
        fillProblems();
        fillCustody();
        for (TableView<?> any : List.of(table, fileTable, problemTable, custodyTable)) {
            any.setFixedCellSize(28);
            any.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
            any.setPlaceholder(new Label("None"));
        }
        fileTable.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                showEvents();
            }
        });
        fileTable.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                showEvents();
            }
        });
        banner.getChildren().setAll(importBanner);
        lower.getChildren().add(exclusionBar);
        fileTable
                .getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, now) -> showChoice());
        acceptDrops(screen);
        filter.textProperty().addListener((property, before, now) -> showDetail());
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, now) -> model.selected().set(now));
        tabs.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, now) -> {
                    model.tab().set(tabOf(now));
                    showChoice();
                });
        model.tab()
                .addListener(
                        (property, before, now) -> tabs.getSelectionModel().select(tabOf(now)));
        tabs.getSelectionModel().select(tabOf(model.tab().get()));
        model.selected().addListener((property, before, now) -> showDetail());
        model.content().addListener((property, before, now) -> show());
        model.failure().addListener((property, before, now) -> show());
        model.importing().addListener((property, before, now) -> showImport(now));
        workspace.times().addListener((property, before, now) -> show());
        show();
        showImport(model.importing().get());
    }

    /// Brings the events of the chosen file to the front.
    private void showEvents() {
        FileRow file = fileTable.getSelectionModel().getSelectedItem();
        if (file != null && file.counts().events() > 0) {
            String query = "origin.evidence:" + file.evidence().hex();
            navigator.go(new Destination.Events(query, TimeRange.ALL));
        }
    }

    private void fillAcquisitions() {
        TableColumns.node(id, row -> EvidenceNodes.id(row.acquisition().label()));
        TableColumns.node(sources, EvidenceNodes::sources);
        TableColumns.text(item, row -> String.join(", ", row.acquisition().sources()));
        TableColumns.number(files, row -> row.acquisition().files(), Formats::count);
        TableColumns.number(size, row -> row.acquisition().bytes(), Formats::bytes);
        TableColumns.number(read, row -> row.counts().records(), Formats::count);
        TableColumns.number(events, row -> row.counts().events(), Formats::count);
        TableColumns.number(duplicates, row -> row.counts().duplicates(), Formats::count);
        TableColumns.number(rejected, row -> row.counts().rejected(), Formats::count);
        TableColumns.node(state, EvidenceNodes::state);
        mono(List.of(item, files, size, read, events, duplicates, rejected));
    }

    private void fillFiles() {
        TableColumns.text(filePath, EvidenceNodes::path);
        TableColumns.node(fileKind, row -> EvidenceNodes.kind(row.kind()));
        TableColumns.text(fileFormat, FileRow::format);
        TableColumns.number(fileSize, FileRow::size, Formats::bytes);
        TableColumns.number(fileRead, row -> row.counts().records(), Formats::count);
        TableColumns.number(fileEvents, row -> row.counts().events(), Formats::count);
        TableColumns.number(fileDuplicates, row -> row.counts().duplicates(), Formats::count);
        TableColumns.number(fileRejected, row -> row.counts().rejected(), Formats::count);
        TableColumns.text(fileHash, row -> row.evidence().hex());
        mono(
                List.of(
                        filePath,
                        fileSize,
                        fileRead,
                        fileEvents,
                        fileDuplicates,
                        fileRejected,
                        fileHash));
    }

    private void fillProblems() {
        TableColumns.node(problemKind, row -> EvidenceNodes.kind(row.kind()));
        TableColumns.text(problemFile, row -> row.origin().file());
        TableColumns.number(problemRecord, row -> row.origin().record(), Formats::count);
        TableColumns.number(problemOffset, row -> row.origin().offset(), Formats::count);
        TableColumns.number(problemLength, row -> row.origin().length(), Formats::count);
        TableColumns.text(problemReason, Problem::reason);
        mono(List.of(problemFile, problemRecord, problemOffset, problemLength));
    }

    private void fillCustody() {
        TableColumns.number(custodyNumber, CustodyEntry::sequence, Formats::count);
        TableColumns.text(custodyTime, entry -> workspace.times().get().exact(entry.at()));
        TableColumns.text(custodyActor, CustodyEntry::actor);
        TableColumns.text(custodyKind, CustodyEntry::kind);
        TableColumns.text(custodyDetails, EvidenceNodes::details);
        TableColumns.text(custodyHash, entry -> entry.hash().hex());
        mono(List.of(custodyNumber, custodyTime, custodyDetails, custodyHash));
    }

    private static void mono(List<TableColumn<?, ?>> columns) {
        columns.forEach(column -> column.getStyleClass().add("mono"));
    }

    private Destination.EvidenceTab tabOf(@Nullable Tab shown) {
        if (shown == filesTab) {
            return Destination.EvidenceTab.FILES;
        }
        if (shown == rejectedTab) {
            return Destination.EvidenceTab.REJECTED;
        }
        return shown == custodyTab
                ? Destination.EvidenceTab.CUSTODY
                : Destination.EvidenceTab.SUMMARY;
    }

    private Tab tabOf(Destination.EvidenceTab wanted) {
        return switch (wanted) {
            case SUMMARY -> summaryTab;
            case FILES -> filesTab;
            case REJECTED -> rejectedTab;
            case CUSTODY -> custodyTab;
        };
    }

    private void show() {
        Failure failure = model.failure().get();
        EvidenceContent content = model.content().get();
        if (failure != null) {
            area.getChildren().setAll(StatePanel.error(failure, model::load));
            return;
        }
        if (content.acquisitions().isEmpty()) {
            area.getChildren().setAll(empty());
            summary.setText("");
            return;
        }
        area.getChildren().setAll(split);
        summary.setText(
                Formats.count(content.acquisitions().size(), "acquisition", "acquisitions")
                        + ", "
                        + Formats.count(content.files().size(), "file", "files"));
        AcquisitionRow selected = model.selected().get();
        table.getItems().setAll(content.acquisitions());
        if (selected != null) {
            table.getSelectionModel().select(selected);
        }
        showDetail();
    }

    private Node empty() {
        StatePanel panel =
                StatePanel.empty(
                        Glyph.EVIDENCE,
                        "No evidence yet",
                        "Drop log files, folders or archives here, or choose them. Originals are"
                                + " opened read-only and never changed.",
                        List.of(new StatePanel.Action("Import files…", () -> ask(List.of()))));
        panel.getStyleClass().addAll("drop-area", "whole");
        return panel;
    }

    private void showDetail() {
        EvidenceContent content = model.content().get();
        AcquisitionRow row = model.selected().get();
        int number = row == null ? 0 : row.acquisition().number();
        List<FileRow> fileRows = row == null ? content.files() : content.filesOf(number);
        List<Problem> problems = row == null ? content.problems() : content.problemsOf(number);
        List<CustodyEntry> custody = row == null ? content.custody() : content.custodyOf(row);
        filesTab.setText("Files " + Formats.count(fileRows.size()));
        rejectedTab.setText("Rejected " + Formats.count(problems.size()));
        custodyTab.setText("Custody " + Formats.count(custody.size()));
        String wanted = filter.getText().strip();
        fileTable
                .getItems()
                .setAll(
                        fileRows.stream()
                                .filter(file -> EvidenceNodes.matches(file, wanted))
                                .toList());
        problemTable
                .getItems()
                .setAll(
                        problems.stream()
                                .filter(one -> EvidenceNodes.matches(one, wanted))
                                .toList());
        custodyTable.getItems().setAll(custody);
        showChoice();
        facts.getChildren()
                .setAll(
                        row == null
                                ? EvidenceNodes.allFacts(content)
                                : EvidenceNodes.facts(row, workspace.times().get(), model::resume));
    }

    /// The chosen file goes before the chosen acquisition, while files are shown.
    private void showChoice() {
        FileRow file =
                model.tab().get() == Destination.EvidenceTab.FILES
                        ? fileTable.getSelectionModel().getSelectedItem()
                        : null;
        exclusionBar.show(model.selected().get(), file);
        exclusionBar.setDisable(model.isRunning());
    }

    private void showImport(ImportState now) {
        boolean visible = !(now instanceof ImportState.Idle);
        banner.setVisible(visible);
        banner.setManaged(visible);
        importing.setDisable(now instanceof ImportState.Running);
        pulling.setDisable(importing.isDisable());
        exclusionBar.setDisable(now instanceof ImportState.Running);
    }

    /// Asks how to import; `given` is in the list already.
    public void ask(List<Path> given) {
        if (!model.isRunning()) {
            ImportDialog.show(model, choosers, modals, given);
        }
    }

    private void acceptDrops(Node target) {
        target.setOnDragOver(e -> {
            if (e.getDragboard().hasFiles() && !model.isRunning()) {
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        target.setOnDragDropped(e -> {
            ask(e.getDragboard().getFiles().stream().map(java.io.File::toPath).toList());
            e.setDropCompleted(true);
            e.consume();
        });
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Node> panes() {
        return List.of(table, tabs);
    }

    @Override
    public List<KeyHelp> keys() {
        return List.of(
                new KeyHelp("Alt+I", "import files"),
                new KeyHelp("↑ ↓", "choose an acquisition"),
                new KeyHelp("Enter on a file", "show its events"),
                new KeyHelp("Ctrl+Tab", "next tab of the detail"));
    }

    @Override
    public void shown() {
        importBanner.sample();
        table.requestFocus();
    }
}
