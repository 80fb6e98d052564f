package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.custody.Details;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The layouts that examiners gave for flow logs without a header, as custody keeps them: a file
/// that is read later, or again for a new index, must be read as it was meant.
final class FlowLayouts {
    private static final String ENTRY = "flow-layout";
    private static final String FIELDS = "fields";

    private final Map<Integer, String> byAcquisition = new HashMap<>();
    private @Nullable String announced;

    private FlowLayouts() {}

    /// Enters a layout for the acquisition that is begun or resumed next.
    static void announce(CaseFile caseFile, @Nullable String fields) throws IOException {
        if (fields != null) {
            caseFile.enter(ENTRY, Details.of(FIELDS, fields));
        }
    }

    static FlowLayouts of(Path custody) throws IOException {
        FlowLayouts layouts = new FlowLayouts();
        CustodyLog.read(custody, layouts::read);
        return layouts;
    }

    private void read(CustodyEntry entry) {
        switch (entry.kind()) {
            case ENTRY -> announced = entry.details().get(FIELDS);
            case "acquisition-started", "acquisition-resumed" -> {
                String number = entry.details().get("acquisition");
                if (announced != null && number != null) {
                    byAcquisition.put(Integer.valueOf(number), announced);
                }
                announced = null;
            }
            default -> {}
        }
    }

    /// The layout given for an acquisition, or null.
    @Nullable String of(int acquisition) {
        return byAcquisition.get(acquisition);
    }

    /// Every layout that was given.
    List<String> all() {
        return List.copyOf(new TreeSet<>(byAcquisition.values()));
    }
}
