package org.exhibit.app.ui.custody;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.integrity.Verification;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The chain of custody: which entries are in view, what the chosen one says, and checking it all.
public final class CustodyViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<CustodyState> state =
            new ReadOnlyObjectWrapper<>(new CustodyState.Loading());
    private final ReadOnlyObjectWrapper<CheckState> check =
            new ReadOnlyObjectWrapper<>(new CheckState.NotYet());
    private final ObservableList<ShownRow> rows = FXCollections.observableArrayList();
    private final Set<DeedGroup> hidden = EnumSet.noneOf(DeedGroup.class);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable CustodyRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable EntryDetail> detail =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> detailFailure =
            new ReadOnlyObjectWrapper<>();
    private CancelToken reading = new CancelToken();

    public CustodyViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.openCase().addListener((property, before, now) -> caseChanged(before, now));
        filter.addListener((property, before, now) -> show());
        selected.addListener((property, before, now) -> readDetail(now));
        caseChanged(null, workspace.openCase().get());
    }

    ReadOnlyObjectProperty<CustodyState> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CheckState> check() {
        return check.getReadOnlyProperty();
    }

    /// The entries in view, by line.
    ObservableList<ShownRow> rows() {
        return rows;
    }

    /// Words that all must occur.
    StringProperty filter() {
        return filter;
    }

    /// The entry whose fields are shown; null where none is.
    ObjectProperty<@Nullable CustodyRow> selected() {
        return selected;
    }

    ReadOnlyObjectProperty<@Nullable EntryDetail> detail() {
        return detail.getReadOnlyProperty();
    }

    /// Why the chosen entry could not be read again; null where it could.
    ReadOnlyObjectProperty<@Nullable Failure> detailFailure() {
        return detailFailure.getReadOnlyProperty();
    }

    @Nullable CustodyContent content() {
        return state.get() instanceof CustodyState.Shown shown ? shown.content() : null;
    }

    private void caseChanged(@Nullable OpenCase before, @Nullable OpenCase now) {
        boolean same = before != null && now != null && before.folder().equals(now.folder());
        // A check speaks of the state it was made on.
        check.set(new CheckState.NotYet());
        if (!same) {
            hidden.clear();
            selected.set(null);
            state.set(new CustodyState.Loading());
            filter.set("");
            show();
        }
        load();
    }

    /// Reads the log again; what is shown stays until that is done.
    void load() {
        OpenCase open = workspace.openCase().get();
        reading.cancel();
        if (open == null) {
            return;
        }
        if (!(state.get() instanceof CustodyState.Shown)) {
            state.set(new CustodyState.Loading());
        }
        CancelToken token = new CancelToken();
        reading = token;
        workspace
                .background()
                .job(cancel -> CustodyContent.read(open.folder(), cancel))
                .cancelledBy(token)
                .onSuccess(read -> {
                    if (reading == token) {
                        shown(read);
                    }
                })
                .onCancelled(() -> {
                    if (reading == token) {
                        state.set(new CustodyState.Cancelled());
                        show();
                    }
                })
                .onFailure(e -> {
                    if (reading == token) {
                        state.set(
                                new CustodyState.Failed(
                                        Failure.of(
                                                "The chain of custody could not be read.",
                                                "Nothing in the case was changed.",
                                                e)));
                        show();
                    }
                });
    }

    private void shown(CustodyContent read) {
        CustodyRow before = selected.get();
        state.set(new CustodyState.Shown(read));
        show();
        selected.set(
                read.rows().stream()
                        .filter(row -> before != null && row.line() == before.line())
                        .findFirst()
                        .orElse(rows.isEmpty() ? null : rows.getLast().row()));
    }

    /// Gives up the reading under way.
    void cancelLoading() {
        reading.cancel();
    }

    /// How many entries there are of each group that occurs.
    Map<DeedGroup, Long> groups() {
        Map<DeedGroup, Long> counts = new EnumMap<>(DeedGroup.class);
        CustodyContent content = content();
        if (content != null) {
            content.rows().forEach(row -> counts.merge(row.group(), 1L, Long::sum));
        }
        return counts;
    }

    boolean isShown(DeedGroup group) {
        return !hidden.contains(group);
    }

    /// Hides entries or shows them again; numbers and checks stay as they are.
    void show(DeedGroup group, boolean visible) {
        if (visible) {
            hidden.remove(group);
        } else {
            hidden.add(group);
        }
        show();
    }

    void showAll() {
        hidden.clear();
        filter.set("");
        show();
    }

    private void show() {
        List<ShownRow> visible = new ArrayList<>();
        CustodyContent content = content();
        long skipped = 0;
        for (CustodyRow row : content == null ? List.<CustodyRow>of() : content.rows()) {
            if (isShown(row.group()) && row.matches(filter.get())) {
                visible.add(new ShownRow(row, skipped));
                skipped = 0;
            } else {
                skipped++;
            }
        }
        rows.setAll(visible);
    }

    /// Entries that the chips and the filter hide.
    long hiddenCount() {
        CustodyContent content = content();
        return content == null ? 0 : content.rows().size() - (long) rows.size();
    }

    /// Selects the next or an earlier entry in view.
    ///
    /// @param step 1 or -1
    void walk(int step) {
        if (!rows.isEmpty()) {
            selected.set(rows.get(Math.clamp((long) at() + step, 0, rows.size() - 1)).row());
        }
    }

    /// Selects the next or an earlier entry that others are hidden before.
    ///
    /// @param step 1 or -1
    void walkHidden(int step) {
        for (int i = at() + step; i >= 0 && i < rows.size(); i += step) {
            if (rows.get(i).hiddenBefore() > 0) {
                selected.set(rows.get(i).row());
                return;
            }
        }
    }

    /// Selects a line, showing everything if it is hidden.
    void go(long line) {
        CustodyContent content = content();
        if (content == null) {
            return;
        }
        content.rows().stream()
                .filter(row -> row.line() == line)
                .findFirst()
                .ifPresent(row -> {
                    if (rows.stream().noneMatch(one -> one.row().equals(row))) {
                        showAll();
                    }
                    selected.set(row);
                });
    }

    /// Place of the chosen entry among those in view, -1 where it is not.
    int at() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).row().equals(selected.get())) {
                return i;
            }
        }
        return -1;
    }

    private void readDetail(@Nullable CustodyRow row) {
        detail.set(null);
        detailFailure.set(null);
        CustodyContent content = content();
        if (row == null || content == null) {
            return;
        }
        workspace
                .background()
                .job(cancel -> EntryDetail.read(content.file(), row))
                .onSuccess(read -> {
                    if (row.equals(selected.get())) {
                        detail.set(read);
                    }
                })
                .onFailure(e -> {
                    if (row.equals(selected.get())) {
                        detailFailure.set(
                                Failure.of(
                                        row.label() + " could not be read again.",
                                        "Nothing in the case was changed.",
                                        e));
                    }
                });
    }

    /// The first thing that does not hold; null where nothing was found.
    @Nullable Trouble trouble() {
        CustodyContent content = content();
        return content == null ? null : Trouble.of(content, check.get());
    }

    /// Checks the chain, every original, the index and the seals; the outcome appears in `check`.
    void verifyNow() {
        OpenCase open = workspace.openCase().get();
        if (open == null || check.get() instanceof CheckState.Running) {
            return;
        }
        Path folder = open.folder();
        Instant started = Instant.now();
        workspace.start(
                "Verification",
                (board, cancel) -> workspace.service().verifyCase(folder, board, cancel),
                new Workspace.TaskEnd<Verification>() {
                    @Override
                    public void started(RunningTask task) {
                        check.set(new CheckState.Running(task));
                    }

                    @Override
                    public void succeeded(Verification result) {
                        Instant now = Instant.now();
                        CustodyContent content = content();
                        end(
                                open,
                                new CheckState.Done(
                                        result,
                                        now,
                                        Duration.between(started, now),
                                        content == null ? 0 : content.check().entries()));
                        load();
                    }

                    @Override
                    public void cancelled() {
                        end(open, new CheckState.Cancelled());
                    }

                    @Override
                    public void failed(Throwable cause) {
                        end(
                                open,
                                new CheckState.Failed(
                                        Failure.of(
                                                "The verification could not be finished.",
                                                "Nothing was changed.",
                                                cause)));
                    }
                });
    }

    private void end(OpenCase open, CheckState outcome) {
        if (workspace.openCase().get() == open) {
            check.set(outcome);
        }
    }

    /// Whether the case may be sealed: not while something is known not to hold.
    boolean maySeal() {
        CustodyContent content = content();
        return content != null && content.check().entries() > 0 && trouble() == null;
    }

    /// One line on the chain: how many entries, and when the last was made.
    String summary() {
        CustodyContent content = content();
        if (content == null || content.rows().isEmpty()) {
            return "";
        }
        Instant last = content.rows().getLast().at();
        return Formats.count(content.check().entries(), "entry", "entries")
                + (content.check().holds() ? ", each holding the hash of the one before" : "")
                + (last == null ? "" : " · last " + workspace.times().get().exact(last));
    }
}
