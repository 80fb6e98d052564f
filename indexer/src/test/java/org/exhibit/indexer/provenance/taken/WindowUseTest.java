package org.exhibit.indexer.provenance.taken;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.policy.Audience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Through a window comes only who it lets in, while it is open, for what it allows.
class WindowUseTest {
    private static final Instant FROM = Instant.parse("2026-03-10T10:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant IN = Instant.parse("2026-03-10T11:00:00Z");
    private static final String OWNER = "111111111111";
    private static final String OTHER = "222222222222";
    private static final Taker NOBODY = taker(Taker.ANONYMOUS, "", false);
    private static final Taker FOREIGN = taker("arn:aws:iam::222222222222:user/x", OTHER, false);
    private static final Taker OWN = taker("arn:aws:iam::111111111111:user/y", OWNER, false);
    private static final Taker BY_URL = taker("arn:aws:iam::111111111111:user/y", OWNER, true);
    private static final Taker NETWORK = taker("svc:cloudfront.amazonaws.com", "", false);

    private static Taker taker(String requester, String account, boolean byUrl) {
        return new Taker(requester, account, "203.0.113.50", "curl/8", byUrl);
    }

    private static ExposureWindow window(Audience audience, String action) {
        return new ExposureWindow(
                "arn:aws:s3:::b/*",
                List.of(action),
                audience,
                FROM,
                false,
                List.of(),
                List.of(),
                TO,
                List.of(),
                Strength.RECORDED,
                "");
    }

    private static TakenRequest request(
            Taker taker,
            TakenRequest.Kind kind,
            boolean succeeded,
            @Nullable Instant time,
            String object) {
        String name = taker + " " + kind + succeeded + time + object;
        Digest id = Digest.of(name.getBytes(StandardCharsets.UTF_8));
        Origin origin = new Origin(id, "log", List.of(), 1, 0, 10, null, null);
        StoredEvent record =
                new StoredEvent(
                        id.hex().substring(0, 32),
                        LogEvent.builder(SourceKind.S3_ACCESS).build(),
                        origin,
                        Citation.of(1, origin),
                        "layout",
                        null);
        return new TakenRequest(
                object,
                "",
                taker,
                kind,
                succeeded,
                succeeded ? 70L : null,
                100L,
                time,
                "",
                List.of(record));
    }

    private static TakenRequest get(Taker taker, boolean succeeded) {
        return request(taker, TakenRequest.Kind.CONTENT, succeeded, IN, "s3://b/k");
    }

    /// `through attempts internal` of one success and one failure.
    private static String used(Audience audience, Taker taker) {
        WindowUse use =
                WindowUse.of(
                        window(audience, "s3:GetObject"),
                        List.of(get(taker, true), get(taker, false)),
                        OWNER);
        return use.takings().size() + " " + use.attempts() + " " + use.internal();
    }

    @Test
    void everyAudienceLetsInItsOwnOnly() {
        assertThat(used(new Audience.Anyone(), NOBODY)).isEqualTo("1 1 0");
        assertThat(used(new Audience.Anyone(), FOREIGN)).isEqualTo("1 1 0");
        assertThat(used(new Audience.Anyone(), OWN)).isEqualTo("0 0 1");
        assertThat(used(new Audience.Anyone(), BY_URL)).isEqualTo("0 0 0");

        assertThat(used(new Audience.AnyAws(), NOBODY)).isEqualTo("0 0 1");
        assertThat(used(new Audience.AnyAws(), FOREIGN)).isEqualTo("1 1 0");
        assertThat(used(new Audience.AnyAws(), OWN)).isEqualTo("0 0 1");

        assertThat(used(new Audience.Account(OTHER), FOREIGN)).isEqualTo("1 1 0");
        assertThat(used(new Audience.Account("333333333333"), FOREIGN)).isEqualTo("0 0 1");

        assertThat(used(new Audience.Organisation("o-1"), FOREIGN)).isEqualTo("1 1 0");
        assertThat(used(new Audience.Organisation("o-1"), OWN)).isEqualTo("0 0 1");

        assertThat(used(new Audience.UrlHolder("AKIA1"), BY_URL)).isEqualTo("1 1 0");
        assertThat(used(new Audience.UrlHolder("AKIA1"), OWN)).isEqualTo("0 0 0");

        assertThat(used(new Audience.Cdn("E1"), NETWORK)).isEqualTo("1 1 0");
        assertThat(used(new Audience.Cdn("E1"), FOREIGN)).isEqualTo("0 0 1");
    }

    @Test
    void whoseObjectsTheyAreNobodyKnowsMakesNobodyForeign() {
        WindowUse use =
                WindowUse.of(
                        window(new Audience.AnyAws(), "s3:GetObject"),
                        List.of(get(FOREIGN, true)),
                        "");
        assertThat(use.takings()).isEmpty();
        assertThat(use.internal()).isOne();
    }

    private static int through(TakenRequest request, String action) {
        return WindowUse.of(window(new Audience.Anyone(), action), List.of(request), OWNER)
                .takings()
                .size();
    }

    private static int at(@Nullable Instant time, String object) {
        return through(
                request(NOBODY, TakenRequest.Kind.CONTENT, true, time, object), "s3:GetObject");
    }

    @Test
    void onlyWhileItIsOpenAndForWhatItIsAbout() {
        assertThat(at(FROM.minusMillis(1), "s3://b/k")).isZero();
        assertThat(at(FROM, "s3://b/k")).isOne();
        assertThat(at(TO.minusMillis(1), "s3://b/k")).isOne();
        assertThat(at(TO, "s3://b/k")).isZero();
        assertThat(at(null, "s3://b/k")).isZero();
        assertThat(at(IN, "s3://other/k")).isZero();
    }

    @Test
    void onlyForWhatItAllows() {
        for (TakenRequest.Kind kind : TakenRequest.Kind.values()) {
            TakenRequest one = request(NOBODY, kind, true, IN, "s3://b/k");
            boolean attributes = kind == TakenRequest.Kind.ATTRIBUTES;
            assertThat(through(one, "s3:GetObject")).as("%s", kind).isOne();
            assertThat(through(one, "s3:GetObjectVersion")).as("%s", kind).isOne();
            assertThat(through(one, "s3:ListBucket")).as("%s", kind).isEqualTo(attributes ? 1 : 0);
            assertThat(through(one, "s3:PutObject")).as("%s", kind).isZero();
        }
    }

    private static Strength judged(Audience audience, Taker taker) {
        return WindowUse.of(
                        window(audience, "s3:GetObject"),
                        List.of(get(taker, true), get(taker, false)),
                        OWNER)
                .window()
                .strength();
    }

    @Test
    void aSuccessWithoutCredentialsProvesAWindowForAnyone() {
        assertThat(judged(new Audience.Anyone(), NOBODY)).isEqualTo(Strength.CORROBORATED);
        assertThat(judged(new Audience.Anyone(), FOREIGN)).isEqualTo(Strength.RECORDED);
        assertThat(judged(new Audience.AnyAws(), FOREIGN)).isEqualTo(Strength.RECORDED);
        WindowUse refused =
                WindowUse.of(
                        window(new Audience.Anyone(), "s3:GetObject"),
                        List.of(get(NOBODY, false)),
                        OWNER);
        assertThat(refused.window().strength()).isEqualTo(Strength.RECORDED);
    }

    @Test
    void saysWhatWentThroughAndToHowMany() {
        Taker elsewhere = new Taker(Taker.ANONYMOUS, "", "203.0.113.77", "", false);
        TakenRequest told = request(NOBODY, TakenRequest.Kind.ATTRIBUTES, true, IN, "s3://b/other");
        ExposureWindow window = window(new Audience.Anyone(), "s3:GetObject");
        assertThat(WindowUse.of(window, List.of(), OWNER).sentence())
                .isEqualTo("No use of it is recorded.");
        assertThat(WindowUse.of(window, List.of(told), OWNER).sentence())
                .isEqualTo(
                        "Through it only names or attributes were told; no response carried"
                                + " content.");
        assertThat(WindowUse.of(window, List.of(told, get(NOBODY, true)), OWNER).sentence())
                .isEqualTo("Used: at least 70 bytes of content were sent through it to 1 address.");
        WindowUse two =
                WindowUse.of(window, List.of(get(NOBODY, true), get(elsewhere, true)), OWNER);
        assertThat(two.sentence())
                .isEqualTo(
                        "Used: at least 140 bytes of content were sent through it to 2 addresses.");
        assertThat(two.addresses()).containsExactly("203.0.113.50", "203.0.113.77");
    }
}
