package org.exhibit.indexer.provenance.table;

import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How one end of an edge is read off a record: a form and the paths that fill it, as the event
/// table writes it (`object rp.bucketName rp.key rp.versionId`, `snapshot re.snapshotId`,
/// `job:query re.queryExecutionId`, `caller`).
///
/// @param kind of a resource; null for the other forms
/// @param prefix put before a resource's name, so that two sorts of one kind stay apart; may be
///   empty
/// @param slots for each place of the form the paths that may fill it, best first
record EndTemplate(Form form, @Nullable NodeKind kind, String prefix, List<List<String>> slots) {
    private static final Pattern URI_IN_TEXT =
            Pattern.compile(
                    "(?i:s3[an]?)://(?:arn:aws[a-z-]*:s3[a-z-]*:[a-z0-9-]*:\\d*:[a-z0-9/-]*"
                            + "accesspoint[:/][A-Za-z0-9._-]+|[A-Za-z0-9._-]+)"
                            + "(?:/[^\\s'\"`,;)\\]}]*)?");
    private static final Pattern TO = Pattern.compile("(?i)\\bto\\s*['\"]?$");
    private static final Pattern BUCKET_HOST =
            Pattern.compile("([a-z0-9.-]+)\\.s3[.-][a-z0-9.-]*amazonaws\\.com(?:\\.cn)?");

    /// Begins what a record means that names nothing.
    private static final String LITERAL = "=";

    enum Form {
        /// Bucket, key, version.
        OBJECT,
        COPY_SOURCE,
        /// One object's URI or ARN.
        FILE,
        /// A URI that may stand for everything that begins so.
        UNDER,
        /// Bucket and prefix.
        PREFIX,
        /// Bucket and folder, which may begin with a slash.
        FOLDER,
        /// A path `/bucket/prefix` that stands for everything that begins so.
        PATH,
        /// URIs within a text.
        TEXT,
        /// URIs within a statement in SQL that stand behind the word TO.
        TEXT_TO,
        /// URIs within a statement in SQL that do not.
        TEXT_FROM,
        BUCKET,
        BUCKET_HOST,
        CALLER,
        RESOURCE
    }

    /// Ends found and the paths, as the record spells them, that named them.
    record Ends(List<Place> places, List<String> fields) {}

    static EndTemplate parse(String text) {
        String[] words = text.trim().split("\\s+");
        String[] name = words[0].split(":", 2);
        List<List<String>> slots = new ArrayList<>();
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            slots.add(List.of(word.split("\\|")));
        }
        Form form = form(name[0]);
        NodeKind kind =
                form != Form.RESOURCE
                        ? null
                        : NodeKind.ofWord(name[0])
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "no form and no kind of node: " + text));
        if (slots.isEmpty() != (form == Form.CALLER)) {
            throw new IllegalArgumentException("wrong number of paths: " + text);
        }
        return new EndTemplate(
                form, kind, name.length > 1 ? name[1] + '/' : "", List.copyOf(slots));
    }

    private static Form form(String word) {
        return switch (word) {
            case "object" -> Form.OBJECT;
            case "copy-source" -> Form.COPY_SOURCE;
            case "file" -> Form.FILE;
            case "under" -> Form.UNDER;
            case "prefix" -> Form.PREFIX;
            case "folder" -> Form.FOLDER;
            case "path" -> Form.PATH;
            case "text" -> Form.TEXT;
            case "text-to" -> Form.TEXT_TO;
            case "text-from" -> Form.TEXT_FROM;
            case "bucket" -> Form.BUCKET;
            case "bucket-host" -> Form.BUCKET_HOST;
            case "caller" -> Form.CALLER;
            default -> Form.RESOURCE;
        };
    }

    /// Every path of the first slot that names things, for asking the index.
    List<String> paths() {
        return slots.isEmpty()
                ? List.of()
                : slots.getFirst().stream().filter(path -> !path.startsWith(LITERAL)).toList();
    }

    Ends read(RecordFields fields, String account, String region) {
        if (form == Form.CALLER) {
            return new Ends(List.of(new Place.Caller()), List.of());
        }
        List<Place> places = new ArrayList<>();
        List<String> used = new ArrayList<>();
        if (form == Form.OBJECT || form == Form.PREFIX || form == Form.FOLDER) {
            readTwo(fields, places, used);
            return new Ends(places, used);
        }
        for (String path : slots.getFirst()) {
            for (Value value : values(fields, path)) {
                int before = places.size();
                add(value.text(), fields, account, region, places);
                if (places.size() > before) {
                    used.add(value.path());
                }
            }
            if (!places.isEmpty()) {
                break;
            }
        }
        return new Ends(places, used);
    }

    private record Value(String path, String text) {}

    private static List<Value> values(RecordFields fields, String path) {
        if (path.startsWith(LITERAL)) {
            return List.of(new Value("requestParameters", path.substring(LITERAL.length())));
        }
        return fields.at(path).stream()
                .map(field -> new Value(field.path(), field.text()))
                .toList();
    }

    private void readTwo(RecordFields fields, List<Place> places, List<String> used) {
        String bucket = first(fields, 0, used);
        String rest = slots.size() > 1 ? first(fields, 1, used) : null;
        if (bucket == null || (form == Form.OBJECT && rest == null)) {
            return;
        }
        S3Place arn = S3Place.parse(bucket);
        String name = arn == null ? bucket : arn.bucket();
        String key = (arn == null ? "" : arn.key()) + (rest == null ? "" : rest);
        if (form == Form.FOLDER) {
            String folder = key.replaceFirst("^/+", "");
            key = folder.isEmpty() || folder.endsWith("/") ? folder : folder + '/';
        }
        places.add(
                form == Form.OBJECT
                        ? new Place.ObjectAt(name, key, first(fields, 2, used))
                        : new Place.Under(name, key));
    }

    private @Nullable String first(RecordFields fields, int slot, List<String> used) {
        if (slot >= slots.size()) {
            return null;
        }
        for (String path : slots.get(slot)) {
            List<Value> found = values(fields, path);
            if (!found.isEmpty()) {
                used.add(found.getFirst().path());
                return found.getFirst().text();
            }
        }
        return null;
    }

    private void add(
            String text, RecordFields fields, String account, String region, List<Place> into) {
        switch (form) {
            case COPY_SOURCE -> {
                S3Place source = S3Place.ofCopySource(text);
                if (source != null) {
                    String version =
                            source.version() == null
                                    ? first(fields, 1, new ArrayList<>())
                                    : source.version();
                    into.add(new Place.ObjectAt(source.bucket(), source.key(), version));
                }
            }
            case FILE -> {
                S3Place place = S3Place.parse(text);
                if (place != null) {
                    boolean whole = place.key().isEmpty() || place.key().endsWith("/");
                    into.add(
                            whole
                                    ? new Place.Under(place.bucket(), place.key())
                                    : new Place.ObjectAt(place.bucket(), place.key(), null));
                }
            }
            case UNDER -> addUnder(S3Place.parse(text), into);
            case PATH -> {
                S3Place place = S3Place.parse("s3:/" + text);
                if (text.startsWith("/")) {
                    addUnder(place, into);
                }
            }
            case TEXT, TEXT_TO, TEXT_FROM -> addMentioned(text, into);
            case BUCKET -> {
                S3Place place = S3Place.parse(text);
                String name = place == null ? text : place.bucket();
                into.add(new Place.Thing(NodeId.bucket(name), name));
            }
            case BUCKET_HOST -> {
                Matcher host = BUCKET_HOST.matcher(text);
                if (host.matches()) {
                    into.add(new Place.Thing(NodeId.bucket(host.group(1)), host.group(1)));
                }
            }
            case RESOURCE -> {
                Place.Thing thing = thing(text, account, region);
                if (thing != null) {
                    into.add(thing);
                }
            }
            case OBJECT, PREFIX, FOLDER, CALLER -> throw new IllegalStateException(form.name());
        }
    }

    private void addMentioned(String text, List<Place> into) {
        Matcher matcher = URI_IN_TEXT.matcher(text);
        while (matcher.find()) {
            boolean to = TO.matcher(text.substring(0, matcher.start())).find();
            boolean meant = form == Form.TEXT || to == (form == Form.TEXT_TO);
            if (meant) {
                addUnder(S3Place.parse(matcher.group()), into);
            }
        }
    }

    private static void addUnder(@Nullable S3Place place, List<Place> into) {
        if (place != null) {
            into.add(new Place.Under(place.bucket(), place.key()));
        }
    }

    Place.@Nullable Thing thing(String text, String account, String region) {
        if (kind == null || text.isBlank()) {
            return null;
        }
        if (kind == NodeKind.ACCOUNT || kind == NodeKind.PRINCIPAL || kind == NodeKind.ADDRESS) {
            return new Place.Thing(new NodeId(kind, text), text);
        }
        if (isOther(text)) {
            return null;
        }
        ResourceName name = ResourceName.of(kind, text, account, region);
        ResourceName own = new ResourceName(name.account(), name.region(), prefix + name.name());
        return new Place.Thing(own.id(kind), own.name());
    }

    /// Where a field may hold the ids of several kinds, its value says by its beginning that it is
    /// of another one.
    private boolean isOther(String id) {
        if (kind == NodeKind.STATE) {
            return prefix.equals("network/") && id.startsWith("eni-");
        }
        return switch (id.replaceFirst("-.*$", "")) {
            case "snap" -> kind == NodeKind.VOLUME;
            case "vol" -> kind == NodeKind.SNAPSHOT;
            case "vpc", "subnet", "tgw" -> kind == NodeKind.INTERFACE;
            default -> false;
        };
    }
}
