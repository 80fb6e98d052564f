package org.exhibit.app.ui.timeline;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.SubjectChoices;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.biography.LifeLine;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Tells one life, and moves through it in time.
public final class TimelineViewModel {
    private final Workspace workspace;
    private final Teller teller;
    private final StringProperty selector = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<LifeState> state =
            new ReadOnlyObjectWrapper<>(new LifeState.Idle());
    private final ObjectProperty<@Nullable TimeWindow> window = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LifeLine> selected = new SimpleObjectProperty<>();
    private final SubjectChoices subjects;
    private final LaneView lanes = new LaneView();
    private int lane = -1;
    private CancelToken running = new CancelToken();

    public TimelineViewModel(Workspace workspace, Teller teller) {
        this.workspace = workspace;
        this.teller = teller;
        workspace.openCase().addListener((property, before, now) -> caseChanged(before, now));
        subjects =
                new SubjectChoices(
                        workspace,
                        e -> state.set(failed("The subjects of the case could not be read.", e)));
    }

    StringProperty selector() {
        return selector;
    }

    ReadOnlyObjectProperty<LifeState> state() {
        return state.getReadOnlyProperty();
    }

    /// The span of time on the screen; null while nothing is shown.
    ObjectProperty<@Nullable TimeWindow> window() {
        return window;
    }

    ObjectProperty<@Nullable LifeLine> selected() {
        return selected;
    }

    /// Selectors of the case's subjects, to choose from.
    ObservableList<String> subjects() {
        return subjects.selectors();
    }

    private void caseChanged(@Nullable OpenCase before, @Nullable OpenCase now) {
        boolean same = before != null && now != null && before.folder().equals(now.folder());
        if (!same) {
            running.cancel();
            selected.set(null);
            window.set(null);
            state.set(new LifeState.Idle());
            selector.set("");
        }
    }

    private static LifeState failed(String what, Throwable cause) {
        return new LifeState.Failed(Failure.of(what, "Nothing in the case was changed.", cause));
    }

    /// Tells another life.
    public void tell(String wanted) {
        selector.set(wanted);
        lanes.reset();
        tell();
    }

    /// Tells it again; a telling still under way is given up.
    void tell() {
        OpenCase open = workspace.openCase().get();
        String wanted = selector.get().strip();
        running.cancel();
        if (open == null || wanted.isEmpty()) {
            return;
        }
        selected.set(null);
        window.set(null);
        Selector asked;
        try {
            asked = Selector.parse(wanted);
        } catch (IllegalArgumentException e) {
            state.set(failed("This has no timeline.", e));
            return;
        }
        LifeState.Running run = new LifeState.Running(wanted);
        CancelToken token = new CancelToken();
        running = token;
        state.set(run);
        workspace
                .background()
                .job(cancel ->
                        open.ask(reader -> {
                            Teller.Told told =
                                    teller.tell(reader, asked, new ProgressBoard(), cancel);
                            TimelineContent content = TimelineContent.of(wanted, told);
                            return content == null
                                    ? new LifeState.Nothing(wanted, told)
                                    : new LifeState.Shown(content);
                        }))
                .cancelledBy(token)
                .onSuccess(next -> finish(run, next))
                .onCancelled(() -> finish(run, new LifeState.Cancelled(wanted)))
                .onFailure(e -> finish(run, failed("The timeline could not be told.", e)));
    }

    private void finish(LifeState.Running run, LifeState next) {
        if (state.get() == run) {
            state.set(next);
            if (next instanceof LifeState.Shown shown) {
                window.set(whole(shown.content()));
                selected.set(shown.content().deeds().getFirst());
            }
        }
    }

    void cancel() {
        running.cancel();
    }

    private static TimeWindow whole(TimelineContent content) {
        return new TimeWindow(content.from(), content.to());
    }

    @Nullable TimelineContent content() {
        return state.get() instanceof LifeState.Shown shown ? shown.content() : null;
    }

    /// Shows the whole life.
    void lifecycle() {
        TimelineContent content = content();
        if (content != null) {
            window.set(whole(content));
        }
    }

    /// Shows the windows of exposure with a little room; does nothing where there are none.
    void exposure() {
        TimeWindow wanted = exposureWindow();
        if (wanted != null) {
            window.set(wanted);
        }
    }

    /// What `exposure` shows; null where nothing stood open.
    @Nullable TimeWindow exposureWindow() {
        TimelineContent content = content();
        if (content == null || content.exposures().isEmpty()) {
            return null;
        }
        Instant from = TimelineContent.time(content.exposures().getFirst());
        Instant to = from;
        for (LifeLine line : content.exposures()) {
            Instant end = line.end() == null ? content.to() : line.end();
            to = end.isAfter(to) ? end : to;
        }
        Duration room = Duration.between(from, to).dividedBy(20).plusSeconds(30);
        return new TimeWindow(from.minus(room), to.plus(room)).within(whole(content));
    }

    /// Moves by a share of what is shown.
    void pan(double share) {
        TimelineContent content = content();
        TimeWindow shown = window.get();
        if (content != null && shown != null) {
            window.set(shown.move(share, reach(content)));
        }
    }

    /// @param factor above 1 shows more time
    /// @param share of the window that stays where it is
    void zoom(double factor, double share) {
        TimelineContent content = content();
        TimeWindow shown = window.get();
        if (content != null && shown != null) {
            window.set(shown.zoom(factor, share, reach(content)));
        }
    }

    /// Selects the next or an earlier line by time, and brings it into view.
    ///
    /// @param step 1 or -1
    void walk(int step) {
        TimelineContent content = content();
        if (content != null) {
            select(content.deeds().stream().filter(lanes::shows).toList(), step);
        }
    }

    /// Selects the next or an earlier gap.
    void walkGaps(int step) {
        TimelineContent content = content();
        if (content != null) {
            select(content.gaps(), step);
        }
    }

    private void select(List<LifeLine> lines, int step) {
        LifeLine now = selected.get();
        int at = now == null ? -1 : lines.indexOf(now);
        if (at < 0 && now != null) {
            // Not one of these: the nearest in the direction of the step.
            Instant from = TimelineContent.time(now);
            int later = 0;
            while (later < lines.size() && !TimelineContent.time(lines.get(later)).isAfter(from)) {
                later++;
            }
            at = step > 0 ? later - 1 : later;
        }
        if (!lines.isEmpty()) {
            show(lines.get(Math.clamp((long) at + step, 0, lines.size() - 1)));
        }
    }

    /// Selects a line and moves the window where it is out of sight.
    void show(LifeLine line) {
        selected.set(line);
        TimeWindow shown = window.get();
        TimelineContent content = content();
        Instant time = line.time();
        if (shown != null && content != null && time != null && !shown.meets(time, line.end())) {
            window.set(shown.move(shown.share(time) - 0.5, reach(content)));
        }
    }

    /// The lines of the same life nearest in time, by time.
    List<LifeLine> around(LifeLine line, int most) {
        TimelineContent content = content();
        if (content == null) {
            return List.of();
        }
        Instant at = TimelineContent.time(line);
        return content.deeds().stream()
                .filter(other -> !other.equals(line))
                .sorted((one, other) ->
                        distance(one, at).compareTo(distance(other, at)) != 0
                                ? distance(one, at).compareTo(distance(other, at))
                                : LifeLine.ORDER.compare(one, other))
                .limit(most)
                .sorted(LifeLine.ORDER)
                .toList();
    }

    private static Duration distance(LifeLine line, Instant at) {
        return Duration.between(TimelineContent.time(line), at).abs();
    }

    /// Which lanes and kinds are shown.
    LaneView lanes() {
        return lanes;
    }

    /// What people do about the life.
    LifeDeeds deeds() {
        return new LifeDeeds(workspace, this);
    }

    /// Shows the span of the whole case's evidence.
    void wholeCase() {
        TimelineContent content = content();
        if (content != null) {
            window.set(reach(content));
        }
    }

    /// What the window may show: the case's span, and the life's where that reaches further.
    TimeWindow reach(TimelineContent content) {
        OpenCase open = workspace.openCase().get();
        Instant from = content.from();
        Instant to = content.to();
        if (open != null) {
            Instant first = open.totals().from();
            Instant last = open.totals().to();
            from = first != null && first.isBefore(from) ? first : from;
            to = last != null && last.isAfter(to) ? last : to;
        }
        return new TimeWindow(from, to);
    }

    /// Shows what lies in a cluster.
    void open(Cluster cluster) {
        TimelineContent content = content();
        if (content != null) {
            Instant first = TimelineContent.time(cluster.lines().getFirst());
            Instant last = TimelineContent.time(cluster.lines().getLast());
            Duration room = Duration.between(first, last).dividedBy(6).plusSeconds(2);
            window.set(new TimeWindow(first.minus(room), last.plus(room)).within(reach(content)));
            selected.set(cluster.lines().getFirst());
        }
    }

    /// Selects the mark nearest in time on the lane below or above the selected one's.
    ///
    /// @param step 1 for down, -1 for up
    void walkLanes(int step) {
        TimelineContent content = content();
        LifeLine now = selected.get();
        if (content == null || now == null) {
            return;
        }
        List<Lane> shown =
                lanes.of(content).stream()
                        .filter(lane -> !lane.marks().isEmpty() || !lane.spans().isEmpty())
                        .toList();
        int at = lane;
        if (at < 0 || at >= shown.size() || !holds(shown.get(at), now)) {
            at = 0;
            while (at < shown.size() && !holds(shown.get(at), now)) {
                at++;
            }
        }
        int next = Math.clamp((long) at + step, 0, shown.size() - 1);
        List<LifeLine> lines = new ArrayList<>(shown.get(next).marks());
        lines.addAll(shown.get(next).spans());
        Instant time = TimelineContent.time(now);
        lines.stream()
                .min(Comparator.comparing(line -> distance(line, time)))
                .ifPresent(line -> {
                    lane = next;
                    show(line);
                });
    }

    private static boolean holds(Lane lane, LifeLine line) {
        return lane.marks().contains(line) || lane.spans().contains(line);
    }

    /// The lines of the gap's span that other logs tell: what is known of the time it hides.
    List<LifeLine> within(LifeLine gap) {
        TimelineContent content = content();
        Instant from = gap.time();
        if (content == null || from == null) {
            return List.of();
        }
        return content.deeds().stream()
                .filter(line -> {
                    Instant time = TimelineContent.time(line);
                    return !time.isBefore(from) && (gap.end() == null || time.isBefore(gap.end()));
                })
                .toList();
    }
}
