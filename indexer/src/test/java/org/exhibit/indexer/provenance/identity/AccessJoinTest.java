package org.exhibit.indexer.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.table.EventTable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Records of requests on one object, joined where they tell of one request.
class AccessJoinTest {
    private static final Instant T = Instant.parse("2026-03-10T11:00:00Z");
    private static final EventTable TABLE = EventTable.builtIn();

    private final List<StoredEvent> acting = new ArrayList<>();
    private final List<StoredEvent> network = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();

    private StoredEvent record(String name, LogEvent event) {
        // Ids in the order of the names, so that what is said of order shows.
        String id = String.format(Locale.ROOT, "%032x", (int) name.charAt(0));
        Digest digest = Digest.of(name.getBytes(StandardCharsets.UTF_8));
        Origin origin = new Origin(digest, name, List.of(), 1, 0, 10, null, null);
        names.put(id, name);
        return new StoredEvent(id, event, origin, Citation.of(1, origin), "layout", null);
    }

    private static LogEvent.Builder event(SourceKind source, String request, long millis) {
        LogEvent.Builder event =
                LogEvent.builder(source)
                        .set(EventField.TIME, T.toEpochMilli() + millis)
                        .set(EventField.BUCKET, "b")
                        .set(EventField.KEY, "k");
        return request.isEmpty() ? event : event.set(EventField.REQUEST_ID, request);
    }

    private static LogEvent.Builder call(String action, String request, long millis) {
        return event(SourceKind.CLOUDTRAIL, request, millis)
                .set(EventField.SERVICE, "s3.amazonaws.com")
                .set(EventField.ACTION, action)
                .set(EventField.ACCOUNT, "111111111111");
    }

    private static LogEvent.Builder line(String action, String request, long millis) {
        return event(SourceKind.S3_ACCESS, request, millis)
                .set(EventField.ACTION, action)
                .set(EventField.STATUS, 200L);
    }

    private void act(String name, LogEvent.Builder event) {
        acting.add(record(name, event.build()));
    }

    private List<Access> join() {
        return new AccessJoin(TABLE, "b", "k").join(acting, network);
    }

    /// `records strength [rules without rows] bytes/size` and what contradicts it.
    private List<String> joined() {
        return join().stream()
                .map(each ->
                        names(each.records())
                                + " "
                                + each.strength().word()
                                + " "
                                + each.rules().stream()
                                        .map(rule -> rule.rule())
                                        .collect(Collectors.joining(","))
                                + " "
                                + each.bytes()
                                + "/"
                                + each.size()
                                + (each.counter().isEmpty()
                                        ? ""
                                        : " against " + names(each.counter()))
                                + (each.succeeded() ? "" : " failed"))
                .toList();
    }

    private List<String> names(List<StoredEvent> records) {
        return records.stream().map(each -> names.getOrDefault(each.id(), "?")).toList();
    }

    @Test
    void aCallAndItsLineAreOneRequest() {
        act(
                "a line",
                line("REST.GET.OBJECT", "R", -900)
                        .set(EventField.BYTES_OUT, 70L)
                        .set(EventField.OBJECT_SIZE, 100L));
        act("b call", call("GetObject", "R", 0).set(EventField.BYTES_OUT, 70L));

        assertThat(joined()).containsExactly("[b call, a line] corroborated R5 70/100");
        assertThat(join().getFirst().time()).isEqualTo(T);
    }

    @Test
    void aCallAndALineOfOtherBytesContradictEachOther() {
        act("a call", call("GetObject", "R", 0).set(EventField.BYTES_OUT, 70L));
        act("b line", line("REST.GET.OBJECT", "R", 0).set(EventField.BYTES_OUT, 71L));

        assertThat(joined())
                .containsExactly("[a call, b line] recorded R1 71/null against [b line]");
    }

    @Test
    void theSizeOfAWriteIsNoContradiction() {
        act("a call", call("PutObject", "R", 0).set(EventField.BYTES_IN, 90L));
        act("b line", line("REST.PUT.OBJECT", "R", 0).set(EventField.OBJECT_SIZE, 100L));

        assertThat(joined()).containsExactly("[a call, b line] corroborated R5 100/100");
    }

    @Test
    void theCopiesOfTwoAccountsAreTwins() {
        act("b copy", call("GetObject", "R", 0).set(EventField.ACCOUNT, "222222222222"));
        act("a copy", call("GetObject", "R", 0));
        assertThat(joined()).containsExactly("[a copy, b copy] corroborated L2 null/null");

        act("c line", line("REST.GET.OBJECT", "R", 0));
        assertThat(joined())
                .containsExactly("[a copy, b copy, c line] corroborated R5,L2 null/null");
    }

    @Test
    void copiesOfOneAccountSupportNothing() {
        act("a copy", call("GetObject", "R", 0));
        act("b copy", call("GetObject", "R", 0));
        assertThat(joined()).containsExactly("[a copy, b copy] recorded R1 null/null");
    }

    @Test
    void oneIdFurtherApartThanFiveMinutesIsAnotherRequest() {
        act("a", call("GetObject", "R", 0));
        act("b", call("GetObject", "R", 300_000));
        act("c", call("GetObject", "R", 300_001));
        assertThat(joined())
                .containsExactly("[a, b] recorded R1 null/null", "[c] recorded R1 null/null");
    }

    @Test
    void whatHasNoIdOrIsOfAnotherKindStandsAlone() {
        act("a", call("GetObject", "", 0));
        act("b", call("GetObject", "", 0));
        act("c", call("GetObject", "R", 0));
        act("d", call("HeadObject", "R", 0));
        act("e", call("GetBucketLocation", "R", 0));
        assertThat(join().stream().map(each -> names(each.records())))
                .containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("d"));
    }

    @Test
    void oneRecordOfFailureIsAFailure() {
        act("a call", call("GetObject", "R", 0));
        act("b line", line("REST.GET.OBJECT", "R", 0).set(EventField.STATUS, 403L));
        assertThat(joined()).containsExactly("[a call, b line] corroborated R5 null/null failed");
    }

    private void seen(String name, String request, long millis, String error) {
        LogEvent.Builder event =
                event(SourceKind.CLOUDTRAIL, request, millis)
                        .set(EventField.CATEGORY, "NetworkActivity");
        if (!error.isEmpty()) {
            event.set(EventField.ERROR, error);
        }
        network.add(record(name, event.build()));
    }

    @Test
    void theNetworksRecordOfTheSameRequestSupportsIt() {
        act("a", call("GetObject", "R", 0));
        seen("n", "R", 300_000, "");
        seen("o", "R", 300_001, "");
        seen("p", "S", 0, "");
        seen("q", "R", 0, "VpceAccessDenied");
        assertThat(joined()).containsExactly("[a, n] corroborated R6 null/null");
    }

    @Test
    void theNetworkJoinsOtherRulesAndMendsNoContradiction() {
        act("a call", call("GetObject", "R", 0).set(EventField.BYTES_OUT, 70L));
        act("b line", line("REST.GET.OBJECT", "R", 0).set(EventField.BYTES_OUT, 70L));
        act("c call", call("GetObject", "S", 1_000).set(EventField.BYTES_OUT, 70L));
        act("d line", line("REST.GET.OBJECT", "S", 1_000).set(EventField.BYTES_OUT, 71L));
        seen("n", "R", 0, "");
        seen("o", "S", 0, "");
        assertThat(joined())
                .containsExactly(
                        "[a call, b line, n] corroborated R5,R6 70/null",
                        "[c call, d line, o] recorded R1 71/null against [d line]");
    }
}
