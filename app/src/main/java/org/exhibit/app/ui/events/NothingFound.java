package org.exhibit.app.ui.events;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.coverage.UnloggedStretch;

import java.util.List;

/// Says that a search found nothing, what was searched, and which conditions hide how much.
final class NothingFound {
    private static final int MOST_GAPS = 8;

    private NothingFound() {}

    static StatePanel noCase() {
        return StatePanel.empty(
                Glyph.EVENTS,
                "No case is open",
                "Open or make a case to search its events.",
                List.of());
    }

    static StatePanel noEvents(Navigator navigator) {
        Destination evidence = new Destination.Evidence(Destination.EvidenceTab.SUMMARY);
        return StatePanel.empty(
                Glyph.EVIDENCE,
                "No events yet",
                "The case holds no log records. Import log files, folders or archives first.",
                List.of(new StatePanel.Action("Go to Evidence", () -> navigator.go(evidence))));
    }

    /// @param gaps of the logs that were asked for, by time
    static StatePanel panel(
            ResultState.Nothing nothing,
            FacetsViewModel facets,
            List<UnloggedStretch> gaps,
            TimeDisplay times) {
        StatePanel reasons =
                StatePanel.empty(
                        Glyph.SEARCH,
                        "No event matches",
                        "Searched: "
                                + Formats.count(nothing.total(), "event", "events")
                                + " of this case.",
                        List.of());
        for (ResultState.Blocking blocking : nothing.blocking()) {
            reasons.getChildren()
                    .add(
                            new Label(
                                    "Without "
                                            + blocking.condition()
                                            + ": "
                                            + Formats.count(
                                                    blocking.withoutIt(), "event", "events")));
        }
        if (facets.isAnythingChosen()) {
            Hyperlink clear = new Hyperlink("Clear the facets");
            clear.setOnAction(e -> facets.clear());
            reasons.getChildren().add(clear);
        }
        unlogged(reasons, gaps, times);
        return reasons;
    }

    /// Finding nothing means nothing where a log that was asked for is not there.
    private static void unlogged(
            StatePanel reasons, List<UnloggedStretch> gaps, TimeDisplay times) {
        if (gaps.isEmpty()) {
            return;
        }
        Label head = new Label("In these spans the logs asked for say nothing:");
        head.getStyleClass().add("small");
        reasons.getChildren().add(head);
        for (UnloggedStretch gap : gaps.subList(0, Math.min(MOST_GAPS, gaps.size()))) {
            Label line =
                    new Label(
                            gap.what()
                                    + ", "
                                    + times.exact(gap.interval().from())
                                    + " to "
                                    + times.exact(gap.interval().to())
                                    + ": "
                                    + gap.reason(),
                            Glyph.WARNING.icon(14, "warning-icon"));
            line.setWrapText(true);
            line.getStyleClass().addAll("small", "nothing-gap");
            reasons.getChildren().add(line);
        }
        if (gaps.size() > MOST_GAPS) {
            Label more =
                    new Label((gaps.size() - MOST_GAPS) + " more gaps; Overview lists them all.");
            more.getStyleClass().addAll("small", "muted");
            reasons.getChildren().add(more);
        }
    }
}
