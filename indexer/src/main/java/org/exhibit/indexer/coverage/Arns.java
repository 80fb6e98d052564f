package org.exhibit.indexer.coverage;

import org.exhibit.indexer.coverage.LaneClass.Access;

import java.util.Set;

/// Values of selectors as prefixes of ARNs.
final class Arns {
    static final String S3_OBJECT = "AWS::S3::Object";
    private static final Set<String> EVERY_OBJECT =
            Set.of("arn:aws:s3", "arn:aws:s3:", "arn:aws:s3:::", "arn:aws:s3:::*");

    private Arns() {}

    /// The prefix that a value of a basic selector stands for; empty for every resource of its
    /// type.
    static String prefix(String value) {
        boolean service = value.matches("arn:[a-z-]+:[a-z0-9-]+:*");
        return service || EVERY_OBJECT.contains(value) || value.equals("*") ? "" : value;
    }

    static String ofBucket(String bucket) {
        return "arn:aws:s3:::" + bucket + '/';
    }

    /// The bucket that a prefix of objects' ARNs lies in; empty where it lies in no one bucket.
    static String bucket(String selector) {
        String head = "arn:aws:s3:::";
        int slash = selector.indexOf('/');
        return selector.startsWith(head) && slash > head.length()
                ? selector.substring(head.length(), slash)
                : "";
    }

    static LaneClass.Data lane(String type, String prefix) {
        return new LaneClass.Data(type, prefix.isEmpty() ? LaneClass.OTHERS : prefix, Access.ALL);
    }

    /// Whether everything a lane holds begins with a prefix.
    static boolean within(LaneClass.Data lane, String prefix) {
        return prefix.isEmpty()
                || (!lane.selector().equals(LaneClass.OTHERS)
                        && lane.selector().startsWith(prefix));
    }
}
