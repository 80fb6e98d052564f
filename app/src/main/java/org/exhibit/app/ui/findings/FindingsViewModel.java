package org.exhibit.app.ui.findings;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

import org.exhibit.app.service.CaseService;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.Triage;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Runs the rules, narrows what they found, and keeps what a person makes of it.
public final class FindingsViewModel {
    private static final String STALE = "The evidence has changed since the rules ran. Run again.";

    private final Workspace workspace;
    private final Finder finder;
    private final ReadOnlyObjectWrapper<FindingsState> state =
            new ReadOnlyObjectWrapper<>(new FindingsState.Idle());
    private final ReadOnlyObjectWrapper<@Nullable FindingsContent> content =
            new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Finding> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable TriageState> judged = new SimpleObjectProperty<>();
    private final ObservableSet<Level> levels = FXCollections.observableSet();
    private final ObservableList<Finding> rows = FXCollections.observableArrayList();
    private final ObservableList<CitedRecord> records = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper unjudged = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private CancelToken reading = new CancelToken();

    public FindingsViewModel(Workspace workspace, Finder finder) {
        this.workspace = workspace;
        this.finder = finder;
        workspace.openCase().addListener((property, before, now) -> caseChanged(before, now));
        judged.addListener((property, before, now) -> narrow());
        levels.addListener((SetChangeListener<Level>) change -> narrow());
        selected.addListener((property, before, now) -> readRecords(now));
    }

    ReadOnlyObjectProperty<FindingsState> state() {
        return state.getReadOnlyProperty();
    }

    /// What the last run to its end found; null before the first.
    ReadOnlyObjectProperty<@Nullable FindingsContent> content() {
        return content.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Finding> selected() {
        return selected;
    }

    /// The only state shown; null for all.
    ObjectProperty<@Nullable TriageState> judged() {
        return judged;
    }

    /// The only levels shown; none for all.
    ObservableSet<Level> levels() {
        return levels;
    }

    /// The findings shown.
    ObservableList<Finding> rows() {
        return rows;
    }

    /// The records of the selected finding, in its order.
    ObservableList<CitedRecord> records() {
        return records;
    }

    /// How many findings nobody has judged.
    public ReadOnlyIntegerProperty unjudged() {
        return unjudged.getReadOnlyProperty();
    }

    /// What was done last, or what to know of the results; empty for nothing.
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    private void caseChanged(@Nullable OpenCase before, @Nullable OpenCase now) {
        if (before != null && now != null && before.folder().equals(now.folder())) {
            judgeAgain(now);
            return;
        }
        cancel();
        state.set(new FindingsState.Idle());
        judged.set(null);
        levels.clear();
        show(null);
    }

    private void judgeAgain(OpenCase now) {
        if (content.get() == null) {
            return;
        }
        workspace
                .background()
                .job(cancel -> now.ask(reader -> Triage.of(reader.custody())))
                .onSuccess(triage -> {
                    FindingsContent shown = content.get();
                    if (shown != null && workspace.openCase().get() == now) {
                        show(shown.judgedBy(triage));
                    }
                })
                .onFailure(e -> notice.set("The decisions could not be read: " + e.getMessage()));
    }

    private void show(@Nullable FindingsContent next) {
        Finding before = selected.get();
        content.set(next);
        unjudged.set(next == null ? 0 : next.count(TriageState.NEW));
        OpenCase open = workspace.openCase().get();
        if (next != null && open != null && !next.totals().equals(open.totals())) {
            notice.set(STALE);
        } else if (next == null || notice.get().equals(STALE)) {
            notice.set("");
        }
        narrow();
        selected.set(
                next == null
                        ? null
                        : next.findings().stream()
                                .filter(each -> before != null && isSame(each, before))
                                .findFirst()
                                .orElse(rows.isEmpty() ? null : rows.getFirst()));
    }

    private static boolean isSame(Finding one, Finding other) {
        return one.rule().equals(other.rule())
                && one.subject().equals(other.subject())
                && one.evidence().getFirst().equals(other.evidence().getFirst());
    }

    private void narrow() {
        FindingsContent shown = content.get();
        rows.setAll(
                shown == null
                        ? List.of()
                        : shown.findings().stream()
                                .filter(each ->
                                        judged.get() == null || each.state() == judged.get())
                                .filter(each -> levels.isEmpty() || levels.contains(each.level()))
                                .toList());
        Finding now = selected.get();
        if (now != null && rows.stream().noneMatch(each -> isSame(each, now))) {
            selected.set(rows.isEmpty() ? null : rows.getFirst());
        } else if (now == null && !rows.isEmpty()) {
            selected.set(rows.getFirst());
        }
    }

    /// Runs the rules if they were not run since the case was opened.
    void runOnce() {
        if (state.get() instanceof FindingsState.Idle) {
            run();
        }
    }

    /// Runs the rules; does nothing while they run.
    void run() {
        OpenCase open = workspace.openCase().get();
        if (open != null && !(state.get() instanceof FindingsState.Running)) {
            workspace.start(
                    "Look for patterns",
                    (board, cancel) ->
                            open.ask(reader ->
                                    new FindingsContent(
                                            finder.find(reader, board, cancel),
                                            Triage.of(reader.custody()),
                                            open.totals())),
                    new Run(open));
        }
    }

    /// Stops the rules; what they found before stays.
    void cancel() {
        if (state.get() instanceof FindingsState.Running running) {
            running.task().cancel().cancel();
        }
    }

    private final class Run implements Workspace.TaskEnd<FindingsContent> {
        private final OpenCase open;
        private FindingsState.@Nullable Running running;

        private Run(OpenCase open) {
            this.open = open;
        }

        @Override
        public void started(RunningTask task) {
            FindingsState.Running now = new FindingsState.Running(task);
            running = now;
            notice.set("");
            state.set(now);
        }

        @Override
        public void succeeded(FindingsContent result) {
            if (end(new FindingsState.Done())) {
                show(result);
                OpenCase now = workspace.openCase().get();
                if (now != null && now != open) {
                    judgeAgain(now);
                }
            }
        }

        @Override
        public void cancelled() {
            end(new FindingsState.Cancelled());
        }

        @Override
        public void failed(Throwable cause) {
            end(
                    new FindingsState.Failed(
                            Failure.of(
                                    "The rules could not be run to their end.",
                                    content.get() == null
                                            ? "Nothing in the case was changed."
                                            : "What they found before is kept; nothing in the case"
                                                    + " was changed.",
                                    cause)));
        }

        private boolean end(FindingsState next) {
            boolean mine = state.get() == running;
            if (mine) {
                state.set(next);
            }
            return mine;
        }
    }

    private void readRecords(@Nullable Finding finding) {
        reading.cancel();
        records.clear();
        OpenCase open = workspace.openCase().get();
        if (open == null || finding == null) {
            return;
        }
        CancelToken token = new CancelToken();
        reading = token;
        workspace
                .background()
                .job(cancel ->
                        open.ask(reader -> {
                            List<CitedRecord> found = new ArrayList<>();
                            for (String id : finding.evidence()) {
                                cancel.check();
                                found.add(
                                        reader.events()
                                                .find(id)
                                                .map(CitedRecord::of)
                                                .orElseGet(() -> CitedRecord.missing(id)));
                            }
                            return found;
                        }))
                .cancelledBy(token)
                .onSuccess(found -> {
                    if (reading == token) {
                        records.setAll(found);
                    }
                })
                .onFailure(e -> {
                    if (reading == token) {
                        notice.set("The records could not be read: " + e.getMessage());
                    }
                });
    }

    /// Selects the next or previous finding.
    ///
    /// @param step 1 or -1
    void walk(int step) {
        if (!rows.isEmpty()) {
            int at = rows.indexOf(selected.get());
            selected.set(rows.get(Math.clamp((long) at + step, 0, rows.size() - 1)));
        }
    }

    /// Whether a decision says enough to be kept.
    static boolean suffices(TriageState wanted, String reason) {
        return wanted != TriageState.DISMISSED || !reason.isBlank();
    }

    /// Keeps a decision in the chain of custody.
    void triage(Finding finding, TriageState wanted, String reason, Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open == null || !suffices(wanted, reason)) {
            return;
        }
        Path folder = open.folder();
        workspace
                .background()
                .job(cancel -> {
                    workspace.service().triage(folder, finding, wanted, reason.strip());
                    return wanted;
                })
                .onSuccess(kept -> workspace.refresh(failed))
                .onFailure(e ->
                        failed.accept(
                                Failure.of(
                                        "The decision could not be written down.",
                                        "The finding is as it was.",
                                        e)));
    }

    /// What Timeline and Provenance can be asked about a finding: its bucket, objects or object.
    static Optional<String> place(Finding finding) {
        try {
            Selector selector = Selector.parse(finding.subject());
            return switch (selector) {
                case Selector.OneObject object -> Optional.of(object.text());
                case Selector.Prefix prefix -> Optional.of(prefix.text());
                case Selector.Bucket bucket -> Optional.of(bucket.text());
                case Selector.Arn arn -> Optional.empty();
                case Selector.AccessKey key -> Optional.empty();
                case Selector.Session session -> Optional.empty();
                case Selector.Ip ip -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Numbers the records of a finding for presentation; those numbered before keep their number.
    void addToPack(Finding finding, String note, Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open == null) {
            return;
        }
        Path folder = open.folder();
        workspace
                .background()
                .job(cancel -> {
                    Set<String> numbered =
                            open.ask(reader -> reader.exhibits()).stream()
                                    .map(MarkedExhibit::event)
                                    .collect(Collectors.toSet());
                    List<CaseService.NewExhibit> wanted =
                            finding.evidence().stream()
                                    .filter(id -> !numbered.contains(id))
                                    .map(id -> new CaseService.NewExhibit(id, note.strip()))
                                    .toList();
                    return workspace.service().addExhibits(folder, wanted).size();
                })
                .onSuccess(added -> {
                    workspace.refresh(failed);
                    notice.set(added(added, finding.evidence().size() - added));
                })
                .onFailure(e ->
                        failed.accept(
                                Failure.of(
                                        "The records could not be made exhibits.",
                                        "The case is as it was.",
                                        e)));
    }

    private static String added(int added, int before) {
        return Formats.count(added, "record", "records")
                + " added to the exhibits"
                + (before > 0 ? "; " + Formats.count(before) + " had a number already." : ".");
    }
}
