package org.exhibit.indexer.provenance.exposure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads CloudTrail records again from their originals, each original once a batch.
final class Calls {
    private static final int BATCH = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaseReader reader;
    private final CancelToken cancel;

    Calls(CaseReader reader, CancelToken cancel) {
        this.reader = reader;
        this.cancel = cancel;
    }

    /// The timed records among these, in their order. One whose JSON cannot be read again as such
    /// says nothing.
    List<Call> of(List<StoredEvent> events) throws IOException {
        List<StoredEvent> timed =
                events.stream().filter(event -> event.event().time() != null).toList();
        List<Call> out = new ArrayList<>(timed.size());
        for (int from = 0; from < timed.size(); from += BATCH) {
            cancel.check();
            List<StoredEvent> batch = timed.subList(from, Math.min(timed.size(), from + BATCH));
            List<byte[]> raw = reader.raw(batch.stream().map(StoredEvent::origin).toList());
            for (int i = 0; i < batch.size(); i++) {
                JsonNode json = record(batch.get(i).origin(), raw.get(i));
                if (json.isObject()) {
                    out.add(new Call(batch.get(i), json));
                }
            }
        }
        return out;
    }

    /// The record itself, taken out of its envelope where there is one.
    private static JsonNode record(Origin origin, byte[] raw) throws IOException {
        try {
            JsonNode outer = JSON.readTree(raw);
            if (origin.payload() == null) {
                return outer;
            }
            JsonNode inner = outer.at(origin.payload());
            return inner.isTextual() ? JSON.readTree(inner.asText()) : inner;
        } catch (JsonProcessingException e) {
            // It was read once as far as it goes; what cannot be read as a whole tells no policy.
            return JSON.missingNode();
        }
    }
}
