package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// What was met under one name: a path of one source, or a named field. Belongs to one thread.
final class KnownName {
    private static final int MOST_VALUES = 8_192;
    private static final int LONGEST = 256;

    /// Where of so many values hardly one came again, the next ones are not looked at.
    private static final int SAMPLE = 2_048;

    private static final int PAUSE = 65_536;

    final Part part;
    final String path;
    final @Nullable EventField alias;
    final @Nullable EventField echoes;

    /// What was said under this name by itself.
    final TraitNode root = TraitNode.root();

    @Nullable SourceKind source;

    /// The name that followed when last seen.
    @Nullable KnownName next;

    /// The record that this name was seen in last.
    long record = -1;

    /// How often a value was foreseen.
    int foreseen;

    /// How its first value in that record was written.
    RecordField.@Nullable Kind kind;

    private final Map<Object, Known> values = new HashMap<>();

    /// Those that the record does not write as text.
    private final Map<Object, Known> others = new HashMap<>();

    private long lastRecord = -1;
    private int met;
    private int again;
    private boolean paused;

    /// @param alias the named field that stands for this path, or null
    /// @param echoes the named field that this path may repeat, or null
    KnownName(Part part, String path, @Nullable EventField alias, @Nullable EventField echoes) {
        this.part = part;
        this.path = path;
        this.alias = alias;
        this.echoes = echoes;
    }

    /// The value as it is known; null where it is not worth knowing, or was not met before. Within
    /// one record the same value is always answered alike.
    @Nullable Known meet(long now, Object value, RecordField.@Nullable Kind written) {
        if (now != lastRecord) {
            lastRecord = now;
            look();
        }
        met++;
        if (paused) {
            return null;
        }
        Known known = written(written).get(value);
        if (known == null || known.kind != written) {
            return null;
        }
        again++;
        return known;
    }

    /// Whether a value that was just met is worth remembering.
    boolean wants(Object value, RecordField.@Nullable Kind written) {
        boolean tooLong = value instanceof String text && text.length() > LONGEST;
        return !paused
                && !tooLong
                && values.size() + others.size() < 2 * MOST_VALUES
                && !written(written).containsKey(value);
    }

    void remember(Object value, Known known) {
        written(known.kind).put(value, known);
        known.recurs(lastRecord);
    }

    private Map<Object, Known> written(RecordField.@Nullable Kind as) {
        return as == null || as == RecordField.Kind.TEXT ? values : others;
    }

    private static void thin(Map<Object, Known> values) {
        if (values.size() >= MOST_VALUES) {
            values.values().removeIf(old -> !old.everRecurred());
            if (values.size() >= MOST_VALUES / 2) {
                values.clear();
            }
        }
    }

    /// Forgets what there is too much of, and passes by names whose values hardly recur.
    private void look() {
        thin(values);
        thin(others);
        if (met >= (paused ? PAUSE : SAMPLE)) {
            paused = !paused && again + foreseen < (met + foreseen) / 4;
            met = 0;
            again = 0;
            foreseen = 0;
        }
    }
}
