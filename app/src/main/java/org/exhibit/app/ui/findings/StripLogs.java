package org.exhibit.app.ui.findings;

import org.exhibit.indexer.coverage.Lane;
import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.finding.Finding;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The logs that would tell of what a finding is about, and its records on them.
final class StripLogs {
    private static final String OBJECTS = "AWS::S3::Object";

    private final Finding finding;
    private final Surroundings around;
    private final List<CitedRecord> records;
    private final String bucket;

    /// A log with the records that lie in it.
    ///
    /// @param account empty where no lane of the coverage is known to hold the records
    record Log(
            String name,
            String account,
            @Nullable SourceKind source,
            List<LaneSpan> spans,
            List<CitedRecord> records) {}

    StripLogs(Finding finding, Surroundings around, List<CitedRecord> records) {
        this.finding = finding;
        this.around = around;
        this.records = records.stream().filter(each -> each.time() != null).toList();
        this.bucket = FindingPlace.of(finding).map(FindingPlace::bucket).orElse("");
    }

    /// Changes first, then requests for objects, then traffic.
    List<Log> logs() {
        List<Log> logs = new ArrayList<>();
        List<CitedRecord> data =
                records.stream()
                        .filter(each -> each.source() == SourceKind.CLOUDTRAIL && each.data())
                        .toList();
        List<CitedRecord> calls =
                records.stream()
                        .filter(each -> each.source() == SourceKind.CLOUDTRAIL && !each.data())
                        .toList();
        Optional<LaneCoverage> changes = changes();
        add(logs, "CloudTrail", SourceKind.CLOUDTRAIL, changes, calls);
        add(logs, "S3 data events", SourceKind.CLOUDTRAIL, objects(), data);
        add(logs, "S3 access", SourceKind.S3_ACCESS, accessLog(), of(SourceKind.S3_ACCESS));
        List<CitedRecord> flows = of(SourceKind.VPC_FLOW);
        if (!flows.isEmpty()) {
            add(logs, "VPC Flow", SourceKind.VPC_FLOW, flowLog(), flows);
        }
        return logs;
    }

    private List<CitedRecord> of(SourceKind source) {
        return records.stream().filter(each -> each.source() == source).toList();
    }

    private static void add(
            List<Log> logs,
            String name,
            SourceKind source,
            Optional<LaneCoverage> lane,
            List<CitedRecord> records) {
        if (lane.isPresent() || !records.isEmpty()) {
            logs.add(
                    new Log(
                            name,
                            lane.map(each -> each.lane().account()).orElse(""),
                            source,
                            lane.map(each -> LaneCoverage.joined(each.spans())).orElse(List.of()),
                            records));
        }
    }

    /// Of the finding's region, else of the account's other regions.
    private Optional<LaneCoverage> changes() {
        return first(lane -> lane.kind() instanceof LaneClass.ManagementWrite);
    }

    private Optional<LaneCoverage> first(java.util.function.Predicate<Lane> wanted) {
        return around.lanes().stream()
                .filter(each -> wanted.test(each.lane()))
                .filter(each -> each.lane().account().equals(finding.account()))
                .filter(each ->
                        each.lane().region().equals(finding.region())
                                || each.lane().region().equals(LaneClass.OTHERS))
                .min(Comparator.comparing(each -> each.lane().region().equals(LaneClass.OTHERS)));
    }

    /// The log of data events that selects most of the bucket by name.
    private Optional<LaneCoverage> objects() {
        if (bucket.isEmpty()) {
            return Optional.empty();
        }
        String arn = "arn:aws:s3:::" + bucket + '/';
        return around.lanes().stream()
                .filter(each -> each.lane().account().equals(finding.account()))
                .filter(each ->
                        each.lane().kind() instanceof LaneClass.Data data
                                && data.type().equals(OBJECTS)
                                && data.access() != LaneClass.Access.WRITE
                                && (data.selector().equals(LaneClass.OTHERS)
                                        || arn.startsWith(data.selector())))
                .max(
                        Comparator.comparingInt((LaneCoverage each) ->
                                        each.lane().kind() instanceof LaneClass.Data data
                                                ? data.selector().length()
                                                : 0)
                                .thenComparing(
                                        each -> each.lane().region().equals(finding.region())));
    }

    private Optional<LaneCoverage> accessLog() {
        return around.lanes().stream()
                .filter(each ->
                        !bucket.isEmpty()
                                && each.lane().kind().equals(new LaneClass.AccessLog(bucket)))
                .findFirst();
    }

    /// Of the interface that the finding names, else of those without a log of their own.
    private Optional<LaneCoverage> flowLog() {
        return around.lanes().stream()
                .filter(each -> each.lane().account().equals(finding.account()))
                .filter(each ->
                        each.lane().kind() instanceof LaneClass.FlowLog flow
                                && (flow.networkInterface().equals(LaneClass.OTHERS)
                                        || finding.subject().contains(flow.networkInterface())
                                        || finding.matched().values().stream()
                                                .filter(Objects::nonNull)
                                                .anyMatch(flow.networkInterface()::equals)))
                .min(
                        Comparator.comparing(each ->
                                each.lane()
                                        .kind()
                                        .equals(new LaneClass.FlowLog(LaneClass.OTHERS))));
    }
}
