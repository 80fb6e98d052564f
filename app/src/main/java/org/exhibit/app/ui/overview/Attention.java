package org.exhibit.app.ui.overview;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Formats;

import java.util.ArrayList;
import java.util.List;

/// Something in the case that a person should look at, most pressing first.
///
/// @param what one sentence
/// @param why one sentence
/// @param grave whether the case's numbers cannot be relied on before it is settled
/// @param where to look at it
record Attention(String what, String why, boolean grave, Destination where) {

    static List<Attention> of(OverviewContent content) {
        List<Attention> items = new ArrayList<>();
        Destination rejected = new Destination.Evidence(Destination.EvidenceTab.REJECTED);
        Destination files = new Destination.Evidence(Destination.EvidenceTab.FILES);
        if (!content.addsUp()) {
            items.add(
                    new Attention(
                            "The accounting does not add up",
                            "Records read differ from events, duplicates and rejected together.",
                            true,
                            files));
        }
        if (!content.interrupted().isEmpty()) {
            items.add(
                    new Attention(
                            Formats.count(
                                            content.interrupted().size(),
                                            "import was",
                                            "imports were")
                                    + " interrupted",
                            "Finish it in Evidence, or import the same again.",
                            false,
                            new Destination.Evidence(Destination.EvidenceTab.SUMMARY)));
        }
        if (content.totals().unreadableFiles() > 0) {
            items.add(
                    new Attention(
                            Formats.count(content.totals().unreadableFiles(), "file", "files")
                                    + " could not be read to the end",
                            "What they held beyond that is unknown.",
                            false,
                            files));
        }
        if (content.totals().counts().rejected() > 0) {
            items.add(
                    new Attention(
                            Formats.count(content.totals().counts().rejected(), "record", "records")
                                    + " rejected",
                            "Each is listed with file, offset and reason.",
                            false,
                            rejected));
        }
        if (content.totals().conflicts() > 0) {
            items.add(
                    new Attention(
                            Formats.count(
                                            content.totals().conflicts(),
                                            "event ID stands",
                                            "event IDs stand")
                                    + " for different content",
                            "All of the records are kept as events.",
                            false,
                            rejected));
        }
        if (content.totals().unknownFiles() > 0) {
            items.add(
                    new Attention(
                            Formats.count(content.totals().unknownFiles(), "file", "files")
                                    + " of no known format",
                            "They are kept and hashed, not searched.",
                            false,
                            files));
        }
        if (content.totals().warnings() > 0) {
            items.add(
                    new Attention(
                            Formats.count(content.totals().warnings(), "event has", "events have")
                                    + " a damaged value",
                            "The value is missing from the event; the record is whole.",
                            false,
                            rejected));
        }
        return List.copyOf(items);
    }
}
