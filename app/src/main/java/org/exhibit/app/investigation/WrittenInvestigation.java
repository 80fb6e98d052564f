package org.exhibit.app.investigation;

import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Counts;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What was written, and what a correct import must find in it.
///
/// @param folder what to acquire
/// @param counts per source, the accounting a correct import reaches
/// @param logFiles files with records
/// @param referenceFiles the account's settings
/// @param unknownFiles files of no known format
/// @param moments the story's records in the story's order
/// @param subjects what the investigation is about
/// @param exhibits ids of the moments to number for presentation, in that order
/// @param timelines selectors of the biographies for the pack
public record WrittenInvestigation(
        Path folder,
        Map<SourceKind, Counts> counts,
        long logFiles,
        long referenceFiles,
        long unknownFiles,
        List<Moment> moments,
        List<SubjectNote> subjects,
        List<String> exhibits,
        List<String> timelines) {

    public WrittenInvestigation {
        counts = Map.copyOf(counts);
        moments = List.copyOf(moments);
        subjects = List.copyOf(subjects);
        exhibits = List.copyOf(exhibits);
        timelines = List.copyOf(timelines);
    }

    /// One record of the story.
    ///
    /// @param id its short name in the story, `A01` to `A19` and `L1` to `L13`
    /// @param recordId the record's own id: the CloudTrail `eventID`, or the access log's request
    ///   id
    /// @param meaning one sentence on what it shows
    public record Moment(String id, SourceKind source, String recordId, String meaning) {

        /// The query that finds exactly this record.
        public String query() {
            return switch (source) {
                case CLOUDTRAIL -> "eventId:" + recordId;
                case S3_ACCESS -> "source:s3-access AND requestId:" + recordId;
                case VPC_FLOW -> throw new IllegalStateException("No moment is a flow record");
            };
        }
    }

    /// A subject as the examiner would enter it.
    public record SubjectNote(Subject.Kind kind, String selector, String reason) {}

    public Moment moment(String id) {
        for (Moment moment : moments) {
            if (moment.id().equals(id)) {
                return moment;
            }
        }
        throw new IllegalArgumentException("The story has no moment " + id);
    }

    public Counts counts(SourceKind source) {
        return counts.getOrDefault(source, Counts.NONE);
    }

    public Counts total() {
        return counts.values().stream().reduce(Counts.NONE, Counts::plus);
    }
}
