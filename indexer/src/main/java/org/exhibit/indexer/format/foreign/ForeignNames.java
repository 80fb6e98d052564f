package org.exhibit.indexer.format.foreign;

import org.exhibit.indexer.format.Recognition;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names files by the paths AWS delivers them under, where their content says nothing.
final class ForeignNames {
    private record Rule(Pattern path, Recognition what) {}

    private static final List<Rule> RULES =
            List.of(
                    reference("(?:^|/)manifest\\.checksum$", "s3-inventory-manifest"),
                    reference("(?:^|/)hive/dt=[\\d-]+/symlink\\.txt$", "s3-inventory-manifest"),
                    reference("(?:^|/)aws-logs-write-test$", "cloudwatch-write-test"),
                    reference("(?:^|/)ConfigWritabilityCheckFile", "config-write-test"),
                    unknown("/elasticloadbalancing/", "a load balancer's access log"),
                    unknown("/WAFLogs/", "an AWS WAF log"),
                    unknown("/vpcdnsquerylogs/", "a Route 53 Resolver query log"),
                    unknown("/GuardDuty/", "GuardDuty findings"),
                    unknown("/Macie/", "Macie findings"),
                    unknown("/Config/", "an AWS Config history or snapshot"),
                    unknown(
                            "/BedrockModelInvocationLogs/",
                            "data of a Bedrock model invocation log"),
                    unknown("(?:^|/)aws/[A-Z0-9_]+/[12]\\.0/", "OCSF events of Security Lake"),
                    unknown("/CloudTrail-Lake/Query/", "a result of a CloudTrail Lake query"),
                    unknown("\\.(?:started|completed)\\.manifest$", "a QLDB export's manifest"));

    private ForeignNames() {}

    static Optional<Recognition> recognise(String name) {
        return RULES.stream()
                .filter(rule -> rule.path().matcher(name).find())
                .map(Rule::what)
                .findFirst();
    }

    private static Rule unknown(String path, String clause) {
        return new Rule(Pattern.compile(path), new Recognition.Unknown(clause));
    }

    private static Rule reference(String path, String kind) {
        return new Rule(Pattern.compile(path), new Recognition.Reference(kind));
    }
}
