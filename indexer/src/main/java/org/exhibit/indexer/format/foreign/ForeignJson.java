package org.exhibit.indexer.format.foreign;

import org.exhibit.indexer.format.Recognition;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Names JSON files by the names of their first object. The first rule that holds wins.
final class ForeignJson {
    private record Rule(Predicate<JsonHead> holds, String clause) {}

    private static final List<Rule> RULES =
            List.of(
                    rule(
                            h ->
                                    h.is("Records.eventSource", "aws:s3")
                                            || h.is("Event", "s3:TestEvent"),
                            "an S3 event notification"),
                    rule(h -> h.has("webaclId"), "an AWS WAF log"),
                    rule(h -> h.has("query_name", "srcids"), "a Route 53 Resolver query log"),
                    rule(
                            h -> h.has("schema_version_id", "bucket_arn"),
                            "S3 server access logs in JSON that do not stand one a line"),
                    rule(
                            h -> h.has("class_uid", "metadata"),
                            "OCSF events, as Security Lake and Security Hub export them"),
                    rule(
                            h ->
                                    h.has("ProductArn", "SchemaVersion")
                                            || h.has("Findings.ProductArn"),
                            "Security Hub findings"),
                    rule(
                            h ->
                                    h.has("service.detectorId")
                                            || h.has("Service.DetectorId")
                                            || h.has("Findings.Service.DetectorId"),
                            "GuardDuty findings"),
                    rule(
                            h ->
                                    h.has("resourcesAffected")
                                            && (h.has("classificationDetails")
                                                    || h.has("policyDetails")),
                            "Macie findings"),
                    rule(
                            h -> h.has("configurationItems") || h.has("configurationItem"),
                            "an AWS Config history or snapshot"),
                    rule(
                            h -> h.is("schemaType", "ModelInvocationLog"),
                            "a Bedrock model invocation log"),
                    rule(
                            h -> h.has("Versions.VersionId") || h.has("DeleteMarkers.VersionId"),
                            "an answer of S3 ListObjectVersions"),
                    rule(
                            h -> h.has("ModerationLabels", "ModerationModelVersion"),
                            "an answer of Rekognition content moderation"),
                    rule(h -> h.has("Traces.Segments"), "X-Ray traces"),
                    rule(h -> h.has("trace_id", "start_time"), "X-Ray segments"),
                    rule(
                            h -> h.has("events.previousEventId"),
                            "a Step Functions execution history"),
                    rule(h -> h.has("blockAddress", "transactionId"), "a QLDB journal export"),
                    rule(
                            h -> h.has("requestTime", "extendedRequestId"),
                            "an API Gateway access log"),
                    rule(
                            h -> h.is("apiVersion", "audit.k8s.io/v1") && h.has("auditID"),
                            "a Kubernetes audit log"),
                    rule(
                            h -> h.is("Type", "Notification") && h.has("Message", "TopicArn"),
                            "an SNS notification"),
                    rule(
                            h -> h.has("messageType", "logEvents"),
                            "a CloudWatch Logs delivery whose messages are no log that is read"),
                    rule(h -> h.has("awslogs.data"), "a CloudWatch Logs delivery to Lambda"),
                    rule(
                            h -> h.has("x-edge-result-type") || h.has("x-edge-request-id"),
                            "a CloudFront access log in JSON"));

    private ForeignJson() {}

    static Optional<Recognition> recognise(JsonHead head) {
        if (head.has("sourceBucket", "fileSchema")) {
            return Optional.of(new Recognition.Reference("s3-inventory-manifest"));
        }
        for (Rule rule : RULES) {
            if (rule.holds().test(head)) {
                return ForeignFormats.unknown(rule.clause());
            }
        }
        return eventBridge(head);
    }

    /// An EventBridge event says itself what it is.
    private static Optional<Recognition> eventBridge(JsonHead head) {
        if (!head.has("detail-type", "detail")) {
            return Optional.empty();
        }
        return ForeignFormats.unknown(
                "an EventBridge event of type '" + shown(head.text("detail-type")) + "'");
    }

    /// Text of the file in a sentence of ours: printable ASCII only, and not much of it.
    private static String shown(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?").replace('\'', '?');
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
    }

    private static Rule rule(Predicate<JsonHead> holds, String clause) {
        return new Rule(holds, clause);
    }
}
