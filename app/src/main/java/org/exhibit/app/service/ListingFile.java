package org.exhibit.app.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.acquire.s3.Archive;
import org.exhibit.indexer.acquire.s3.Listed;
import org.exhibit.indexer.acquire.s3.S3DryRun;
import org.exhibit.indexer.acquire.s3.S3Group;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Writes every object a dry run lists to a new file: CSV, or an array in JSON where the file's
/// name ends in `.json`. For an archived object it has the command with which a custodian can
/// restore it. Used by one thread.
public final class ListingFile implements S3DryRun.Visitor, Closeable {
    private static final List<String> COLUMNS =
            List.of(
                    "bucket",
                    "key",
                    "versionId",
                    "size",
                    "etag",
                    "lastModified",
                    "storageClass",
                    "latest",
                    "deleteMarker",
                    "kind",
                    "account",
                    "region",
                    "inCase",
                    "archived",
                    "restore");

    private final String bucket;
    private final Writer out;
    private final @Nullable JsonGenerator json;

    /// @throws java.nio.file.FileAlreadyExistsException where there is such a file
    public ListingFile(Path file, String bucket) throws IOException {
        this.bucket = bucket;
        this.out =
                Files.newBufferedWriter(
                        file,
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
        if (isJson(file)) {
            json = new JsonFactory().createGenerator(out);
            json.writeStartArray();
        } else {
            json = null;
            out.write(Csv.row(COLUMNS));
        }
    }

    public static boolean isJson(Path file) {
        return file.getFileName().toString().endsWith(".json");
    }

    @Override
    public void object(Listed listed, boolean inCase) throws IOException {
        List<String> values = values(listed, inCase);
        if (json == null) {
            out.write(Csv.row(values));
            return;
        }
        json.writeRaw('\n');
        json.writeStartObject();
        for (int i = 0; i < values.size(); i++) {
            write(json, COLUMNS.get(i), values.get(i));
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, String value) throws IOException {
        switch (name) {
            case "size" -> json.writeNumberField(name, Long.parseLong(value));
            case "latest", "deleteMarker", "inCase", "archived" ->
                    json.writeBooleanField(name, Boolean.parseBoolean(value));
            default -> {
                if (!value.isEmpty()) {
                    json.writeStringField(name, value);
                }
            }
        }
    }

    private List<String> values(Listed listed, boolean inCase) {
        S3Group group = S3Group.of(listed.key());
        boolean archived = listed.archived() && !inCase;
        return List.of(
                bucket,
                listed.key(),
                text(listed.versionId()),
                Long.toString(listed.size()),
                text(listed.etag()),
                text(listed.lastModified()),
                listed.storageClass(),
                Boolean.toString(listed.latest()),
                Boolean.toString(listed.deleteMarker()),
                group.kind(),
                group.account(),
                group.region(),
                Boolean.toString(inCase),
                Boolean.toString(archived),
                archived ? Archive.command(bucket, listed) : "");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public void close() throws IOException {
        if (json == null) {
            out.close();
        } else {
            json.writeRaw('\n');
            json.close();
        }
    }
}
