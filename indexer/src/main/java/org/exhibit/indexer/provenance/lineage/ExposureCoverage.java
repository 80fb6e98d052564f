package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Home;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Proof;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.identity.WriteGaps;
import org.exhibit.indexer.provenance.policy.Audience;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// How well windows of exposure were watched.
final class ExposureCoverage {
    private final WriteGaps gaps;

    ExposureCoverage(WriteGaps gaps) {
        this.gaps = gaps;
    }

    /// How well the calls that open and close were logged while it stood open: an unseen one may
    /// have closed it and opened it again. Empty where the evidence does not tell whose it is.
    Optional<Standing> of(ExposureNode node, NodeId from) throws IOException {
        Optional<Coverage> coverage = gaps.coverage();
        ExposureWindow window = node.windows().getFirst();
        if (coverage.isEmpty() || window.audience() instanceof Audience.UrlHolder) {
            return Optional.empty();
        }
        Watched.Calls calls = calls(window, from, coverage.get());
        if (calls == null) {
            return Optional.empty();
        }
        Instant end = window.to() == null ? coverage.get().span().to() : window.to();
        Interval open =
                Interval.between(window.from(), end)
                        .orElse(new Interval(window.from(), window.from().plusMillis(1)));
        return Optional.of(Standing.of(coverage.get().absence(calls, Act.CHANGE, open)));
    }

    /// What says whether an object can have been written unseen in a span of time.
    Set<Proof> ofWrites(String bucket, String key, Instant from, Instant to) throws IOException {
        Optional<Coverage> coverage = gaps.coverage();
        if (coverage.isEmpty() || !from.isBefore(to)) {
            return Set.of();
        }
        return Standing.of(
                        coverage.get()
                                .absence(
                                        new Watched.Objects(bucket, key),
                                        Act.WRITE,
                                        new Interval(from, to)))
                .proofs();
    }

    private static Watched.@Nullable Calls calls(
            ExposureWindow window, NodeId from, Coverage coverage) {
        for (Evidence piece : window.opened()) {
            if (piece instanceof Evidence.OfRecord record) {
                return new Watched.Calls(
                        text(record.event(), EventField.ACCOUNT),
                        text(record.event(), EventField.REGION),
                        text(record.event(), EventField.SERVICE),
                        window.resource());
            }
        }
        if (!from.name().startsWith("s3://")) {
            return null;
        }
        Optional<Home> home = coverage.home(ExposureStatement.bucketOf(from));
        return home.map(whose ->
                        new Watched.Calls(
                                whose.account(),
                                whose.region(),
                                "s3.amazonaws.com",
                                window.resource()))
                .orElse(null);
    }

    private static String text(StoredEvent event, EventField field) {
        String text = event.event().text(field);
        return text == null ? "" : text;
    }
}
