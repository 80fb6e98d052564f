package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.taken.Taking;
import org.exhibit.indexer.provenance.taken.WindowUse;

import java.util.ArrayList;
import java.util.List;

/// Windows of exposure as lines.
final class ExposureLines {
    private static final String ELSEWHERE =
            "what was done with it from outside stands in the logs of the other account; here it is"
                    + " unknown unless a line says so";

    private ExposureLines() {}

    /// @param absence what it means that no use is recorded, in the words of coverage
    static LifeLine of(WindowUse use, List<String> absence) {
        ExposureWindow window = use.window();
        List<LifeLine.Cited> cited = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        notes.add(String.join(", ", window.actions()) + " open to " + window.audience().text());
        add(cited, notes, window.opened(), "opened by ");
        add(cited, notes, window.rests(), "rests on ");
        add(cited, notes, window.closed(), "closed by ");
        for (Taking taking : use.takings()) {
            cited.addAll(LifeLine.cited(taking.records()));
        }
        if (window.byRecords() != null) {
            notes.add(window.byRecords().decision().text(window.byRecords().to()));
        }
        if (window.openedBefore()) {
            notes.add("it stood open already when the evidence begins");
        }
        notes.add(window.note());
        if (window.resource().startsWith("arn:aws:s3")) {
            notes.add(use.sentence());
            notes.addAll(use.takings().isEmpty() ? absence : List.of());
        } else {
            notes.add(ELSEWHERE);
        }
        notes.add(
                window.to() == null
                        ? "still open at the end of the evidence"
                        : ExposureWindow.CLOSING);
        return new LifeLine(
                window.from(),
                window.to(),
                LifeLine.EXPOSED,
                window.strength(),
                window.resource(),
                "",
                window.audience().text(),
                "",
                use.addresses().isEmpty() ? null : use.atLeast(),
                window.to() == null ? "open" : "closed",
                "exposure/1",
                "",
                cited,
                notes);
    }

    private static void add(
            List<LifeLine.Cited> cited, List<String> notes, List<Evidence> evidence, String word) {
        for (Evidence piece : evidence) {
            switch (piece) {
                case Evidence.OfRecord(StoredEvent event, List<String> fields) -> {
                    cited.add(LifeLine.Cited.of(event));
                    notes.add(word + event.event().text(EventField.ACTION));
                }
                case Evidence.OfItem item ->
                        notes.add(word + "the settings of " + item.at() + " in " + item.file());
            }
        }
    }
}
