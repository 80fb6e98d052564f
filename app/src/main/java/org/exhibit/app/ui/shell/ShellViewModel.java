package org.exhibit.app.ui.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.app.ui.common.Workspace;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What the frame around the screens says: which case, which screen, which task.
final class ShellViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<@Nullable Screen> screen = new ReadOnlyObjectWrapper<>();

    ShellViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.openCase().addListener((property, before, now) -> caseChanged(before, now));
    }

    private void caseChanged(@Nullable OpenCase before, @Nullable OpenCase now) {
        if (now == null) {
            screen.set(null);
        } else if (before == null || !before.folder().equals(now.folder())) {
            screen.set(Screen.OVERVIEW);
        }
    }

    /// The screen in front; null is the start, while no case is open.
    ReadOnlyObjectProperty<@Nullable Screen> screen() {
        return screen.getReadOnlyProperty();
    }

    /// Brings a screen to the front, if a case is open.
    void show(Screen next) {
        if (workspace.openCase().get() != null) {
            screen.set(next);
        }
    }

    static Screen screenOf(Destination destination) {
        return switch (destination) {
            case Destination.Overview overview -> Screen.OVERVIEW;
            case Destination.Evidence evidence -> Screen.EVIDENCE;
            case Destination.Events events -> Screen.EVENTS;
            case Destination.Timeline timeline -> Screen.TIMELINE;
            case Destination.Provenance provenance -> Screen.PROVENANCE;
            case Destination.Findings findings -> Screen.FINDINGS;
            case Destination.Custody custody -> Screen.CUSTODY;
        };
    }

    void toggleTimes() {
        TimeDisplay now = workspace.times().get();
        workspace.times().set(now.isUtc() ? TimeDisplay.local() : TimeDisplay.UTC);
    }

    String caseNumber() {
        OpenCase open = workspace.openCase().get();
        if (open == null) {
            return "Case";
        }
        String number = open.description().number();
        return number.isEmpty() ? open.folder().getFileName().toString() : number;
    }

    String caseTitle() {
        OpenCase open = workspace.openCase().get();
        return open == null ? "None open" : open.description().title();
    }

    /// The examiner the case names; empty while none is open.
    String examiner() {
        OpenCase open = workspace.openCase().get();
        return open == null ? "" : open.description().examiner();
    }

    /// One or two letters that stand for the examiner.
    static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : name.replace('.', ' ').split("\\s+")) {
            if (!word.isEmpty() && initials.length() < 2) {
                initials.appendCodePoint(word.codePointAt(0));
            }
        }
        return initials.toString().toUpperCase(Locale.ROOT);
    }

    String indexState() {
        OpenCase open = workspace.openCase().get();
        return open == null ? "No case open" : "Index ready";
    }

    String eventCount() {
        OpenCase open = workspace.openCase().get();
        return open == null
                ? ""
                : Formats.count(open.totals().counts().events(), "event", "events");
    }

    /// The task shown: the one that was started last.
    Optional<RunningTask.View> task(Instant now) {
        return workspace.tasks().isEmpty()
                ? Optional.empty()
                : Optional.of(workspace.tasks().getLast().view(now));
    }

    /// Asks the task shown to stop at its next safe point.
    void cancelTask() {
        if (!workspace.tasks().isEmpty()) {
            workspace.tasks().getLast().cancel().cancel();
        }
    }
}
