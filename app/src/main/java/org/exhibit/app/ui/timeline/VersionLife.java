package org.exhibit.app.ui.timeline;

import org.exhibit.indexer.provenance.biography.LifeLine;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// From when to when a version was what its key gave, as far as records tell: from its being
/// written until the next version was, or it was deleted or hidden. A version whose writing no
/// record tells has none.
///
/// @param end exclusive; null where nothing ended it
/// @param kept until when it could still be read by its version id after that; null where it could
///   not, or to the end of the evidence where `keptOn`
record VersionLife(
        String version,
        Instant from,
        @Nullable Instant end,
        @Nullable Instant kept,
        boolean keptOn) {

    /// By lane title, `object@version`.
    static Map<String, VersionLife> of(List<LifeLine> marks) {
        Map<String, List<LifeLine>> byObject = new LinkedHashMap<>();
        for (LifeLine line : marks) {
            boolean whole = line.object().startsWith("s3://") && !line.version().isEmpty();
            if (whole && "success".equals(line.outcome())) {
                byObject.computeIfAbsent(line.object(), object -> new ArrayList<>()).add(line);
            }
        }
        Map<String, VersionLife> lives = new LinkedHashMap<>();
        byObject.forEach((object, lines) -> tell(object, lines, lives));
        return lives;
    }

    private static void tell(String object, List<LifeLine> lines, Map<String, VersionLife> into) {
        List<LifeLine> written =
                lines.stream()
                        .filter(line -> Mark.of(line) == Mark.WRITE && line.time() != null)
                        .filter(line -> !line.edge().equals("undeleted"))
                        .sorted(Comparator.comparing(TimelineContent::time))
                        .toList();
        Map<String, Instant> first = new LinkedHashMap<>();
        written.forEach(line -> first.putIfAbsent(line.version(), TimelineContent.time(line)));
        List<Map.Entry<String, Instant>> versions = new ArrayList<>(first.entrySet());
        for (int i = 0; i < versions.size(); i++) {
            String version = versions.get(i).getKey();
            Instant from = versions.get(i).getValue();
            Instant next = i + 1 < versions.size() ? versions.get(i + 1).getValue() : null;
            Instant deleted = first(lines, version, "deleted", from);
            Instant hidden = first(lines, "", "hidden", from);
            Instant end = earliest(earliest(next, deleted), hidden);
            boolean byId = !version.startsWith("epoch:") && !version.equals("?");
            boolean outlives = byId && end != null && !end.equals(deleted);
            into.put(
                    object + '@' + version,
                    new VersionLife(
                            version,
                            from,
                            end,
                            outlives ? deleted : null,
                            outlives && deleted == null));
        }
    }

    /// @param version empty for any
    private static @Nullable Instant first(
            List<LifeLine> lines, String version, String edge, Instant after) {
        return lines.stream()
                .filter(line -> line.edge().equals(edge) && line.time() != null)
                .filter(line -> version.isEmpty() || line.version().equals(version))
                .map(TimelineContent::time)
                .filter(time -> time.isAfter(after))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
