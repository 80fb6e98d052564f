package org.exhibit.indexer.finding.suggestion;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.progress.CancelToken;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The findings of Macie and Security Hub that a case holds: files it keeps as what no format
/// reads, and EventBridge events that stand among CloudTrail's and were rejected as such. Each
/// outermost value is handed out with its place.
final class ScannerFiles {
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_FILES = 2_000;
    private static final int MOST_REJECTED = 20_000;
    private static final int DEEPEST = 200;
    private static final Pattern NAMED = Pattern.compile("(?i).*(macie|security ?hub).*");
    private static final String NO_RECORD =
            "EventBridge event whose detail is no CloudTrail record";
    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(DEEPEST)
                                            .build())
                            .build());

    private final CaseReader reader;
    private final CancelToken cancel;
    private final Finds finds;

    interface Visitor {
        void value(JsonNode value, FilePlace place);
    }

    ScannerFiles(CaseReader reader, CancelToken cancel, Finds finds) {
        this.reader = reader;
        this.cancel = cancel;
        this.finds = finds;
    }

    void read(Visitor visitor) throws IOException {
        List<FileRow> files = new ArrayList<>();
        Map<String, Integer> acquisitions = new HashMap<>();
        try (Stream<FileRow> rows = reader.events().files()) {
            rows.forEach(row -> {
                acquisitions.putIfAbsent(row.evidence().hex(), row.acquisition());
                boolean unknown = row.kind() == FileRow.Kind.UNKNOWN;
                if (unknown && NAMED.matcher(row.format()).matches()) {
                    files.add(row);
                }
            });
        }
        if (files.size() > MOST_FILES) {
            finds.note(
                    "Of "
                            + files.size()
                            + " files with findings of Macie or Security Hub the first "
                            + MOST_FILES
                            + " were read.");
        }
        Set<Object> seen = new HashSet<>();
        for (FileRow file : files.stream().limit(MOST_FILES).toList()) {
            cancel.check();
            if (seen.add(List.of(file.evidence(), file.member()))) {
                try {
                    read(file, visitor);
                } catch (IOException e) {
                    String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                    finds.note(file.path() + " could not be read to its end: " + why + '.');
                }
            }
        }
        rejected(acquisitions, visitor);
    }

    private void read(FileRow file, Visitor visitor) throws IOException {
        byte[] bytes;
        try (InputStream in = reader.content(file.evidence(), file.member())) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new IOException("it is larger than 16 MB");
        }
        long record = 0;
        try (JsonParser parser = JSON.getFactory().createParser(bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                // The elements of an outermost list are values of their own.
                if (token == JsonToken.START_OBJECT) {
                    long from = parser.currentTokenLocation().getByteOffset();
                    JsonNode value = JSON.readTree(parser);
                    long to = parser.currentLocation().getByteOffset();
                    Origin origin =
                            new Origin(
                                    file.evidence(),
                                    file.path(),
                                    file.member(),
                                    ++record,
                                    from,
                                    to - from,
                                    null,
                                    null);
                    visitor.value(value, new FilePlace(file.acquisition(), origin));
                }
            }
        }
    }

    private void rejected(Map<String, Integer> acquisitions, Visitor visitor) throws IOException {
        List<Problem> some;
        try (Stream<Problem> problems = reader.events().problems()) {
            some =
                    problems.filter(each -> each.kind() == Problem.Kind.REJECTED)
                            .filter(each -> each.reason().startsWith(NO_RECORD))
                            .limit(MOST_REJECTED + 1L)
                            .toList();
        }
        if (some.size() > MOST_REJECTED) {
            finds.note(
                    "Of the EventBridge events that are no CloudTrail records the first "
                            + MOST_REJECTED
                            + " were looked at.");
        }
        for (Problem each : some.stream().limit(MOST_REJECTED).toList()) {
            cancel.check();
            int acquisition = acquisitions.getOrDefault(each.origin().evidence().hex(), 1);
            try {
                JsonNode value = JSON.readTree(reader.raw(each.origin()));
                visitor.value(value, new FilePlace(acquisition, each.origin()));
            } catch (IOException e) {
                finds.note(
                        each.origin().file()
                                + " has an EventBridge event that could not be read: "
                                + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                                + '.');
            }
        }
    }
}
