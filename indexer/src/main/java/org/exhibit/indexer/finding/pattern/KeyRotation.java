package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.coverage.Absence;
import org.exhibit.indexer.coverage.AccountSetting;
import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// F07: a customer's key is made and its yearly rotation is not switched on within the days that
/// the settings allow. Only symmetric keys whose material KMS makes can rotate by themselves.
final class KeyRotation implements Pattern {
    private static final String KMS = "kms.amazonaws.com";

    @Override
    public String id() {
        return "F07";
    }

    @Override
    public String title() {
        return "Key made without rotation";
    }

    @Override
    public Strength strength() {
        return Strength.INFERRED;
    }

    @Override
    public void run(PatternContext context) throws IOException {
        int days = context.settings().rotationDays();
        List<RecordView> keys =
                context.calls("action:CreateKey AND service:" + KMS).stream()
                        .filter(KeyRotation::canRotate)
                        .toList();
        if (keys.isEmpty()) {
            return;
        }
        if (days == 0) {
            context.undecided(
                    this,
                    "",
                    "the settings name no key-rotation-days, and "
                            + (keys.size() == 1 ? "a key was" : keys.size() + " keys were")
                            + " made");
            return;
        }
        List<AccountSetting> answers =
                Settings.of(context.records()).answering("GetKeyRotationStatus");
        for (RecordView key : keys) {
            judge(context, key, Duration.ofDays(days), answers);
        }
    }

    private static boolean canRotate(RecordView key) {
        JsonNode made = key.response("keyMetadata");
        String spec = JsonForms.text(JsonForms.member(made, "keySpec"));
        String older = JsonForms.text(JsonForms.member(made, "customerMasterKeySpec"));
        String origin = JsonForms.text(JsonForms.member(made, "origin"));
        String kind = spec.isEmpty() ? older : spec;
        return (kind.isEmpty() || kind.equals("SYMMETRIC_DEFAULT"))
                && (origin.isEmpty() || origin.equals("AWS_KMS"));
    }

    private void judge(
            PatternContext context, RecordView key, Duration allowed, List<AccountSetting> answers)
            throws IOException {
        Instant made = key.time();
        String id = key.answered("keyMetadata", "keyId");
        String arn = key.answered("keyMetadata", "arn");
        String subject = arn.isEmpty() ? id : arn;
        if (made == null || id.isEmpty()) {
            return;
        }
        Instant due = made.plus(allowed);
        if (isSettled(context, id, arn, made, due)) {
            return;
        }
        Optional<Boolean> told = told(answers, id, arn, made, due);
        if (told.isPresent() && told.get()) {
            return;
        }
        if (told.isEmpty()) {
            Optional<Coverage> coverage = context.environment().coverage();
            Optional<Absence> absence =
                    coverage.map(known ->
                            known.absence(
                                    new Watched.Calls(
                                            key.account(),
                                            key.region(),
                                            KMS,
                                            "rotation of key " + id),
                                    Act.CHANGE,
                                    new Interval(made, due)));
            if (absence.isEmpty() || !absence.get().holds()) {
                String why =
                        absence.flatMap(each -> each.gapSentences().stream().findFirst())
                                .map(text -> text.replaceFirst("\\.$", ""))
                                .orElse("what was logged in those days is not known");
                context.undecided(this, subject, why);
                return;
            }
        }
        context.found(
                this,
                title(),
                Level.LOW,
                key,
                subject,
                Matched.of("eventName", "CreateKey")
                        .with("rotation", "not switched on within " + allowed.toDays() + " days")
                        .with("told by", told.isPresent() ? "GetKeyRotationStatus" : "")
                        .fields());
    }

    /// Whether rotation was switched on in time, or the key was given up.
    private static boolean isSettled(
            PatternContext context, String id, String arn, Instant made, Instant due)
            throws IOException {
        String named =
                arn.isEmpty()
                        ? "requestParameters.keyId:" + CaseRecords.quoted(id)
                        : "requestParameters.keyId:("
                                + CaseRecords.quoted(id)
                                + " OR "
                                + CaseRecords.quoted(arn)
                                + ")";
        String calls =
                "action:(EnableKeyRotation OR ScheduleKeyDeletion) AND "
                        + named
                        + " AND time:["
                        + made
                        + " TO "
                        + due
                        + "]";
        return !context.calls(calls).isEmpty();
    }

    /// What an acquired answer of KMS says: on by then, or off when the days were over.
    private static Optional<Boolean> told(
            List<AccountSetting> answers, String id, String arn, Instant made, Instant due) {
        Optional<Boolean> off = Optional.empty();
        for (AccountSetting answer : answers) {
            String about = JsonForms.text(JsonForms.member(answer.request(), "keyId"));
            boolean same = about.equals(id) || (!arn.isEmpty() && about.equals(arn));
            JsonNode on = JsonForms.member(answer.response(), "keyRotationEnabled");
            if (!same || !on.isValueNode() || answer.at().isBefore(made)) {
                continue;
            }
            boolean enabled = JsonForms.isTrue(on);
            if (enabled && !answer.at().isAfter(due)) {
                return Optional.of(true);
            }
            if (!enabled && !answer.at().isBefore(due)) {
                off = Optional.of(false);
            }
        }
        return off;
    }
}
