package org.exhibit.app.ui.events;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Navigator;
import org.exhibit.app.ui.common.StatePanel;

import java.util.List;

/// Says that a search found nothing, what was searched, and which conditions hide how much.
final class NothingFound {
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

    static StatePanel panel(ResultState.Nothing nothing, FacetsViewModel facets) {
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
        return reasons;
    }
}
