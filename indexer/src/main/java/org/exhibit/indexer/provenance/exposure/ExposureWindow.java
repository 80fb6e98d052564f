package org.exhibit.indexer.provenance.exposure;

import org.exhibit.indexer.provenance.decision.BoundsDecision;
import org.exhibit.indexer.provenance.decision.BoundsDecisions;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.Glob;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A span of time in which an audience outside the owner's account could do something.
///
/// @param resource pattern of what could be reached: ARNs of S3 with `*`, or one id or ARN
/// @param actions patterns of what could be done
/// @param from first instant
/// @param openedBefore whether it stood open when the evidence begins, so that `from` is only the
///   first instant known
/// @param opened what opened it
/// @param rests what else had to hold
/// @param to when it closed, exclusive; null where it was open at the end of the evidence
/// @param closed what closed it; empty while open
/// @param strength recorded where every setting it depends on is known
/// @param note what limits it or is not known, for people; may be empty
/// @param byRecords its bounds by the records, where a person set others; else null
public record ExposureWindow(
        String resource,
        List<String> actions,
        Audience audience,
        Instant from,
        boolean openedBefore,
        List<Evidence> opened,
        List<Evidence> rests,
        @Nullable Instant to,
        List<Evidence> closed,
        Strength strength,
        String note,
        @Nullable ByRecords byRecords)
        implements Comparable<ExposureWindow> {
    /// Said of every window that has closed.
    public static final String CLOSING =
            "Closing it never recalls copies that were made while it was open.";

    /// @param from when it opened
    /// @param to when it closed; null where it did not
    /// @param decision by whom and why other bounds were set
    public record ByRecords(Instant from, @Nullable Instant to, BoundsDecision decision) {}

    /// One whose bounds the records give.
    public ExposureWindow(
            String resource,
            List<String> actions,
            Audience audience,
            Instant from,
            boolean openedBefore,
            List<Evidence> opened,
            List<Evidence> rests,
            @Nullable Instant to,
            List<Evidence> closed,
            Strength strength,
            String note) {
        this(
                resource,
                actions,
                audience,
                from,
                openedBefore,
                opened,
                rests,
                to,
                closed,
                strength,
                note,
                null);
    }

    public ExposureWindow {
        actions = actions.stream().sorted().distinct().toList();
        opened = List.copyOf(opened);
        rests = List.copyOf(rests);
        closed = List.copyOf(closed);
    }

    /// When it opened by the records, whatever a person set.
    public Instant openedAt() {
        return byRecords == null ? from : byRecords.from();
    }

    /// When it closed by the records; null where it did not.
    public @Nullable Instant closedAt() {
        return byRecords == null ? to : byRecords.to();
    }

    /// The window with the bounds that a person set, if any.
    public ExposureWindow decided(BoundsDecisions decisions) {
        BoundsDecision decision = decisions.on(resource, audience.text(), openedAt()).orElse(null);
        Instant begins = decision == null ? null : decision.from();
        if (decision == null || begins == null) {
            return this;
        }
        return new ExposureWindow(
                resource,
                actions,
                audience,
                begins,
                openedBefore && begins.equals(openedAt()),
                opened,
                rests,
                decision.to(),
                closed,
                strength,
                note,
                new ByRecords(openedAt(), closedAt(), decision));
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && (to == null || instant.isBefore(to));
    }

    /// Whether an action on a resource was possible through it.
    public boolean lets(String action, String arn) {
        return new Glob(resource).matches(arn)
                && actions.stream()
                        .anyMatch(each ->
                                Glob.ignoringCase(each)
                                        .matches(action.toLowerCase(java.util.Locale.ROOT)));
    }

    /// The same, known to have been open: then nothing unknown kept it shut.
    public ExposureWindow confirmed(Strength by) {
        return new ExposureWindow(
                resource,
                actions,
                audience,
                from,
                openedBefore,
                opened,
                rests,
                to,
                closed,
                by,
                Arrays.stream(note.split("; "))
                        .filter(each -> !each.equals(WindowFold.UNCERTAIN))
                        .collect(Collectors.joining("; ")),
                byRecords);
    }

    @Override
    public int compareTo(ExposureWindow other) {
        return Comparator.comparing(ExposureWindow::from)
                .thenComparing(ExposureWindow::resource)
                .thenComparing(ExposureWindow::audience)
                .thenComparing(window -> String.join(" ", window.actions()))
                .compare(this, other);
    }
}
