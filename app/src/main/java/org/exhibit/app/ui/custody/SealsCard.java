package org.exhibit.app.ui.custody;

import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.TimeDisplay;

/// The seals that custody names, the newest first. Whether they hold is for the full check to say.
final class SealsCard extends VBox {
    SealsCard() {
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
                                ? "none; exhibit seal request and exhibit seal load get one"
                                : seal.timestamp(),
                        false));
    }
}
