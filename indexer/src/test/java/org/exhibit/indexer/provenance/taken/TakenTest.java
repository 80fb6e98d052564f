package org.exhibit.indexer.provenance.taken;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// The words are a claim in a breach notification: each holds only what the records hold.
class TakenTest {
    private static final Instant T = Instant.parse("2026-03-10T11:00:00Z");
    private static final Taker ANYONE =
            new Taker(Taker.ANONYMOUS, "", "203.0.113.50", "curl/8", false);

    private static StoredEvent record(String name) {
        Digest id = Digest.of(name.getBytes(StandardCharsets.UTF_8));
        Origin origin = new Origin(id, name, List.of(), 1, 0, 10, null, null);
        LogEvent.Builder event =
                LogEvent.builder(SourceKind.S3_ACCESS).set(EventField.TIME, T.toEpochMilli());
        return new StoredEvent(
                id.hex().substring(0, 32),
                event.build(),
                origin,
                Citation.of(1, origin),
                "layout",
                null);
    }

    private static TakenRequest get(String name, @Nullable Long sent, @Nullable Long size) {
        return request(name, TakenRequest.Kind.CONTENT, true, sent, size, "");
    }

    private static TakenRequest request(
            String name,
            TakenRequest.Kind kind,
            boolean succeeded,
            @Nullable Long sent,
            @Nullable Long size,
            String to) {
        return new TakenRequest(
                "s3://b/k",
                "v1",
                ANYONE,
                kind,
                succeeded,
                sent,
                size,
                T,
                to,
                List.of(record(name)));
    }

    private static String said(TakenRequest... requests) {
        List<Taking> takings = Taken.of(List.of(requests));
        assertThat(takings).hasSize(1);
        return takings.getFirst().sentence();
    }

    @Test
    void completelyOnlyWhereOneResponseCarriedIt() {
        assertThat(said(get("a", 100L, 100L)))
                .isEqualTo("Completely: one response carried the whole object, 100 bytes.");
        assertThat(said(get("a", 100L, 100L), get("b", 20L, 100L)))
                .isEqualTo(
                        "Completely: one response carried the whole object, 100 bytes. At least 120"
                                + " bytes were sent in all.");
    }

    @Test
    void possiblyWhereSeveralAddUp() {
        assertThat(said(get("a", 60L, 100L), get("b", 40L, 100L)))
                .isEqualTo(
                        "Possibly completely: 2 responses carried 100 bytes in all, and the object"
                                + " has 100 bytes; the logs do not record which parts they were.");
    }

    @Test
    void partlyWhereTheyDoNot() {
        assertThat(said(get("a", 10_000_000L, 48_000_000L)))
                .isEqualTo(
                        "Partly: at least 10,000,000 bytes of the object's 48,000,000 bytes were"
                                + " sent.");
    }

    @Test
    void unknownWhereTheRecordsLeaveOutWhatDecides() {
        assertThat(said(get("a", 700L, null)))
                .isEqualTo(
                        "Unknown because no record tells the object's size; at least 700 bytes were"
                                + " sent.");
        assertThat(said(get("a", null, 100L)))
                .isEqualTo("Unknown because the records do not tell how many bytes were sent.");
        assertThat(said(get("a", 60L, 100L), get("b", 60L, 90L)))
                .isEqualTo(
                        "Unknown because the object changed between the requests; at least 120"
                                + " bytes were sent.");
        assertThat(said(request("a", TakenRequest.Kind.QUERY, true, 7L, null, "")))
                .isEqualTo(
                        "Unknown because it was queried, and an answer to a query is no part of the"
                                + " object; at least 7 bytes were sent.");
        assertThat(said(request("a", TakenRequest.Kind.QUERY, true, null, null, "")))
                .isEqualTo(
                        "Unknown because it was queried, and an answer to a query is no part of the"
                                + " object.");
        assertThat(said(request("a", TakenRequest.Kind.PART_COPY, true, 9L, 10L, "s3://away/k")))
                .isEqualTo(
                        "Unknown because a part was copied within S3, and its length is not added"
                                + " up. It was copied within S3 to a part of s3://away/k.");
    }

    @Test
    void listedOrAttemptedWithoutContent() {
        TakenRequest head = request("a", TakenRequest.Kind.ATTRIBUTES, true, 300L, null, "");
        TakenRequest denied = request("b", TakenRequest.Kind.CONTENT, false, 243L, null, "");
        assertThat(said(head, denied))
                .isEqualTo(
                        "Listed only: its name or attributes were told; no response carried"
                                + " content.");
        assertThat(said(denied)).isEqualTo("Attempted: every request was refused or failed.");
    }

    @Test
    void aCopyTakesTheWhole() {
        assertThat(said(request("a", TakenRequest.Kind.COPY, true, null, null, "s3://away/k")))
                .isEqualTo(
                        "Completely: it was copied as a whole. It was copied within S3 to"
                                + " s3://away/k.");
    }

    @Test
    void keepsRequestersAddressesAndVersionsApart() {
        TakenRequest one = get("a", 60L, 100L);
        TakenRequest other =
                new TakenRequest(
                        "s3://b/k",
                        "v1",
                        new Taker(Taker.ANONYMOUS, "", "203.0.113.77", "curl/8", false),
                        TakenRequest.Kind.CONTENT,
                        true,
                        60L,
                        100L,
                        T,
                        "",
                        List.of(record("b")));
        assertThat(Taken.of(List.of(one, other)))
                .extracting(Taking::verdict)
                .containsExactly(Verdict.PARTLY, Verdict.PARTLY);
    }

    @Test
    void saysThatTheHolderOfASignedUrlIsUnknown() {
        TakenRequest signed =
                new TakenRequest(
                        "s3://b/k",
                        "",
                        new Taker(
                                "arn:aws:sts::1:assumed-role/ml/dana",
                                "1",
                                "198.51.100.9",
                                "",
                                true),
                        TakenRequest.Kind.CONTENT,
                        true,
                        52L,
                        52L,
                        T,
                        "",
                        List.of(record("a")));
        assertThat(said(signed)).endsWith("who held the URL is not known.");
    }

    @Test
    void aTakingHoldsAllItsRequestsInTheOrderOfTheirTimes() {
        TakenRequest late = at(get("late", 60L, 100L), T.plusSeconds(9));
        TakenRequest early = at(get("early", 30L, 100L), T.minusSeconds(9));
        TakenRequest untimed = at(get("untimed", 5L, 100L), null);
        List<StoredEvent> records = List.of(record("early"), record("late"), record("untimed"));
        Taking taking = Taken.of(List.of(untimed, late, early)).getFirst();
        assertThat(taking)
                .isEqualTo(
                        new Taking(
                                "s3://b/k",
                                "v1",
                                ANYONE,
                                Verdict.PARTLY,
                                95,
                                100L,
                                3,
                                T.minusSeconds(9),
                                T.plusSeconds(9),
                                "",
                                List.of(),
                                taking.records()));
        assertThat(taking.records().stream().map(StoredEvent::id).toList())
                .isEqualTo(records.stream().map(StoredEvent::id).toList());
        assertThat(taking.evidence())
                .isEqualTo(records.stream().map(StoredEvent::id).sorted().toList());
        assertThat(taking.citations())
                .isEqualTo(records.stream().map(each -> each.citation().toString()).toList());
    }

    private static TakenRequest at(TakenRequest one, @Nullable Instant time) {
        return new TakenRequest(
                one.object(),
                one.version(),
                one.taker(),
                one.kind(),
                one.succeeded(),
                one.sent(),
                one.size(),
                time,
                one.to(),
                one.records());
    }

    @Test
    void theGravestComesFirstWithinAnObjectAndVersion() {
        Taker other = new Taker("arn:aws:iam::1:user/ann", "1", "203.0.113.50", "", false);
        TakenRequest whole = get("whole", 100L, 100L);
        TakenRequest listed =
                new TakenRequest(
                        "s3://b/k",
                        "v1",
                        other,
                        TakenRequest.Kind.ATTRIBUTES,
                        true,
                        null,
                        null,
                        T,
                        "",
                        List.of(record("listed")));
        assertThat(Taken.of(List.of(listed, whole)))
                .extracting(Taking::verdict)
                .containsExactly(Verdict.COMPLETELY, Verdict.LISTED_ONLY);
    }
}
