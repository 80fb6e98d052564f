package org.exhibit.app.ui.custody;

import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.TimeDisplay;

/// The seals that custody names, the newest first. Whether they hold is for the full check to say.
final class SealsCard extends VBox {
    private final Actions actions;

    /// What can be done with seals.
    interface Actions {
        /// Writes what a timestamp authority is to be asked.
        void writeRequest();

        /// Takes in its answer.
        void loadAnswer();

        /// Proves one item alone.
        void prove();
    }

    SealsCard(Actions actions) {
        this.actions = actions;
        setId("seals-card");
        getStyleClass().add("exhibit-card");
    }

    void show(CustodyContent content, TimeDisplay times) {
        VBox body = new VBox(8);
        body.getStyleClass().add("tab-body");
        if (content.seals().isEmpty()) {
            body.getChildren()
                    .add(
                            CustodyNodes.line(
                                    "Not sealed yet. A seal signs one root over every evidence"
                                            + " item and the chain up to now.",
                                    "small",
                                    "muted"));
        }
        for (SealRow seal : content.seals().reversed()) {
            body.getChildren().add(seal(seal, content, times));
        }
        if (!content.seals().isEmpty()) {
            body.getChildren().add(actions(content.seals().getLast()));
        }
        if (!content.seals().isEmpty()) {
            body.getChildren()
                    .add(
                            CustodyNodes.line(
                                    "Listed as custody names them; Verify now checks signatures"
                                            + " and timestamps.",
                                    "caption",
                                    "muted"));
        }
        getChildren()
                .setAll(
                        CustodyNodes.heading(
                                Glyph.LOCK,
                                content.seals().isEmpty()
                                        ? "Seals"
                                        : "Seals " + content.seals().size()),
                        body);
    }

    /// A request and an answer are about the newest seal.
    private FlowPane actions(SealRow newest) {
        FlowPane buttons = new FlowPane(8, 8);
        buttons.getChildren()
                .add(button("seal-proof", "Inclusion proof…", Glyph.LINEAGE, actions::prove));
        if (newest.timestamp().isEmpty()) {
            buttons.getChildren()
                    .addAll(
                            button(
                                    "seal-request",
                                    "Write request…",
                                    Glyph.SAVE,
                                    actions::writeRequest),
                            button(
                                    "seal-answer",
                                    "Load answer…",
                                    Glyph.UPLOAD,
                                    actions::loadAnswer));
        }
        return buttons;
    }

    private static Button button(String id, String text, Glyph glyph, Runnable run) {
        Button button = new Button(text, glyph.icon(14));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(e -> run.run());
        return button;
    }

    private static VBox seal(SealRow seal, CustodyContent content, TimeDisplay times) {
        HBox root =
                new HBox(
                        CustodyNodes.field("Root", Formats.shortHash(seal.root()), true),
                        CustodyNodes.space(),
                        CustodyNodes.copy("the root of " + seal.label(), seal.root()));
        long newer = content.newerThan(seal);
        ProgressBar share = new ProgressBar();
        long entries = Math.max(1, content.check().head().sequence());
        share.setProgress((entries - newer) / (double) entries);
        share.setMaxWidth(Double.MAX_VALUE);
        share.setAccessibleText("Share of the entries that " + seal.label() + " covers");
        return new VBox(
                4,
                CustodyNodes.line(seal.label() + "  " + times.exact(seal.at()), "small-title"),
                share,
                CustodyNodes.field(
                        "Covers",
                        seal.items()
                                + " items, entries 1 to "
                                + seal.covers()
                                + "; "
                                + Formats.count(newer, "entry", "entries")
                                + " newer",
                        false),
                root,
                CustodyNodes.field(
                        "Signed by",
                        seal.signer().isBlank() ? EntryDetail.ABSENT : seal.signer(),
                        false),
                CustodyNodes.field(
                        "Timestamp",
                        seal.timestamp().isEmpty()
                                ? "none; write a request, have it answered, load the answer"
                                : seal.timestamp(),
                        false));
    }
}
