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

import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.TriageState;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// The findings of the open case: which are shown, and which one is looked at.
public final class FindingsViewModel {
    private static final String STALE = "The evidence has changed since the rules ran. Run again.";

    private final Workspace workspace;
    private final RuleRun rules;
    private final FindingDeeds deeds;
    private final CitedRecords records;
    private final PatternsViewModel patterns;
    private final ReadOnlyObjectWrapper<@Nullable FindingsContent> content =
            new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Finding> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable TriageState> judged = new SimpleObjectProperty<>();
    private final ObservableSet<Level> levels = FXCollections.observableSet();
    private final ObservableList<Finding> rows = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper unjudged = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    public FindingsViewModel(Workspace workspace, Finder finder) {
        this.workspace = workspace;
        patterns = new PatternsViewModel(workspace, notice::set);
        rules = new RuleRun(workspace, finder, () -> patterns.folder().get(), new Shown());
        deeds = new FindingDeeds(workspace, notice::set);
        records = new CitedRecords(workspace, notice::set);
        workspace.openCase().addListener((property, before, now) -> caseChanged(before, now));
        judged.addListener((property, before, now) -> narrow());
        levels.addListener((SetChangeListener<Level>) change -> narrow());
        selected.addListener((property, before, now) -> records.read(now));
    }

    ReadOnlyObjectProperty<FindingsState> state() {
        return rules.state();
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
        return records.rows();
    }

    /// How many findings nobody has judged.
    public ReadOnlyIntegerProperty unjudged() {
        return unjudged.getReadOnlyProperty();
    }

    /// What was done last, or what to know of the results; empty for nothing.
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /// What a person does about a finding.
    FindingDeeds deeds() {
        return deeds;
    }

    /// The rules themselves.
    public PatternsViewModel patterns() {
        return patterns;
    }

    private void caseChanged(@Nullable OpenCase before, @Nullable OpenCase now) {
        if (before != null && now != null && before.folder().equals(now.folder())) {
            judgeAgain(now);
            return;
        }
        rules.forget();
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
                .job(cancel -> now.ask(Judgements::of))
                .onSuccess(judgements -> {
                    FindingsContent shown = content.get();
                    if (shown != null && workspace.openCase().get() == now) {
                        show(shown.judgedBy(judgements));
                    }
                })
                .onFailure(e -> notice.set("The decisions could not be read: " + e.getMessage()));
    }

    private final class Shown implements RuleRun.Results {
        @Override
        public boolean any() {
            return content.get() != null;
        }

        @Override
        public void started() {
            notice.set("");
        }

        @Override
        public void show(FindingsContent found, OpenCase of) {
            FindingsViewModel.this.show(found);
            OpenCase now = workspace.openCase().get();
            if (now != null && now != of) {
                judgeAgain(now);
            }
        }
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
        if (rules.state().get() instanceof FindingsState.Idle) {
            run();
        }
    }

    /// Runs the rules; does nothing while they run.
    void run() {
        rules.run();
    }

    /// Stops the rules; what they found before stays.
    void cancel() {
        rules.cancel();
    }

    /// Selects the next or previous finding.
    ///
    /// @param step 1 or -1
    /// @param order the findings as they are shown
    void walk(int step, List<Finding> order) {
        if (!order.isEmpty()) {
            int at = order.indexOf(selected.get());
            selected.set(order.get(Math.clamp((long) at + step, 0, order.size() - 1)));
        }
    }

    void walk(int step) {
        walk(step, rows);
    }
}
