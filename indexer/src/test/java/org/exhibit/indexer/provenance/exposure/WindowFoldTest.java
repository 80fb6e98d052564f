package org.exhibit.indexer.provenance.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.Grant;
import org.exhibit.indexer.provenance.policy.Patterns;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Changes of one bucket folded into windows, each change a record of its own.
class WindowFoldTest {
    private static final String BUCKET = "arn:aws:s3:::b";
    private static final String ACCOUNT = "account:111111111111";
    private static final String UNCERTAIN = WindowFold.UNCERTAIN;

    private final List<Change> changes = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();

    private static Instant hour(int hour) {
        return Instant.parse("2026-03-10T00:00:00Z").plusSeconds(3600L * hour);
    }

    private Evidence record(String name, int hour) {
        Digest id = Digest.of(name.getBytes(StandardCharsets.UTF_8));
        Origin origin = new Origin(id, name, List.of(), 1, 0, 10, null, null);
        LogEvent.Builder event =
                LogEvent.builder(SourceKind.CLOUDTRAIL)
                        .set(EventField.TIME, hour(hour).toEpochMilli());
        names.put(id.hex().substring(0, 32), name);
        return Evidence.of(
                new StoredEvent(
                        id.hex().substring(0, 32),
                        event.build(),
                        origin,
                        Citation.of(1, origin),
                        "layout",
                        null),
                "requestParameters");
    }

    private static Grant grant(Audience audience) {
        return new Grant(
                audience, Patterns.of(List.of("s3:GetObject")), Patterns.of(List.of()), "");
    }

    private void granted(String name, int hour, Change.Kind kind, Grant... grants) {
        changes.add(
                new Change.Granted(
                        hour(hour),
                        record(name, hour),
                        BUCKET,
                        kind,
                        kind.name(),
                        List.of(grants)));
    }

    private void revoked(String name, int hour, Change.Kind kind) {
        changes.add(new Change.Revoked(hour(hour), record(name, hour), BUCKET, kind.name()));
    }

    private void blocked(String name, int hour, String resource, Block block) {
        changes.add(new Change.Blocked(hour(hour), record(name, hour), resource, block));
    }

    private void ownership(String name, int hour, Known enforced) {
        changes.add(new Change.Ownership(hour(hour), record(name, hour), BUCKET, enforced));
    }

    /// `audience from-to strength opened rests closed: note`, whatever the order they come in.
    private List<String> windows() {
        List<String> windows = WindowFold.of(BUCKET, changes).stream().map(this::text).toList();
        List<Change> reversed = new ArrayList<>(changes);
        Collections.reverse(reversed);
        assertThat(WindowFold.of(BUCKET, reversed).stream().map(this::text).toList())
                .isEqualTo(windows);
        return windows;
    }

    private String text(ExposureWindow window) {
        Instant to = window.to();
        return window.audience().text()
                + ' '
                + window.from().toString().substring(11, 13)
                + '-'
                + (to == null ? "" : to.toString().substring(11, 13))
                + ' '
                + window.strength().word()
                + ' '
                + names(window.opened())
                + names(window.rests())
                + names(window.closed())
                + (window.note().isEmpty() ? "" : ": " + window.note());
    }

    private List<String> names(List<Evidence> evidence) {
        return evidence.stream().map(each -> names.getOrDefault(each.id(), "?")).toList();
    }

    private static final Grant ANYONE = grant(new Audience.Anyone());
    private static final Grant OTHER = grant(new Audience.Account("222222222222"));

    @Test
    void aPolicyOpensUntilItIsTakenAway() {
        blocked("block", 1, BUCKET, Block.OFF);
        blocked("account", 2, ACCOUNT, Block.OFF);
        granted("policy", 3, Change.Kind.BUCKET_POLICY, ANYONE);
        revoked("gone", 4, Change.Kind.BUCKET_POLICY);
        assertThat(windows()).containsExactly("ANON 03-04 recorded [policy][block, account][gone]");
    }

    @Test
    void whatBlocksAreSetOpensAndShutsIt() {
        granted("policy", 1, Change.Kind.BUCKET_POLICY, ANYONE);
        blocked("account", 2, ACCOUNT, Block.OFF);
        blocked("on", 3, BUCKET, Block.ON);
        blocked("off", 4, BUCKET, Block.OFF);
        blocked("account-on", 5, ACCOUNT, Block.ON);
        assertThat(windows())
                .containsExactly(
                        "ANON 01-03 possible [policy][][on]: " + UNCERTAIN,
                        "ANON 04-05 recorded [off][policy, account][account-on]");
    }

    @Test
    void anUncertainWindowBecomesCertainOnceItsBlocksAreKnownToBeOff() {
        granted("policy", 1, Change.Kind.BUCKET_POLICY, ANYONE);
        blocked("block", 2, BUCKET, Block.OFF);
        blocked("account", 3, ACCOUNT, Block.OFF);
        assertThat(windows()).containsExactly("ANON 01- recorded [policy][block, account][]");
    }

    @Test
    void aListRestsOnWhatPutListsIntoForce() {
        blocked("block", 1, BUCKET, Block.OFF);
        blocked("account", 2, ACCOUNT, Block.OFF);
        ownership("into force", 3, Known.NO);
        granted("list", 4, Change.Kind.ACL, ANYONE);
        granted("policy", 5, Change.Kind.BUCKET_POLICY, OTHER);
        assertThat(windows())
                .containsExactly(
                        "ANON 04- recorded [list][block, account, into force][]",
                        "ACCOUNT(222222222222) 05- recorded [policy][block, account][]");
    }

    @Test
    void aBlockShutsOtherAccountsOutOnlyWhereThePolicyIsPublicToo() {
        blocked("block", 1, BUCKET, Block.ON);
        granted("private", 2, Change.Kind.BUCKET_POLICY, OTHER);
        granted("public", 3, Change.Kind.BUCKET_POLICY, OTHER, ANYONE);
        assertThat(windows())
                .containsExactly("ACCOUNT(222222222222) 02-03 recorded [private][block][public]");
    }

    @Test
    void aListIsOutOfForceWhileOwnershipIsEnforced() {
        blocked("block", 1, BUCKET, Block.OFF);
        blocked("account", 2, ACCOUNT, Block.OFF);
        ownership("enforced", 3, Known.YES);
        granted("list", 4, Change.Kind.ACL, ANYONE);
        ownership("off", 5, Known.NO);
        ownership("on", 6, Known.YES);
        assertThat(windows())
                .containsExactly("ANON 05-06 recorded [off][list, block, account][on]");
    }

    @Test
    void aListThatCouldBeSetShowsThatOwnershipWasNotEnforced() {
        blocked("block", 1, BUCKET, Block.OFF);
        blocked("account", 2, ACCOUNT, Block.OFF);
        granted("list", 3, Change.Kind.ACL, OTHER);
        assertThat(windows())
                .containsExactly("ACCOUNT(222222222222) 03- recorded [list][block, account][]");
    }

    @Test
    void aPolicySaysNothingOfOwnership() {
        blocked("block", 1, BUCKET, Block.OFF);
        blocked("account", 2, ACCOUNT, Block.OFF);
        granted("policy", 3, Change.Kind.BUCKET_POLICY);
        ownership("told", 5, Known.UNKNOWN);
        granted("list", 4, Change.Kind.ACL, ANYONE);
        assertThat(windows()).containsExactly("ANON 04- recorded [list][block, account][]");
    }

    @Test
    void aShareHasNothingToRestOn() {
        blocked("block", 1, BUCKET, Block.ON);
        granted("share", 2, Change.Kind.SHARE, OTHER);
        changes.add(new Change.Gone(hour(3), record("deleted", 3), BUCKET));
        assertThat(windows())
                .containsExactly("ACCOUNT(222222222222) 02-03 recorded [share][][deleted]");
    }

    @Test
    void whatReplacedItAndIsNotToldMayHaveLeftItOpen() {
        granted("policy", 1, Change.Kind.BUCKET_POLICY, ANYONE);
        changes.add(
                new Change.Untold(
                        hour(2), record("untold", 2), BUCKET, Change.Kind.BUCKET_POLICY.name()));
        String after = "what replaced it is not recorded, so it may have stayed open";
        assertThat(windows())
                .containsExactly(
                        "ANON 01-02 possible [policy][][untold]: " + UNCERTAIN + "; " + after);
        ExposureWindow confirmed =
                WindowFold.of(BUCKET, changes).getFirst().confirmed(Strength.CORROBORATED);
        assertThat(text(confirmed))
                .isEqualTo("ANON 01-02 corroborated [policy][][untold]: " + after);
    }

    @Test
    void saysWhatLimitsIt() {
        blocked("block", 1, BUCKET, Block.OFF);
        blocked("account", 1, ACCOUNT, Block.OFF);
        granted(
                "policy",
                2,
                Change.Kind.BUCKET_POLICY,
                new Grant(
                        new Audience.Anyone(),
                        new Patterns(List.of("s3:*"), List.of("s3:PutObject", "s3:DeleteObject")),
                        new Patterns(
                                List.of("arn:aws:s3:::b/x/*", "arn:aws:s3:::b/a/*"),
                                List.of("arn:aws:s3:::b/a/k")),
                        "Bool aws:SecureTransport true"));
        String note =
                "under the condition Bool aws:SecureTransport true; except s3:PutObject,"
                        + " s3:DeleteObject; except arn:aws:s3:::b/a/k";
        assertThat(windows())
                .containsExactly(
                        "ANON 02- recorded [policy][block, account][]: " + note,
                        "ANON 02- recorded [policy][block, account][]: " + note);
        assertThat(WindowFold.of(BUCKET, changes))
                .extracting(ExposureWindow::resource)
                .containsExactly("arn:aws:s3:::b/a/*", "arn:aws:s3:::b/x/*");
    }

    @Test
    void aSettingOfTheSameInstantComesBeforeARecordAndStoodBefore() {
        Evidence setting =
                new Evidence.OfItem(Digest.of(new byte[] {1}), "policy.json", hour(1), List.of());
        names.put(setting.id(), "setting");
        changes.add(
                new Change.Granted(
                        hour(1),
                        setting,
                        BUCKET,
                        Change.Kind.SHARE,
                        Change.Kind.SHARE.name(),
                        List.of(OTHER)));
        revoked("gone", 1, Change.Kind.SHARE);
        assertThat(windows())
                .containsExactly("ACCOUNT(222222222222) 01-01 recorded [setting][][gone]");
        assertThat(WindowFold.of(BUCKET, changes).getFirst().openedBefore()).isTrue();
    }
}
