package org.exhibit.indexer.provenance.table;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.provenance.graph.NodeId;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The table of events: which record says which edge. It is data, so that a path AWS spells
/// otherwise is a matter of editing a file. Immutable.
public final class EventTable {
    private static final String BUILT_IN = "event-table.json";

    private final String version;
    private final List<EventRow> rows;
    private final Issuing issuing;
    private final Map<String, List<String>> arns;
    private final Map<String, List<EventRow>> byAction = new HashMap<>();
    private final List<EventRow> ofManyActions;

    /// How credentials are issued.
    ///
    /// @param key paths of the access key issued, and so on
    public record Issuing(
            String service,
            List<String> actions,
            List<String> key,
            List<String> arn,
            String role,
            String session) {}

    EventTable(
            String version, List<EventRow> rows, Issuing issuing, Map<String, List<String>> arns) {
        this.version = version;
        this.rows = List.copyOf(rows);
        this.issuing = issuing;
        this.arns = Map.copyOf(arns);
        this.ofManyActions =
                this.rows.stream()
                        .filter(row -> row.actions().stream().anyMatch(name -> name.endsWith("*")))
                        .toList();
        for (EventRow row : this.rows) {
            for (String action : row.actions()) {
                byAction.computeIfAbsent(action, name -> new ArrayList<>()).add(row);
            }
        }
    }

    /// The table that comes with Exhibit.
    public static EventTable builtIn() {
        try (InputStream in = EventTable.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException(BUILT_IN + " is missing from the program");
            }
            return EventTableFile.read(in.readAllBytes(), BUILT_IN);
        } catch (IOException e) {
            throw new IllegalStateException(BUILT_IN + " cannot be read", e);
        }
    }

    /// A table of one's own.
    ///
    /// @throws IOException where the file is no table; says which row and why
    public static EventTable read(Path file) throws IOException {
        return EventTableFile.read(Files.readAllBytes(file), file.toString());
    }

    public String version() {
        return version;
    }

    public Issuing issuing() {
        return issuing;
    }

    List<EventRow> rows() {
        return rows;
    }

    /// The rows about a record, in the table's order of each action.
    List<EventRow> rowsOf(LogEvent event) {
        String action = event.text(EventField.ACTION);
        return Stream.concat(
                        byAction.getOrDefault(action == null ? "" : action, List.of()).stream(),
                        ofManyActions.stream())
                .filter(row -> row.matches(event))
                .distinct()
                .toList();
    }

    /// What a record tells of an object.
    public Optional<AccessKind> access(LogEvent event) {
        return rowsOf(event).stream()
                .map(EventRow::access)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .findFirst();
    }

    /// Number of the row that says what a record tells of an object; 0 for none.
    public int accessRow(LogEvent event) {
        return rowsOf(event).stream()
                .filter(row -> row.access() != null)
                .mapToInt(EventRow::row)
                .findFirst()
                .orElse(0);
    }

    /// Actions of records that tell this of an object; of one source, or of all.
    public Set<String> actions(AccessKind kind) {
        Set<String> found = new TreeSet<>();
        rows.stream()
                .filter(row -> row.access() == kind)
                .forEach(row -> found.addAll(row.actions()));
        return found;
    }

    /// Whether a record may name an edge or a job.
    public boolean tells(LogEvent event) {
        return rowsOf(event).stream()
                .anyMatch(
                        row -> !row.edges().isEmpty() || row.job() != null || row.setup() != null);
    }

    /// Paths, as the table writes them, that may hold an S3 URI, an ARN or a key of an object.
    public Set<String> uriPaths() {
        Set<String> found = new LinkedHashSet<>();
        for (EndTemplate end : ends()) {
            switch (end.form()) {
                case FILE, UNDER -> found.addAll(end.paths());
                case OBJECT,
                        COPY_SOURCE,
                        PREFIX,
                        FOLDER,
                        PATH,
                        TEXT,
                        TEXT_TO,
                        TEXT_FROM,
                        BUCKET,
                        BUCKET_HOST,
                        CALLER,
                        RESOURCE -> {}
            }
        }
        return found;
    }

    /// Pairs of paths that name a bucket and an object's key, or a prefix, in it. S3's own calls
    /// are left out: their objects are named fields.
    public Set<List<String>> objectPaths() {
        Set<List<String>> found = new LinkedHashSet<>();
        for (EndTemplate end : ends()) {
            switch (end.form()) {
                case OBJECT, PREFIX, FOLDER -> {
                    for (int i = 0; i < end.paths().size(); i++) {
                        String bucket = end.paths().get(i);
                        boolean ownCall = bucket.equals("rp.bucketName");
                        if (end.slots().size() > 1 && i < end.slots().get(1).size() && !ownCall) {
                            found.add(List.of(bucket, end.slots().get(1).get(i)));
                        }
                    }
                }
                case COPY_SOURCE,
                        FILE,
                        UNDER,
                        PATH,
                        TEXT,
                        TEXT_TO,
                        TEXT_FROM,
                        BUCKET,
                        BUCKET_HOST,
                        CALLER,
                        RESOURCE -> {}
            }
        }
        return found;
    }

    /// Paths of texts that may mention URIs.
    public Set<String> textPaths() {
        Set<String> found = new LinkedHashSet<>();
        for (EndTemplate end : ends()) {
            boolean text =
                    end.form() == EndTemplate.Form.TEXT
                            || end.form() == EndTemplate.Form.TEXT_TO
                            || end.form() == EndTemplate.Form.TEXT_FROM;
            if (text) {
                found.addAll(end.paths());
            }
        }
        return found;
    }

    /// A way in which calls name a bucket, or what begins so in it.
    ///
    /// @param actions of the calls
    /// @param paths that hold the bucket's name, its ARN or a URI
    /// @param host whether they hold the bucket's name in a host's
    public record PlaceNaming(List<String> actions, List<String> paths, boolean host) {}

    /// How calls name buckets and prefixes; requests on objects are left out.
    public List<PlaceNaming> placeNamings() {
        List<PlaceNaming> found = new ArrayList<>();
        for (EventRow row : rows) {
            for (EndTemplate end : row.ends()) {
                switch (end.form()) {
                    case BUCKET, UNDER, FILE, PREFIX, FOLDER, PATH, TEXT, TEXT_TO, TEXT_FROM ->
                            found.add(new PlaceNaming(row.actions(), end.paths(), false));
                    case BUCKET_HOST ->
                            found.add(new PlaceNaming(row.actions(), end.paths(), true));
                    case OBJECT, COPY_SOURCE, CALLER, RESOURCE -> {}
                }
            }
        }
        return found.stream().distinct().toList();
    }

    /// Paths that hold an object as copies name their source, but of no copies.
    public Set<String> copySourcePaths() {
        Set<String> found = new LinkedHashSet<>();
        for (EndTemplate end : ends()) {
            if (end.form() == EndTemplate.Form.COPY_SOURCE) {
                found.addAll(end.paths());
            }
        }
        return found;
    }

    /// Paths by which copies and renamings name their source.
    public Set<String> sourcePaths() {
        Set<String> found = new LinkedHashSet<>();
        for (EventRow row : rows) {
            if (row.source() != null) {
                found.addAll(row.source().paths());
            }
        }
        return found;
    }

    /// Paths by which a job names the model it applies.
    public Set<String> modelPaths() {
        Set<String> found = new LinkedHashSet<>();
        for (EventRow row : rows) {
            if (row.job() != null && row.job().model() != null) {
                found.addAll(List.of(row.job().model().split("\\|")));
            }
        }
        return found;
    }

    /// Actions that start jobs whose objects are told by their role's requests, and where they name
    /// it.
    ///
    /// @param actions of the calls
    /// @param paths of the role
    public record RoleNaming(List<String> actions, List<String> paths) {}

    public List<RoleNaming> roleNamings() {
        List<RoleNaming> found = new ArrayList<>();
        for (EventRow row : rows) {
            if (row.job() != null && row.job().byRole() && row.job().role() != null) {
                found.add(new RoleNaming(row.actions(), List.of(row.job().role().split("\\|"))));
            }
        }
        return found;
    }

    /// Paths by which jobs and models name the role they run with.
    public Set<String> rolePaths() {
        Set<String> found = new LinkedHashSet<>();
        for (EventRow row : rows) {
            for (JobTemplate job : Arrays.asList(row.job(), row.model())) {
                if (job != null && job.role() != null) {
                    found.addAll(List.of(job.role().split("\\|")));
                }
            }
        }
        return found;
    }

    /// Actions of records that start jobs or make models.
    public Set<String> jobActions() {
        Set<String> found = new TreeSet<>();
        rows.stream()
                .filter(row -> row.job() != null || row.model() != null)
                .forEach(row -> found.addAll(row.actions()));
        return found;
    }

    /// Paths that name what a key was used for.
    public Set<String> contextPaths() {
        Set<String> found = new LinkedHashSet<>();
        rows.stream().map(EventRow::object).filter(Objects::nonNull).forEach(found::add);
        return found;
    }

    /// Paths that may hold an id that a job's outputs carry in their keys.
    public Set<String> taskPaths() {
        Set<String> found = new LinkedHashSet<>();
        for (EventRow row : rows) {
            if (row.job() != null && row.job().task() != null) {
                found.addAll(List.of(row.job().task().split("\\|")));
            }
        }
        return found;
    }

    /// Paths that may name a resource of this kind, and what may stand there for it.
    public List<Naming> namings(NodeId id) {
        return new ResourceNamings(ends(), modelPaths(), arns).of(id);
    }

    /// @param path as the table writes it
    /// @param text what the record has there
    public record Naming(String path, String text) {}

    private List<EndTemplate> ends() {
        List<EndTemplate> found = new ArrayList<>();
        rows.forEach(row -> found.addAll(row.ends()));
        return found;
    }
}
