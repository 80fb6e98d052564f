package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Query.Target;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the calls that changed what is logged, and reads their records again. Failed calls changed
/// nothing and are left out.
final class ConfigRecords {
    /// More successful changes of logging than this are not folded; it is said.
    static final int MOST = 100_000;

    private static final int AT_ONCE = 500;
    private static final Map<String, List<String>> CALLS =
            Map.of(
                    "cloudtrail.amazonaws.com",
                    List.of(
                            "CreateTrail",
                            "UpdateTrail",
                            "DeleteTrail",
                            "StartLogging",
                            "StopLogging",
                            "PutEventSelectors"),
                    "s3.amazonaws.com",
                    List.of("PutBucketLogging"),
                    "ec2.amazonaws.com",
                    List.of("CreateFlowLogs", "DeleteFlowLogs"));
    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder().maxNestingDepth(200).build())
                            .build());

    private final CaseReader reader;
    private final Questions questions;

    ConfigRecords(CaseReader reader, Questions questions) {
        this.reader = reader;
        this.questions = questions;
    }

    /// Those with a time, an account and a region, in order of time.
    List<ConfigRecord> find(List<String> notes) throws IOException {
        // Names of calls are rare; services and success are not, and are told by what was found.
        List<StoredEvent> found = questions.rows(calls(), Questions.PLAUSIBLE, MOST + 1);
        found =
                found.size() > MOST
                        ? questions.rows(query(), Questions.PLAUSIBLE, MOST + 1)
                        : found.stream().filter(ConfigRecords::isChange).toList();
        if (found.size() > MOST) {
            notes.add(
                    "More than "
                            + MOST
                            + " changes of logging are recorded; only the first were followed.");
            found = found.subList(0, MOST);
        }
        List<ConfigRecord> records = new ArrayList<>();
        for (int from = 0; from < found.size(); from += AT_ONCE) {
            read(found.subList(from, Math.min(found.size(), from + AT_ONCE)), records, notes);
        }
        return records;
    }

    private void read(List<StoredEvent> some, List<ConfigRecord> records, List<String> notes)
            throws IOException {
        List<byte[]> raw = reader.raw(some.stream().map(StoredEvent::origin).toList());
        for (int i = 0; i < some.size(); i++) {
            StoredEvent event = some.get(i);
            if (!event.event().has(EventField.ACCOUNT) || !event.event().has(EventField.REGION)) {
                notes.add(
                        event.citation()
                                + " changes logging but names no account or region; it was not"
                                + " followed.");
                continue;
            }
            ConfigRecord record = new ConfigRecord(event, tree(event.origin(), raw.get(i)));
            if (record.omitted()) {
                notes.add(
                        event.citation()
                                + " changes logging, but its parameters were left out as too"
                                + " large; it was not followed.");
                continue;
            }
            records.add(record);
        }
    }

    /// The AWS record, taken out of its envelope.
    static JsonNode tree(Origin origin, byte[] raw) throws IOException {
        JsonNode whole = JSON.readTree(raw);
        if (origin.payload() == null) {
            return whole;
        }
        JsonNode inner = whole.at(JsonPointer.compile(origin.payload()));
        return inner.isTextual() ? JSON.readTree(inner.asText()) : inner;
    }

    static JsonNode tree(byte[] json) throws IOException {
        return JSON.readTree(json);
    }

    static Query succeeded() {
        Target error = new Target.Named(EventField.ERROR);
        return new Query.Or(
                List.of(new Query.Not(new Query.Exists(error)), new Query.Equal(error, "Success")));
    }

    private static Query calls() {
        List<Query> names = new ArrayList<>();
        CALLS.values()
                .forEach(actions ->
                        actions.forEach(one -> names.add(Questions.is(EventField.ACTION, one))));
        return Questions.all(Questions.source(SourceKind.CLOUDTRAIL), new Query.Or(names));
    }

    /// Whether `query` would find it among `calls`.
    private static boolean isChange(StoredEvent event) {
        String service = event.event().text(EventField.SERVICE);
        String error = event.event().text(EventField.ERROR);
        List<String> actions = service == null ? null : CALLS.get(service);
        return actions != null
                && actions.contains(event.event().text(EventField.ACTION))
                && (error == null || error.equals("Success"));
    }

    private static Query query() {
        List<Query> calls = new ArrayList<>();
        CALLS.forEach((service, actions) ->
                calls.add(
                        Questions.all(
                                Questions.is(EventField.SERVICE, service),
                                new Query.Or(
                                        actions.stream()
                                                .map(one -> Questions.is(EventField.ACTION, one))
                                                .toList()))));
        return Questions.all(
                Questions.source(SourceKind.CLOUDTRAIL), new Query.Or(calls), succeeded());
    }
}
