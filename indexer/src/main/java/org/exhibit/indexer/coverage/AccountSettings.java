package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.progress.CancelToken;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The settings that were acquired into a case.
///
/// @param list by instant, account, region, call and path; a file acquired twice once
/// @param notes one sentence for each file that could not be used
public record AccountSettings(List<AccountSetting> list, List<String> notes) {
    /// The kind of reference file that holds settings in Exhibit's form.
    public static final String KIND = "account-settings";

    /// Answers as AWS gives them, without account, region and instant.
    private static final String BARE = "cloudtrail-settings";

    private static final int MOST_BYTES = 16 << 20;
    private static final int DEEPEST = 200;
    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(DEEPEST)
                                            .build())
                            .build());
    private static final Comparator<AccountSetting> ORDER =
            Comparator.comparing(AccountSetting::at)
                    .thenComparing(AccountSetting::account)
                    .thenComparing(AccountSetting::region)
                    .thenComparing(AccountSetting::api)
                    .thenComparing(setting -> setting.proof().path())
                    .thenComparing(setting -> setting.proof().evidence().hex());

    public AccountSettings {
        list = List.copyOf(list);
        notes = List.copyOf(notes);
    }

    /// Reads every settings file of a case. A damaged one is a note, never a failure.
    ///
    /// @throws IOException where the case's files cannot be listed
    public static AccountSettings read(CaseReader reader, CancelToken cancel) throws IOException {
        List<FileRow> files = new ArrayList<>();
        for (String format : List.of(KIND, BARE)) {
            try (Stream<FileRow> rows = reader.events().files(FileRow.Kind.REFERENCE, format)) {
                rows.forEach(files::add);
            }
        }
        List<AccountSetting> found = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (FileRow file : files) {
            cancel.check();
            boolean fresh = seen.add(List.of(file.evidence(), file.member()));
            if (file.format().equals(BARE) && fresh) {
                notes.add(
                        file.path()
                                + " holds settings without the instant and account they belong to;"
                                + " no state was concluded from it.");
            } else if (file.format().equals(KIND) && fresh) {
                try (InputStream in = reader.content(file.evidence(), file.member())) {
                    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                    if (bytes.length > MOST_BYTES) {
                        throw new IOException("it is larger than 16 MB");
                    }
                    read(bytes, file, found);
                } catch (IOException | DateTimeException e) {
                    notes.add(file.path() + " could not be read as settings: " + reason(e) + '.');
                }
            }
        }
        found.sort(ORDER);
        return new AccountSettings(found, notes);
    }

    private static String reason(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    }

    private static void read(byte[] bytes, FileRow file, List<AccountSetting> found)
            throws IOException {
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(bytes)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                for (JsonNode one : value.isArray() ? value : List.of(value)) {
                    found.add(setting(one, file));
                }
            }
        }
    }

    private static AccountSetting setting(JsonNode file, FileRow row) throws IOException {
        String api = text(file, "api");
        Instant at = OffsetDateTime.parse(text(file, "at")).toInstant();
        JsonNode request = file.path("request");
        JsonNode response = file.path("response");
        return new AccountSetting(
                api,
                text(file, "account"),
                file.path("region").asText(LaneClass.OTHERS),
                at,
                request.isObject() ? request : JsonNodeFactory.instance.objectNode(),
                response,
                new Proof.Setting(row.evidence(), row.path(), api, at));
    }

    private static String text(JsonNode file, String name) throws IOException {
        String text = file.path(name).asText("");
        if (text.isEmpty()) {
            throw new IOException("it has no " + name);
        }
        return text;
    }

    /// The settings that answer a call, in order.
    public List<AccountSetting> answering(String call) {
        return list.stream().filter(setting -> setting.answers(call)).toList();
    }
}
