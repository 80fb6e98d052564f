package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordField;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Learns what records say again and again, and tells for each record which traits say it. Within
/// one record a value is told by one trait or by the record itself, never by both. One instance a
/// thread.
final class TraitBook {
    /// A value or a combination that would have helped so often gets a trait.
    private static final int OFTEN = 4;

    private static final int MOST_NAMES = 8_192;
    private static final int MOST_KNOWN = 400_000;
    private static final int MOST_TOGETHER = 64;
    private static final Object NOTHING = new Object();
    private static final Part[] PARTS = Part.values();

    private final Teacher teacher;
    private final List<Map<String, KnownName>> paths = new ArrayList<>();
    private final KnownName[][] fields;
    private final TraitNode[] at = new TraitNode[PARTS.length];
    private final List<Known> alone = new ArrayList<>();
    private final List<Known> way = new ArrayList<>();
    private final List<Said> rest = new ArrayList<>();
    private TraitNode[] roots = roots();
    private KnownName forms = form();
    private KnownName before = forms;
    private int[] traits = new int[64];
    private int count;
    private long record;
    private int known;

    /// Whether this record says everything itself.
    private boolean plain;

    /// Writes a trait.
    interface Teacher {
        /// @return its number, above 0
        int teach(List<Known> told) throws IOException;
    }

    /// Makes what is said of a value that is met for the first time.
    interface Maker {
        Said make();
    }

    TraitBook(Teacher teacher) {
        this.teacher = teacher;
        for (SourceKind source : SourceKind.values()) {
            paths.add(new HashMap<>());
        }
        this.fields = fields();
    }

    private static TraitNode[] roots() {
        TraitNode[] roots = new TraitNode[PARTS.length];
        Arrays.setAll(roots, part -> TraitNode.root());
        return roots;
    }

    private static KnownName form() {
        return new KnownName(Part.WHAT, "", null, null);
    }

    private static KnownName[][] fields() {
        KnownName[][] names = new KnownName[SourceKind.values().length][];
        for (SourceKind source : SourceKind.values()) {
            names[source.ordinal()] = new KnownName[EventField.values().length];
            for (EventField field : EventField.values()) {
                names[source.ordinal()][field.ordinal()] =
                        new KnownName(Part.of(source, field), "", null, null);
            }
        }
        return names;
    }

    void begin() {
        record++;
        count = 0;
        plain = false;
        rest.clear();
        alone.clear();
        if (known >= MOST_KNOWN) {
            paths.forEach(Map::clear);
            System.arraycopy(fields(), 0, fields, 0, fields.length);
            roots = roots();
            forms = form();
            known = 0;
        }
        System.arraycopy(roots, 0, at, 0, at.length);
        before = forms;
    }

    /// What is known of a path. Records of one kind have their paths in one order.
    KnownName name(SourceKind source, String path) {
        KnownName foreseen = before.next;
        if (foreseen != null && foreseen.source == source && foreseen.path.equals(path)) {
            before = foreseen;
            return foreseen;
        }
        Map<String, KnownName> names = paths.get(source.ordinal());
        KnownName name = names.get(path);
        if (name == null) {
            name =
                    new KnownName(
                            Part.of(source, path),
                            path,
                            Schema.alias(source, path),
                            Echo.candidate(source, path));
            name.source = source;
            if (names.size() < MOST_NAMES) {
                names.put(path, name);
            }
        }
        before.next = name;
        before = name;
        return name;
    }

    private KnownName name(SourceKind source, EventField field) {
        return fields[source.ordinal()][field.ordinal()];
    }

    /// Whether a trait may say this; else the record must.
    boolean leaf(KnownName name, RecordField field) {
        return note(name, field.text(), field.kind(), () -> new Said.Leaf(field));
    }

    boolean text(SourceKind source, EventField field, String text) {
        return note(name(source, field), text, null, () -> new Said.Text(field, text));
    }

    boolean number(SourceKind source, EventField field, long number) {
        return note(name(source, field), number, null, () -> new Said.Number(field, number));
    }

    /// Whether a trait may say that the record says null here.
    boolean nothing(SourceKind source, EventField field) {
        return note(name(source, field), NOTHING, null, () -> new Said.Null(field));
    }

    boolean echo(KnownName name, Echo echo, RecordField.Kind kind) {
        return note(name, echo, kind, () -> new Said.Echoed(echo, kind));
    }

    boolean object(SourceKind source, Echo echo) {
        return note(
                name(source, EventField.OBJECT),
                echo,
                null,
                () -> new Said.Echoed(echo, RecordField.Kind.TEXT));
    }

    boolean form(Said.Form form) {
        return note(forms, form, null, () -> form);
    }

    private boolean note(
            KnownName name, Object value, RecordField.@Nullable Kind kind, Maker maker) {
        TraitNode here = name.part == Part.ALONE ? name.root : at[name.part.ordinal()];
        boolean first = name.record != record;
        name.record = record;
        if (first) {
            name.kind = kind;
            TraitNode next = here.next(name, value, kind);
            if (next != null && next.known != null) {
                name.foreseen++;
                go(name.part, next);
                return true;
            }
        }
        // `5` and `"5"` are one value to a search: a record with both leaves none to a trait.
        plain |= name.kind != kind;
        return learn(name, here, first, value, kind, maker);
    }

    private void go(Part part, TraitNode next) {
        if (part == Part.ALONE) {
            if (next.known != null) {
                alone.add(next.known);
            }
        } else {
            at[part.ordinal()] = next;
        }
    }

    private boolean learn(
            KnownName name,
            TraitNode here,
            boolean first,
            Object value,
            RecordField.@Nullable Kind kind,
            Maker maker) {
        Known met = name.meet(record, value, kind);
        if (!first && toldBefore(name, here, value, kind)) {
            return true;
        }
        if (met == null) {
            if (name.wants(value, kind)) {
                name.remember(value, new Known(maker.make(), kind));
                known++;
            }
            return false;
        }
        if (!met.recurs(record) || here.depth >= MOST_TOGETHER) {
            return false;
        }
        known++;
        go(name.part, here.add(name, value, kind, met));
        return true;
    }

    /// Whether a name that comes again says what a trait may say already in this record.
    private boolean toldBefore(
            KnownName name, TraitNode here, Object value, RecordField.@Nullable Kind kind) {
        if (name.part != Part.ALONE) {
            return here.before(name, value, kind) != null;
        }
        TraitNode next = here.next(name, value, kind);
        return next != null && next.known != null && alone.contains(next.known);
    }

    /// Finds the record's traits, once all it says was asked for.
    ///
    /// @return what the record has to say itself although a trait might have said it
    List<Said> finish() throws IOException {
        for (TraitNode node : at) {
            if (node.depth > 0) {
                finish(node);
            }
        }
        for (Known one : alone) {
            alone(one);
        }
        return rest;
    }

    private void finish(TraitNode node) throws IOException {
        if (node.trait == 0) {
            way.clear();
            for (TraitNode each = node; each.parent != null; each = each.parent) {
                if (each.known != null) {
                    way.add(each.known);
                }
            }
            if (!plain && node.depth > 1 && ++node.missed >= OFTEN) {
                node.trait = teacher.teach(way);
            }
        }
        if (node.trait != 0 && !plain) {
            add(node.trait);
            return;
        }
        for (TraitNode each = node; each.parent != null; each = each.parent) {
            if (each.known != null) {
                alone(each.known);
            }
        }
    }

    private void alone(Known one) throws IOException {
        if (one.trait == 0 && !plain && ++one.missed >= OFTEN) {
            one.trait = teacher.teach(List.of(one));
        }
        if (one.trait == 0 || plain) {
            rest.add(one.said);
        } else {
            add(one.trait);
        }
    }

    /// How many traits the record has.
    int count() {
        return count;
    }

    int trait(int index) {
        return traits[index];
    }

    private void add(int trait) {
        if (count == traits.length) {
            traits = Arrays.copyOf(traits, 2 * count);
        }
        traits[count++] = trait;
    }
}
