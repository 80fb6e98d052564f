package org.exhibit.indexer.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.exhibit.indexer.custody.CustodyHead;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.digest.HashingStream;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// `case.json`: the snapshot on disk. It is replaced as a whole, so a reader sees one state or the
/// next, never a mixture.
final class SnapshotFile {
    /// Raised with every change that an older Exhibit would misread, also of the database or the
    /// folder.
    static final int FORMAT_VERSION = 1;

    private static final String SCHEMA = "exhibit.case/1";
    private static final Set<String> MEMBERS =
            Set.of(
                    "schema",
                    "formatVersion",
                    "closed",
                    "custody",
                    "database",
                    "description",
                    "acquisitions",
                    "exhibits",
                    "subjects",
                    "exclusions",
                    "tags",
                    "notes",
                    "savedQueries");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultPrettyPrinter PRINTER =
            new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private final CaseFolder folder;

    SnapshotFile(CaseFolder folder) {
        this.folder = folder;
    }

    /// @throws NoSuchFileException where there is none
    /// @throws CaseVersionException where a newer Exhibit wrote it
    /// @throws IOException where it is damaged
    CaseSnapshot read() throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(Files.readAllBytes(folder.snapshot()));
        } catch (JsonProcessingException e) {
            throw damaged(e);
        }
        int version = json.path("formatVersion").asInt(0);
        if (version > FORMAT_VERSION) {
            throw new CaseVersionException(folder, version, FORMAT_VERSION);
        }
        if (version < 1 || !SCHEMA.equals(json.path("schema").asText())) {
            throw damaged(null);
        }
        try {
            return snapshot(json);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw damaged(e);
        }
    }

    private IOException damaged(@Nullable Exception cause) {
        return new IOException(
                "The file case.json of "
                        + folder.root()
                        + " is damaged; the evidence is not affected. Any command "
                        + "that writes to the case makes it again from the chain of custody.",
                cause);
    }

    private static CaseSnapshot snapshot(JsonNode json) {
        JsonNode about = json.path("description");
        List<Acquisition> acquisitions = new ArrayList<>();
        for (JsonNode node : json.path("acquisitions")) {
            List<String> sources = new ArrayList<>();
            node.path("sources").forEach(source -> sources.add(source.asText()));
            acquisitions.add(
                    new Acquisition(
                            node.path("number").asInt(),
                            text(node, "method"),
                            sources,
                            text(node, "examiner"),
                            instant(node, "started"),
                            node.path("ended").isTextual() ? instant(node, "ended") : null,
                            node.path("files").asLong(),
                            node.path("bytes").asLong()));
        }
        return new CaseSnapshot(
                new CaseDescription(
                        text(about, "title"),
                        text(about, "examiner"),
                        text(about, "number"),
                        text(about, "organisation"),
                        text(about, "authority"),
                        instant(about, "created"),
                        about.has("role") ? text(about, "role") : ""),
                acquisitions,
                MarksJson.read(json),
                new CustodyHead(
                        json.path("custody").path("sequence").asLong(),
                        new Digest(text(json.path("custody"), "head"))),
                json.path("closed").asBoolean(),
                json.has("database") ? new Digest(text(json, "database")) : null);
    }

    static String text(JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException("no text as " + name);
        }
        return node.path(name).asText();
    }

    static Instant instant(JsonNode node, String name) {
        return Instant.parse(text(node, name));
    }

    /// Whether the file has exactly the bytes in which a snapshot is written, white space and order
    /// included.
    boolean isWrittenAs(CaseSnapshot snapshot) throws IOException {
        return Arrays.equals(Files.readAllBytes(folder.snapshot()), bytes(snapshot));
    }

    /// Whether the file has a member that Exhibit never wrote, as one with a changed name.
    boolean hasForeignMembers() throws IOException {
        Iterator<String> names = JSON.readTree(Files.readAllBytes(folder.snapshot())).fieldNames();
        while (names.hasNext()) {
            if (!MEMBERS.contains(names.next())) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(CaseSnapshot snapshot) throws IOException {
        return JSON.writer(PRINTER).writeValueAsBytes(json(snapshot));
    }

    void write(CaseSnapshot snapshot) throws IOException {
        Path next = folder.root().resolve("case.json.next");
        byte[] bytes = bytes(snapshot);
        try (FileChannel out =
                FileChannel.open(
                        next,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        }
        Files.move(
                next,
                folder.snapshot(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /// Adds the hash of the database, which has bytes that stay only once it is closed; opening it
    /// may change them even where nothing is entered. A snapshot that says a writer is at work, or
    /// is damaged, stays as it is.
    void keepDatabase() throws IOException {
        CaseSnapshot kept;
        try {
            kept = read();
        } catch (CaseVersionException e) {
            throw e;
        } catch (IOException e) {
            // Verifying the case names it, and the next change makes it again.
            return;
        }
        if (kept.closed()) {
            Digest now = ofDatabase(folder);
            if (!now.equals(kept.database())) {
                write(kept.with(now));
            }
        }
    }

    static Digest ofDatabase(CaseFolder folder) throws IOException {
        try (HashingStream bytes = new HashingStream(Files.newInputStream(folder.database()))) {
            return bytes.finish();
        }
    }

    private static ObjectNode json(CaseSnapshot snapshot) {
        ObjectNode json = JSON.createObjectNode();
        json.put("schema", SCHEMA);
        json.put("formatVersion", FORMAT_VERSION);
        json.put("closed", snapshot.closed());
        json.putObject("custody")
                .put("sequence", snapshot.custody().sequence())
                .put("head", snapshot.custody().hash().hex());
        @Nullable Digest database = snapshot.database();
        if (database != null) {
            json.put("database", database.hex());
        }
        CaseDescription about = snapshot.description();
        ObjectNode description =
                json.putObject("description")
                        .put("title", about.title())
                        .put("examiner", about.examiner())
                        .put("number", about.number())
                        .put("organisation", about.organisation())
                        .put("authority", about.authority())
                        .put("created", about.created().toString());
        if (!about.role().isEmpty()) {
            description.put("role", about.role());
        }
        ArrayNode acquisitions = json.putArray("acquisitions");
        for (Acquisition one : snapshot.acquisitions()) {
            ObjectNode node = acquisitions.addObject();
            node.put("number", one.number()).put("method", one.method());
            ArrayNode sources = node.putArray("sources");
            one.sources().forEach(sources::add);
            @Nullable Instant ended = one.ended();
            node.put("examiner", one.examiner())
                    .put("started", one.started().toString())
                    .put("ended", ended == null ? null : ended.toString())
                    .put("files", one.files())
                    .put("bytes", one.bytes());
        }
        MarksJson.write(snapshot.marks(), json);
        return json;
    }
}
