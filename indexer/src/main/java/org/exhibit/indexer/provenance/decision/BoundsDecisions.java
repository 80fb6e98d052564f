package org.exhibit.indexer.provenance.decision;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.Details;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The bounds that people set to windows of exposure, replayed from custody. Of several decisions
/// about one window the last holds.
public final class BoundsDecisions {
    /// Kind of the entries of custody.
    public static final String ENTRY = "exposure-bounds-set";

    private static final String BY_RECORDS = "by-records";
    private static final String OPEN = "open";

    private final List<BoundsDecision> all;

    private BoundsDecisions(List<BoundsDecision> all) {
        this.all = List.copyOf(all);
    }

    /// @param custody entries in their order; other kinds are passed over
    public static BoundsDecisions of(List<CustodyEntry> custody) {
        List<BoundsDecision> found = new ArrayList<>();
        for (CustodyEntry entry : custody) {
            if (entry.kind().equals(ENTRY)) {
                try {
                    found.add(read(entry));
                } catch (DateTimeException e) {
                    // Written by another release in a form this one does not know; custody shows
                    // it.
                    continue;
                }
            }
        }
        return new BoundsDecisions(found);
    }

    private static BoundsDecision read(CustodyEntry entry) {
        Map<String, String> details = entry.details();
        String from = details.getOrDefault("from", "");
        String to = details.getOrDefault("to", "");
        boolean set = !from.equals(BY_RECORDS);
        return new BoundsDecision(
                details.getOrDefault("resource", ""),
                details.getOrDefault("audience", ""),
                Instant.parse(details.getOrDefault("opened", "")),
                set ? Instant.parse(from) : null,
                set && !to.equals(OPEN) ? Instant.parse(to) : null,
                details.getOrDefault("reason", ""),
                entry.actor(),
                entry.at());
    }

    /// The fields of the entry for a decision.
    ///
    /// @param opened when the window opened by the records
    /// @param closed when it closed by them; null where it did not
    /// @param from null gives the records their say again
    /// @param to exclusive; null for a window that stays open
    /// @throws IllegalArgumentException without a reason, or where it would end before it begins
    public static Details details(
            String resource,
            String audience,
            Instant opened,
            @Nullable Instant closed,
            @Nullable Instant from,
            @Nullable Instant to,
            String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the bounds of a window are set with a reason");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "a window ends after it begins, not at " + to + " where it begins at " + from);
        }
        return Details.of("resource", resource)
                .with("audience", audience)
                .with("opened", opened.toString())
                .with("closed", closed == null ? OPEN : closed.toString())
                .with("from", from == null ? BY_RECORDS : from.toString())
                .with("to", from == null ? BY_RECORDS : to == null ? OPEN : to.toString())
                .with("reason", reason.strip());
    }

    /// Every decision, oldest first.
    public List<BoundsDecision> all() {
        return all;
    }

    /// Every decision on a window, oldest first.
    public List<BoundsDecision> history(String resource, String audience, Instant opened) {
        return all.stream()
                .filter(each ->
                        each.resource().equals(resource)
                                && each.audience().equals(audience)
                                && each.opened().equals(opened))
                .toList();
    }

    /// The decision that holds; empty where the records' word stands.
    public Optional<BoundsDecision> on(String resource, String audience, Instant opened) {
        List<BoundsDecision> history = history(resource, audience, opened);
        return history.isEmpty() || history.getLast().from() == null
                ? Optional.empty()
                : Optional.of(history.getLast());
    }
}
