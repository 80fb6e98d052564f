package org.exhibit.app.ui.overview;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Fxml;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.LoadingBars;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.ScreenView;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.index.Totals;

import java.util.List;

/// Binds the overview to its view-model.
public final class OverviewController implements ScreenView {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final OverviewViewModel model;
    private final Workspace workspace;
    private final Choosers choosers;
    private final Modals modals;
    private final Navigator navigator;
    private final Runnable importFiles;
    private final CoverageStrips lanes;
    private final Parent root;

    @FXML private StackPane screen;
    @FXML private ScrollPane scroll;
    @FXML private Label subtitle;
    @FXML private Button importing;
    @FXML private Button pack;
    @FXML private HBox lanesHead;
    @FXML private HBox lanesNote;
    @FXML private Label span;
    @FXML private Label lanesText;
    @FXML private Hyperlink allGaps;
    @FXML private StackPane lanesArea;
    @FXML private HBox subjectsHead;
    @FXML private Label subjectCount;
    @FXML private StackPane subjectsArea;
    @FXML private VBox accountingCard;
    @FXML private HBox accountingHead;
    @FXML private Label sum;
    @FXML private StackPane accountingArea;
    @FXML private HBox integrityHead;
    @FXML private Label verified;
    @FXML private Button verify;
    @FXML private VBox integrityArea;
    @FXML private HBox caseHead;
    @FXML private VBox caseArea;
    @FXML private HBox attentionHead;
    @FXML private Label attentionCount;
    @FXML private StackPane attentionArea;
    @FXML private HBox filesHead;
    @FXML private Hyperlink allFiles;
    @FXML private VBox filesArea;

    /// @param importFiles asks what to import
    public OverviewController(
            OverviewViewModel model,
            Workspace workspace,
            Choosers choosers,
            Modals modals,
            Navigator navigator,
            Runnable importFiles) {
        this.model = model;
        this.workspace = workspace;
        this.choosers = choosers;
        this.modals = modals;
        this.navigator = navigator;
        this.importFiles = importFiles;
        lanes =
                new CoverageStrips(
                        (query, range) -> navigator.go(new Destination.Events(query, range)),
                        (row, span) ->
                                GapDialog.show(
                                        row.lane(),
                                        span,
                                        workspace.times().get(),
                                        modals,
                                        navigator),
                        () -> showCoverageTable(false));
        root = Fxml.load("Overview.fxml", this);
    }

    @FXML
    private void initialize() {
        heading(lanesHead, Glyph.TIMELINE);
        heading(subjectsHead, Glyph.LABEL);
        heading(accountingHead, Glyph.FUNCTIONS);
        heading(integrityHead, Glyph.FINGERPRINT);
        heading(caseHead, Glyph.EVIDENCE);
        heading(attentionHead, Glyph.WARNING);
        heading(filesHead, Glyph.FILE_COPY);
        lanesNote.getChildren().addFirst(Glyph.INFO.icon(14, "muted-icon"));
        importing.setGraphic(Glyph.FILE_COPY.icon());
        importing.setOnAction(e -> importFiles.run());
        pack.setGraphic(Glyph.PACK.icon());
        pack.setOnAction(e -> buildPack());
        verify.setOnAction(e -> model.verifyNow());
        allFiles.setOnAction(
                e -> navigator.go(new Destination.Evidence(Destination.EvidenceTab.FILES)));
        allGaps.setOnAction(e -> showCoverageTable(true));
        model.coverage().addListener((property, before, now) -> showCoverage());
        model.content().addListener((property, before, now) -> show());
        model.failure().addListener((property, before, now) -> show());
        model.verify().addListener((property, before, now) -> showIntegrity());
        workspace.times().addListener((property, before, now) -> show());
        show();
    }

    private static void heading(HBox head, Glyph glyph) {
        head.getChildren().addFirst(glyph.icon(16, "muted-icon"));
    }

    private void show() {
        Failure failure = model.failure().get();
        if (failure != null) {
            screen.getChildren().setAll(StatePanel.error(failure, model::load));
            return;
        }
        OpenCase open = workspace.openCase().get();
        OverviewContent content = model.content().get();
        if (open == null || content == null) {
            screen.getChildren().setAll(new LoadingBars("Reading the case"));
            return;
        }
        boolean first = !screen.getChildren().contains(scroll);
        if (open.totals().files()
                        + open.totals().referenceFiles()
                        + open.totals().unknownFiles()
                        + open.totals().unreadableFiles()
                == 0) {
            screen.getChildren().setAll(empty());
            return;
        }
        screen.getChildren().setAll(scroll);
        TimeDisplay times = workspace.times().get();
        subtitle.setText(
                Formats.count(content.totals().counts().events(), "event", "events")
                        + " · "
                        + Formats.count(content.exhibits(), "exhibit", "exhibits"));
        showCoverage();
        Totals totals = content.totals();
        span.setText(
                totals.from() == null || totals.to() == null
                        ? "no event has a time"
                        : "by log, account and region · "
                                + times.day(totals.from())
                                + " to "
                                + times.day(totals.to()));
        subjectsArea.getChildren().setAll(OverviewNodes.subjects(content.subjects(), navigator));
        subjectCount.setText(content.subjects().size() + " marked");
        showAccounting(content);
        showIntegrity();
        showCase(open.description(), times, open);
        List<Attention> attention = Attention.of(content);
        attentionCount.setText(attention.isEmpty() ? "" : Integer.toString(attention.size()));
        attentionArea.getChildren().setAll(OverviewNodes.attention(attention, navigator));
        showFiles(totals);
        pack.setDisable(!model.mayBuildPack());
        if (first) {
            // The pane takes its content in only with its skin, and what is not in cannot be
            // focused.
            scroll.applyCss();
            importing.requestFocus();
        }
    }

    private Node empty() {
        return StatePanel.empty(
                Glyph.EVIDENCE,
                "The case is empty",
                "Import log files, folders or archives. A copy is kept byte for byte; the originals"
                        + " are never changed.",
                List.of(new StatePanel.Action("Import files…", importFiles)));
    }

    private void showCoverage() {
        allGaps.setVisible(false);
        switch (model.coverage().get()) {
            case CoverageState.Loading loading ->
                    lanesArea.getChildren().setAll(new LoadingBars("Working out what was logged"));
            case CoverageState.Failed failed ->
                    lanesArea.getChildren().setAll(StatePanel.error(failed.failure(), model::load));
            case CoverageState.Shown shown -> {
                CoverageContent content = shown.content();
                lanes.show(content, workspace.times().get());
                lanesArea.getChildren().setAll(lanes);
                allGaps.setVisible(true);
                allGaps.setText("List all gaps (" + content.gaps() + ")");
                lanesText.setText(
                        "Hatched spans are unknown, not quiet; a click says why."
                                + (content.hidden() > 0
                                        ? " "
                                                + Formats.count(
                                                        content.hidden(),
                                                        "more log is",
                                                        "more logs are")
                                                + " in the table."
                                        : ""));
            }
        }
    }

    private void showCoverageTable(boolean gaps) {
        if (model.coverage().get() instanceof CoverageState.Shown shown) {
            CoverageTable.show(
                    shown.content().coverage(), gaps, workspace.times().get(), modals, navigator);
        }
    }

    private void showAccounting(OverviewContent content) {
        accountingArea.getChildren().setAll(OverviewNodes.accounting(content, navigator));
        boolean right = content.addsUp();
        sum.setText(right ? "Adds up" : "Does not add up");
        sum.setGraphic(
                right ? Glyph.CHECK.icon(14, "success-icon") : Glyph.ERROR.icon(14, "danger-icon"));
        sum.getStyleClass().removeAll("good", "bad");
        sum.getStyleClass().add(right ? "good" : "bad");
        accountingCard.pseudoClassStateChanged(WRONG, !right);
    }

    private void showIntegrity() {
        OverviewContent content = model.content().get();
        if (content == null) {
            return;
        }
        integrityArea.getChildren().clear();
        integrityArea
                .getChildren()
                .addAll(
                        OverviewNodes.fact(
                                Glyph.FINGERPRINT,
                                "muted-icon",
                                "Evidence items, each with its SHA-256",
                                Formats.count(content.items())),
                        OverviewNodes.fact(
                                Glyph.CUSTODY,
                                "muted-icon",
                                "Custody log"
                                        + (content.custodyHead() == null
                                                ? ""
                                                : ", head "
                                                        + content.custodyHead()
                                                                .hex()
                                                                .substring(0, 8)
                                                        + '…'),
                                Formats.count(content.custodyEntries(), "entry", "entries")));
        verified.getStyleClass().removeAll("good", "bad", "warn");
        verify.setDisable(false);
        verify.setText("Verify");
        switch (model.verify().get()) {
            case VerifyState.NotYet none -> verified.setText("Not verified since opening");
            case VerifyState.Running running -> {
                verified.setText("Verifying…");
                verify.setDisable(true);
            }
            case VerifyState.Cancelled cancelled -> {
                verified.setText("Verification cancelled");
                verified.getStyleClass().add("warn");
            }
            case VerifyState.Failed failed -> {
                verified.setText("Verification failed");
                verified.getStyleClass().add("bad");
                Label reason = new Label(failed.failure().reason());
                reason.setWrapText(true);
                reason.getStyleClass().addAll("small", "bad");
                integrityArea.getChildren().add(reason);
            }
            case VerifyState.Done done -> showChecks(done);
        }
    }

    private void showChecks(VerifyState.Done done) {
        boolean ok = done.verification().ok();
        verified.setText(
                (ok ? "Verified " : "Did not hold ") + workspace.times().get().minute(done.at()));
        verified.getStyleClass().add(ok ? "good" : "bad");
        verify.setText("Verify again");
        done.verification()
                .checks()
                .forEach(check -> integrityArea.getChildren().add(OverviewNodes.check(check)));
    }

    private void showCase(CaseDescription case_, TimeDisplay times, OpenCase open) {
        caseArea.getChildren().clear();
        line("Number", case_.number());
        line("Title", case_.title());
        line("Examiner", case_.examiner());
        line("Organisation", case_.organisation());
        line("Authority", case_.authority());
        line("Opened", times.exact(case_.created()));
        line("Folder", open.folder().toString());
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            Label label = new Label(name);
            label.getStyleClass().addAll("muted", "small");
            label.setMinWidth(86);
            Label text = new Label(value);
            text.getStyleClass().add("small");
            text.setWrapText(true);
            HBox line = new HBox(label, text);
            line.getStyleClass().add("case-line");
            caseArea.getChildren().add(line);
        }
    }

    private void showFiles(Totals totals) {
        filesArea
                .getChildren()
                .setAll(
                        OverviewNodes.fact(
                                Glyph.CHECK,
                                "success-icon",
                                "Logs read",
                                Formats.count(totals.files())),
                        OverviewNodes.fact(
                                Glyph.INFO,
                                "muted-icon",
                                "Reference files (digests, settings)",
                                Formats.count(totals.referenceFiles())),
                        OverviewNodes.fact(
                                Glyph.HELP,
                                totals.unknownFiles() > 0 ? "warning-icon" : "muted-icon",
                                "Unknown formats",
                                Formats.count(totals.unknownFiles())),
                        OverviewNodes.fact(
                                Glyph.ERROR,
                                totals.unreadableFiles() > 0 ? "danger-icon" : "muted-icon",
                                "Unreadable",
                                Formats.count(totals.unreadableFiles())));
    }

    /// Asks for key and place of a pack, where one may be built.
    public void buildPack() {
        OpenCase open = workspace.openCase().get();
        if (open != null && model.mayBuildPack()) {
            String number = open.description().number();
            BuildPackDialog.show(
                    model,
                    choosers,
                    modals,
                    (number.isEmpty() ? "pack" : number + "-pack") + ".pdf");
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Node> panes() {
        return List.of(importing, lanes, subjectsArea, accountingCard, verify);
    }

    @Override
    public List<KeyHelp> keys() {
        return List.of(
                new KeyHelp("Alt+I", "import files"),
                new KeyHelp("Alt+B", "build a pack"),
                new KeyHelp("Enter on the strips", "coverage as a table"));
    }

    @Override
    public void shown() {
        if (importing.getScene() != null) {
            importing.requestFocus();
        }
    }
}
