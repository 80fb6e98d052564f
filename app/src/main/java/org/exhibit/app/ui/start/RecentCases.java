package org.exhibit.app.ui.start;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Preferences;
import org.exhibit.indexer.index.Totals;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The cases opened on this computer, newest first, kept in the preferences.
public final class RecentCases {
    private static final int MOST = 12;
    private static final String PREFIX = "recent.";

    private final Preferences preferences;
    private final ObservableList<RecentCase> cases = FXCollections.observableArrayList();

    public RecentCases(Preferences preferences) {
        this.preferences = preferences;
        for (int i = 0; i < MOST; i++) {
            String at = PREFIX + i + '.';
            String folder = preferences.get(at + "folder");
            if (!folder.isEmpty()) {
                cases.add(
                        new RecentCase(
                                Path.of(folder),
                                preferences.get(at + "number"),
                                preferences.get(at + "title"),
                                instant(preferences.get(at + "opened")),
                                preferences.get(at + "summary")));
            }
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    public ObservableList<RecentCase> cases() {
        return cases;
    }

    /// Puts a case to the top.
    public void opened(OpenCase open, Instant now) {
        Totals totals = open.totals();
        long files =
                totals.files()
                        + totals.referenceFiles()
                        + totals.unknownFiles()
                        + totals.unreadableFiles();
        RecentCase entry =
                new RecentCase(
                        open.folder().toAbsolutePath(),
                        open.description().number(),
                        open.description().title(),
                        now,
                        Formats.count(totals.counts().events(), "event", "events")
                                + " · "
                                + Formats.count(files, "file", "files"));
        List<RecentCase> next = new ArrayList<>(cases);
        next.removeIf(other -> other.folder().equals(entry.folder()));
        next.addFirst(entry);
        store(next.stream().limit(MOST).toList());
    }

    /// Takes a case off the list; its folder is not touched.
    public void forget(RecentCase entry) {
        store(cases.stream().filter(other -> !other.equals(entry)).toList());
    }

    private void store(List<RecentCase> next) {
        cases.setAll(next);
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < next.size(); i++) {
            String at = PREFIX + i + '.';
            RecentCase entry = next.get(i);
            values.put(at + "folder", entry.folder().toString());
            values.put(at + "number", entry.number());
            values.put(at + "title", entry.title());
            values.put(at + "opened", entry.opened().toString());
            values.put(at + "summary", entry.summary());
        }
        preferences.replace(PREFIX, values);
    }
}
