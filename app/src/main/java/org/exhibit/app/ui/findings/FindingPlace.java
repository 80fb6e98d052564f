package org.exhibit.app.ui.findings;

import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.provenance.Selector;

import java.util.Optional;

/// What Timeline and Provenance can be asked about a finding.
final class FindingPlace {
    private static final String SCHEME = "s3://";
    private static final String ARN = "arn:aws:s3:::";

    private FindingPlace() {}

    /// Its bucket, objects or object; nothing where it is about something outside S3.
    static Optional<String> of(Finding finding) {
        try {
            Selector selector = Selector.parse(finding.subject());
            return switch (selector) {
                case Selector.OneObject object -> Optional.of(object.text());
                case Selector.Prefix prefix -> Optional.of(prefix.text());
                case Selector.Bucket bucket -> Optional.of(bucket.text());
                case Selector.Arn arn -> Optional.empty();
                case Selector.AccessKey key -> Optional.empty();
                case Selector.Session session -> Optional.empty();
                case Selector.Ip ip -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The bucket of a place.
    static String bucket(String place) {
        String path = place.substring(SCHEME.length());
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /// Whether a log with a gap would tell of a finding's own bucket.
    static boolean isOf(Finding finding, LogGap gap) {
        String bucket = of(finding).map(FindingPlace::bucket).orElse("");
        return switch (gap.kind()) {
            case null -> false;
            case LaneClass.AccessLog log -> log.bucket().equals(bucket);
            case LaneClass.Data data ->
                    !bucket.isEmpty() && data.selector().startsWith(ARN + bucket + '/');
            case LaneClass.ManagementRead read -> false;
            case LaneClass.ManagementWrite write -> false;
            case LaneClass.ManagementOf one -> false;
            case LaneClass.NetworkActivity network -> false;
            case LaneClass.EventHistory history -> false;
            case LaneClass.FlowLog flow -> false;
        };
    }

    /// Whether what a window of exposure opened lies in a place, or the place in it.
    ///
    /// @param resource pattern of ARNs of S3, or of something else
    static boolean concerns(String resource, String place) {
        if (!resource.startsWith(ARN)) {
            return false;
        }
        String opened = resource.substring(ARN.length());
        int wild = opened.indexOf('*');
        String head = wild < 0 ? opened : opened.substring(0, wild);
        String path = place.substring(SCHEME.length());
        boolean many = path.endsWith("*");
        String wanted = many ? path.substring(0, path.length() - 1) : path;
        String bucket = bucket(place);
        if (!(opened.equals(bucket) || opened.startsWith(bucket + '/'))) {
            return wild >= 0 && bucket.startsWith(head);
        }
        boolean whole = wanted.equals(bucket);
        return whole
                || opened.equals(bucket)
                || (wild < 0 ? head.equals(wanted) : wanted.startsWith(head))
                || many && head.startsWith(wanted);
    }
}
