package org.exhibit.app.ui.timeline;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import org.exhibit.indexer.provenance.biography.LifeLine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which lanes are shown, in which order, with which kinds of marks, and which groups are folded.
/// Nothing is dropped by it: what is hidden is counted, and the table has every line.
final class LaneView {
    private final Set<Mark> kinds = EnumSet.allOf(Mark.class);
    private final Set<Lane.Group> folded = EnumSet.noneOf(Lane.Group.class);
    private final Set<String> hidden = new HashSet<>();
    private final List<String> order = new ArrayList<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    /// Counts up with every change.
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    /// Begins anew, for another life.
    void reset() {
        kinds.addAll(EnumSet.allOf(Mark.class));
        folded.clear();
        hidden.clear();
        order.clear();
        changed();
    }

    boolean shows(Mark kind) {
        return kinds.contains(kind);
    }

    void show(Mark kind, boolean shown) {
        if (shown) {
            kinds.add(kind);
        } else {
            kinds.remove(kind);
        }
        changed();
    }

    boolean isFolded(Lane.Group group) {
        return folded.contains(group);
    }

    void fold(Lane.Group group) {
        if (!folded.remove(group)) {
            folded.add(group);
        }
        changed();
    }

    boolean shows(Lane lane) {
        return !hidden.contains(key(lane));
    }

    void show(Lane lane, boolean shown) {
        if (shown) {
            hidden.remove(key(lane));
        } else {
            hidden.add(key(lane));
        }
        changed();
    }

    private static String key(Lane lane) {
        return lane.group() + "\n" + lane.title();
    }

    /// Moves a lane past its neighbour of the same group.
    ///
    /// @param all every lane of the life, as laid out
    /// @param step 1 for down, -1 for up
    void move(List<Lane> all, Lane lane, int step) {
        List<Lane> group =
                ordered(all).stream().filter(each -> each.group() == lane.group()).toList();
        int from = group.indexOf(lane);
        int to = from + step;
        if (from < 0 || to < 0 || to >= group.size()) {
            return;
        }
        List<Lane> next = new ArrayList<>(group);
        next.set(from, group.get(to));
        next.set(to, lane);
        next.forEach(each -> order.remove(key(each)));
        next.forEach(each -> order.add(key(each)));
        changed();
    }

    /// Every lane, in the chosen order.
    List<Lane> ordered(List<Lane> all) {
        List<Lane> lanes = new ArrayList<>(all);
        lanes.sort(
                Comparator.comparing(Lane::group)
                        .thenComparing((one, other) ->
                                order.contains(key(one)) && order.contains(key(other))
                                        ? Integer.compare(
                                                order.indexOf(key(one)), order.indexOf(key(other)))
                                        : 0));
        return lanes;
    }

    /// The lanes to draw, of folded groups none.
    List<Lane> of(TimelineContent content) {
        return ordered(content.lanes()).stream()
                .filter(this::shows)
                .filter(lane -> !isFolded(lane.group()))
                .map(this::filtered)
                .toList();
    }

    private Lane filtered(Lane lane) {
        return new Lane(
                lane.group(),
                lane.title(),
                lane.subtitle(),
                lane.marks().stream().filter(this::shows).toList(),
                lane.spans());
    }

    boolean shows(LifeLine line) {
        return line.isExposure() || line.isGap() || kinds.contains(Mark.of(line));
    }

    /// What is hidden, in words; empty where nothing is.
    String hidden(TimelineContent content) {
        long lanes = content.lanes().stream().filter(lane -> !shows(lane)).count();
        long marks = content.deeds().stream().filter(line -> !shows(line)).count();
        List<String> parts = new ArrayList<>();
        if (lanes > 0) {
            parts.add(lanes == 1 ? "1 lane hidden" : lanes + " lanes hidden");
        }
        if (marks > 0) {
            parts.add(marks == 1 ? "1 mark hidden" : marks + " marks hidden");
        }
        return String.join(", ", parts);
    }
}
