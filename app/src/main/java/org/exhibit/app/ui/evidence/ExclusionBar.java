package org.exhibit.app.ui.evidence;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.index.FileRow;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// What can be done with the chosen acquisition or file: see its events, leave it out of the index,
/// take it in again.
final class ExclusionBar extends HBox {
    private final EvidenceViewModel model;
    private final Modals modals;
    private final Label chosen = new Label();
    private final Button events = new Button("Show events", Glyph.EVENTS.icon(14));
    private final Button exclude = new Button("Exclude from index…", Glyph.BLOCK.icon(14));
    private final Button include = new Button("Include again…", Glyph.CHECK.icon(14));

    ExclusionBar(EvidenceViewModel model, Modals modals, Runnable showEvents) {
        super(8);
        this.model = model;
        this.modals = modals;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("card-foot");
        chosen.getStyleClass().addAll("mono", "muted", "small");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        for (Button button : List.of(events, exclude, include)) {
            button.getStyleClass().add("small");
        }
        events.setId("show-events");
        exclude.setId("exclude");
        include.setId("include");
        events.setOnAction(e -> showEvents.run());
        getChildren().setAll(events, chosen, space, exclude, include);
        show(null, null);
    }

    /// @param acquisition the chosen acquisition, if one is
    /// @param file the chosen file, which goes before the acquisition
    void show(@Nullable AcquisitionRow acquisition, @Nullable FileRow file) {
        boolean any = acquisition != null || file != null;
        setVisible(any);
        setManaged(any);
        if (file != null) {
            boolean out = file.kind() == FileRow.Kind.EXCLUDED;
            String name =
                    Citation.acquisitionLabel(file.acquisition())
                            + '/'
                            + file.evidence().shortForm();
            offer(name, file.evidence().hex(), !out, out, file.counts().events() > 0);
        } else if (acquisition != null) {
            String label = acquisition.acquisition().label();
            boolean out = acquisition.excluded() > 0;
            offer(label, label, acquisition.files() > acquisition.excluded(), out, false);
        }
    }

    private void offer(String shown, String name, boolean in, boolean out, boolean found) {
        chosen.setText(shown);
        events.setDisable(!found);
        exclude.setDisable(!in);
        include.setDisable(!out);
        exclude.setOnAction(e ->
                ask(
                        "Exclude from index",
                        shown,
                        "Its events leave searches, counts, timelines and packs. The"
                                + " originals stay, packs say that it is excluded and why, and"
                                + " it can be included again.",
                        reason -> model.exclude(name, reason, this::failed)));
        include.setOnAction(e ->
                ask(
                        "Include again",
                        shown,
                        "Its originals are read into the index again.",
                        reason -> model.include(name, reason, this::failed)));
    }

    private interface Reasoned {
        void run(String reason);
    }

    private void ask(String title, String what, String meaning, Reasoned work) {
        TextField reason = new TextField();
        reason.setId("exclusion-reason");
        reason.setPromptText("Why; enters the chain of custody");
        reason.setPrefWidth(460);
        Label named = new Label(what);
        named.getStyleClass().add("mono");
        Label explained = new Label(meaning);
        explained.setWrapText(true);
        explained.setMaxWidth(460);
        explained.getStyleClass().addAll("muted", "small");
        Label label = new Label("Reason");
        label.getStyleClass().addAll("muted", "small");
        label.setLabelFor(reason);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> modals.hide());
        Button go = new Button(title);
        go.setId("exclusion-go");
        go.getStyleClass().add("accent");
        go.setDefaultButton(true);
        go.disableProperty().bind(reason.textProperty().map(String::isBlank));
        go.setOnAction(e -> {
            modals.hide();
            work.run(reason.getText().strip());
        });
        modals.show(
                title,
                new VBox(
                        8,
                        named,
                        explained,
                        new VBox(3, label, reason),
                        new HBox(8, space, cancel, go)),
                reason);
    }

    private void failed(Failure failure) {
        StatePanel panel = StatePanel.error(failure, modals::hide);
        modals.show("Not done", panel, panel);
    }

    /// What was done, for the banner.
    static String done(org.exhibit.app.service.EvidenceReport report, boolean excluded) {
        return Formats.count(report.changed(), "file", "files")
                + (excluded ? " excluded" : " included again")
                + (report.elsewhere() > 0
                        ? "; "
                                + Formats.count(report.elsewhere())
                                + " came with another acquisition too and stay"
                        : "")
                + ". The case holds "
                + Formats.count(report.totals().counts().events(), "event", "events")
                + '.';
    }
}
