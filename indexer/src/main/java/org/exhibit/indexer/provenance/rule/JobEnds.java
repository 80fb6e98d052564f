package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.TableReading;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Until when jobs can have been at work: to the record that ends them, else for 24 hours.
final class JobEnds {
    private static final int MOST = 2_000;

    /// Jobs over lists of objects may take that long, and tell their end.
    private static final Duration LONGEST_BY_ROLE = Duration.ofDays(30);

    private static final Set<String> FINAL = Set.of("Complete", "Failed", "Cancelled");

    private final CaseRecords records;

    JobEnds(CaseRecords records) {
        this.records = records;
    }

    Instant of(TableReading.Job job, Instant start) throws IOException {
        Instant latest = start.plus(JobHub.LONGEST);
        if (job.ends().isEmpty() || (job.name() == null && job.task() == null)) {
            return latest;
        }
        Instant last = job.byRole() ? start.plus(LONGEST_BY_ROLE) : latest;
        Query query =
                Ask.all(
                        Ask.actions(job.ends()),
                        Ask.equal(EventField.ACCOUNT, job.record().text(EventField.ACCOUNT)));
        Map<String, CaseRecord> ends = new LinkedHashMap<>();
        for (CaseRecord record :
                records.read(records.find(query, new TimeRange(start, last), MOST).events())) {
            ends.put(record.id(), record);
        }
        for (CaseRecord end : ends.values()) {
            if (end.time() != null && ends(end, job)) {
                return end.time();
            }
        }
        return latest;
    }

    /// Whether a record says that a job ended: by its name, or the id it was given.
    private static boolean ends(CaseRecord end, TableReading.Job job) {
        String status = end.fields().first("sed.status", "rp.requestedJobStatus");
        if (!end.succeeded() || (status != null && !FINAL.contains(status))) {
            return false;
        }
        List<String> named = new ArrayList<>();
        for (String path :
                List.of(
                        "rp.trainingJobName",
                        "rp.processingJobName",
                        "rp.transformJobName",
                        "rp.hyperParameterTuningJobName",
                        "rp.labelingJobName",
                        "rp.jobRunId",
                        "rp.jobRunIds",
                        "rp.jobFlowIds",
                        "rp.stepIds",
                        "rp.queryExecutionId",
                        "rp.taskExecutionArn",
                        "rp.jobId",
                        "sed.jobId")) {
            named.addAll(end.fields().texts(path));
        }
        return (job.name() != null && named.contains(job.name()))
                || (job.task() != null && named.contains(job.task()));
    }
}
