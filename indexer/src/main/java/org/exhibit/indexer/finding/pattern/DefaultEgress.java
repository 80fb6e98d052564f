package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.coverage.Absence;
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
import java.util.Optional;

/// F09: a security group is made, with the rule that AWS gives each one, everything out to
/// everywhere, and nobody takes that rule away within the hour.
final class DefaultEgress implements Pattern {
    private static final Duration GRACE = Duration.ofHours(1);
    private static final String EC2 = "ec2.amazonaws.com";

    @Override
    public String id() {
        return "F09";
    }

    @Override
    public String title() {
        return "Security group left open outwards, as it was made";
    }

    @Override
    public Strength strength() {
        return Strength.INFERRED;
    }

    @Override
    public void run(PatternContext context) throws IOException {
        if (context.settings().approvedPorts().contains("all")) {
            return;
        }
        for (RecordView made : context.calls("action:CreateSecurityGroup AND service:" + EC2)) {
            String group = made.answered("groupId");
            Instant time = made.time();
            if (group.isEmpty() || time == null) {
                continue;
            }
            if (made.requested("vpcId").isEmpty()) {
                context.undecided(
                        this,
                        group,
                        "the call names no VPC, and only groups in one had rules outwards then");
            } else if (!narrowed(context, group, time)) {
                judge(context, made, group, time);
            }
        }
    }

    private static boolean narrowed(PatternContext context, String group, Instant time)
            throws IOException {
        String hour = " AND time:[" + time + " TO " + time.plus(GRACE) + "]";
        String named = "requestParameters.groupId:" + CaseRecords.quoted(group);
        for (RecordView call :
                context.calls(
                        "action:(RevokeSecurityGroupEgress OR DeleteSecurityGroup) AND "
                                + named
                                + hour)) {
            if (call.action().equals("DeleteSecurityGroup") || takesDefault(call)) {
                return true;
            }
        }
        String modified =
                "action:ModifySecurityGroupRules AND"
                        + " requestParameters.ModifySecurityGroupRulesRequest.GroupId:"
                        + CaseRecords.quoted(group);
        return !context.calls(modified + hour).isEmpty();
    }

    /// Whether a call takes away the rule for everything; rules named by their ids only may be it.
    private static boolean takesDefault(RecordView call) {
        if (!JsonForms.elements(call.request("securityGroupRuleIds")).isEmpty()) {
            return true;
        }
        for (JsonNode permission : JsonForms.elements(call.request("ipPermissions"))) {
            boolean everything =
                    JsonForms.text(JsonForms.member(permission, "ipProtocol")).equals("-1");
            for (JsonNode range : JsonForms.elements(JsonForms.member(permission, "ipRanges"))) {
                String network = JsonForms.text(JsonForms.member(range, "cidrIp"));
                if (everything && network.equals("0.0.0.0/0")) {
                    return true;
                }
            }
        }
        return false;
    }

    private void judge(PatternContext context, RecordView made, String group, Instant time)
            throws IOException {
        Optional<Coverage> coverage = context.environment().coverage();
        Optional<Absence> absence =
                coverage.map(known ->
                        known.absence(
                                new Watched.Calls(
                                        made.account(),
                                        made.region(),
                                        EC2,
                                        "narrowing of " + group),
                                Act.CHANGE,
                                new Interval(time, time.plus(GRACE))));
        if (absence.isEmpty() || !absence.get().holds()) {
            context.undecided(
                    this,
                    group,
                    absence.flatMap(each -> each.gapSentences().stream().findFirst())
                            .map(text -> text.replaceFirst("\\.$", ""))
                            .orElse("what was logged in the hour after is not known"));
            return;
        }
        context.found(
                this,
                title(),
                Level.LOW,
                made,
                group,
                Matched.of("eventName", "CreateSecurityGroup")
                        .with("egress", "0.0.0.0/0, all, as AWS makes it")
                        .with("narrowed", "not within the hour")
                        .fields());
    }
}
