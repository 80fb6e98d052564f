package org.exhibit.indexer.provenance.table;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the event table makes of one record.
public final class TableReading {
    private final EventTable table;

    public TableReading(EventTable table) {
        this.table = table;
    }

    public EventTable table() {
        return table;
    }

    /// An edge one record names both ends of.
    ///
    /// @param fields the record's paths that name them
    /// @param bytes moved by such a call, or null where the table does not tell
    public record NamedEdge(
            int row,
            EdgeKind kind,
            Place from,
            Place to,
            CaseRecord record,
            List<String> fields,
            @Nullable Long bytes) {}

    /// A job, or a model with the role it is run with.
    ///
    /// @param role ARN, or null where the record does not tell
    /// @param model the model it applies, or null
    /// @param maybe inputs that are only mentioned
    /// @param maybeOutputs outputs that are only mentioned
    /// @param fields the record's paths that say so
    public record Job(
            int row,
            Place.Thing node,
            CaseRecord record,
            @Nullable String role,
            @Nullable String name,
            @Nullable String model,
            @Nullable String task,
            List<Place> inputs,
            List<Place> outputs,
            List<Place> maybe,
            List<Place> maybeOutputs,
            List<String> ends,
            List<Place.Thing> setups,
            boolean byRole,
            boolean children,
            List<String> fields) {}

    /// Something that jobs are started by, as one record set it up or changed it.
    ///
    /// @param role ARN or name, or null where the record does not tell
    /// @param inputsOf other such things whose places are read
    /// @param overrides whether its outputs stand before a job's own; null where the record does
    ///   not tell
    /// @param cleared whether its outputs were taken away
    /// @param fields the record's paths that say so
    public record Setup(
            int row,
            Place.Thing node,
            CaseRecord record,
            @Nullable String role,
            List<Place> inputs,
            List<Place> outputs,
            List<Place> maybe,
            List<Place.Thing> inputsOf,
            List<Place.Thing> outputsOf,
            @Nullable Boolean overrides,
            boolean cleared,
            List<String> fields) {}

    /// What a record sets up; none where the call failed.
    public List<Setup> setups(CaseRecord record) {
        List<Setup> found = new ArrayList<>();
        for (EventRow row : table.rowsOf(record.event())) {
            SetupTemplate setup = row.setup();
            if (setup == null || !applies(row, record)) {
                continue;
            }
            for (Place place : read(setup.node(), record).places()) {
                if (place instanceof Place.Thing thing) {
                    found.add(setup(row.row(), thing, setup, record));
                }
            }
        }
        return found;
    }

    private static Setup setup(int row, Place.Thing node, SetupTemplate setup, CaseRecord record) {
        List<String> fields = new ArrayList<>(read(setup.node(), record).fields());
        String overrides = first(record, setup.overrides());
        return new Setup(
                row,
                node,
                record,
                first(record, setup.role()),
                places(setup.inputs(), record, fields),
                places(setup.outputs(), record, fields),
                places(setup.maybe(), record, fields),
                things(setup.inputsOf(), record, fields),
                things(setup.outputsOf(), record, fields),
                overrides == null ? null : overrides.equalsIgnoreCase("true"),
                "true".equalsIgnoreCase(first(record, setup.clears())),
                fields);
    }

    private static List<Place.Thing> things(
            List<EndTemplate> ends, CaseRecord record, List<String> fields) {
        return places(ends, record, fields).stream()
                .filter(Place.Thing.class::isInstance)
                .map(Place.Thing.class::cast)
                .toList();
    }

    /// The edges a record names; none of a call that failed.
    public List<NamedEdge> edges(CaseRecord record) {
        List<NamedEdge> found = new ArrayList<>();
        for (EventRow row : table.rowsOf(record.event())) {
            if (row.edges().isEmpty() || !applies(row, record)) {
                continue;
            }
            for (EdgeTemplate edge : row.edges()) {
                add(row, edge, record, found);
            }
        }
        return found;
    }

    private static boolean applies(EventRow row, CaseRecord record) {
        return record.succeeded() && row.holds(record.fields());
    }

    private static void add(
            EventRow row, EdgeTemplate edge, CaseRecord record, List<NamedEdge> into) {
        EndTemplate.Ends from = read(edge.from(), record);
        EndTemplate.Ends to = read(edge.to(), record);
        List<String> fields = Stream.concat(from.fields().stream(), to.fields().stream()).toList();
        for (int i = 0; i < from.places().size(); i++) {
            for (int j = 0; j < to.places().size(); j++) {
                boolean apart = row.pairs() && i != j;
                if (!apart && !from.places().get(i).equals(to.places().get(j))) {
                    into.add(
                            new NamedEdge(
                                    row.row(),
                                    edge.kind(),
                                    from.places().get(i),
                                    to.places().get(j),
                                    record,
                                    fields,
                                    row.bytes()));
                }
            }
        }
    }

    private static EndTemplate.Ends read(EndTemplate end, CaseRecord record) {
        return end.read(
                record.fields(), record.text(EventField.ACCOUNT), record.text(EventField.REGION));
    }

    /// The object a copy or renaming names as its source.
    public Place.@Nullable ObjectAt source(CaseRecord record) {
        for (EventRow row : table.rowsOf(record.event())) {
            if (row.source() != null) {
                for (Place place : read(row.source(), record).places()) {
                    if (place instanceof Place.ObjectAt object) {
                        return object;
                    }
                }
            }
        }
        return null;
    }

    /// The object or bucket an encryption context names, or null.
    public @Nullable S3Place encrypted(CaseRecord record) {
        for (EventRow row : table.rowsOf(record.event())) {
            if (row.object() != null) {
                String arn = first(record, row.object());
                return arn == null ? null : S3Place.parse(arn);
            }
        }
        return null;
    }

    /// The jobs a record starts; none where the call failed.
    public List<Job> jobs(CaseRecord record) {
        return hubs(record, false);
    }

    /// The models a record makes.
    public List<Job> models(CaseRecord record) {
        return hubs(record, true);
    }

    private List<Job> hubs(CaseRecord record, boolean models) {
        List<Job> found = new ArrayList<>();
        for (EventRow row : table.rowsOf(record.event())) {
            JobTemplate job = models ? row.model() : row.job();
            if (job == null || !applies(row, record)) {
                continue;
            }
            for (Place place : read(job.node(), record).places()) {
                if (place instanceof Place.Thing thing) {
                    found.add(job(row.row(), thing, job, record));
                }
            }
        }
        return found;
    }

    private static Job job(int row, Place.Thing node, JobTemplate job, CaseRecord record) {
        List<String> fields = new ArrayList<>(read(job.node(), record).fields());
        return new Job(
                row,
                node,
                record,
                first(record, job.role()),
                first(record, job.name()),
                first(record, job.model()),
                first(record, job.task()),
                places(job.inputs(), record, fields),
                places(job.outputs(), record, fields),
                places(job.maybe(), record, fields),
                places(job.maybeOutputs(), record, fields),
                job.ends(),
                things(job.setups(), record, fields),
                job.byRole(),
                job.children(),
                fields);
    }

    private static @Nullable String first(CaseRecord record, @Nullable String path) {
        return path == null ? null : record.fields().first(path.split("\\|"));
    }

    private static List<Place> places(
            List<EndTemplate> ends, CaseRecord record, List<String> fields) {
        List<Place> found = new ArrayList<>();
        for (EndTemplate end : ends) {
            EndTemplate.Ends each = read(end, record);
            found.addAll(each.places());
            fields.addAll(each.fields());
        }
        return found.stream().distinct().toList();
    }
}
