package org.exhibit.indexer.coverage;

import org.exhibit.indexer.event.SourceKind;

/// What a lane's log holds. The text is the machine form, e.g. `mgmt-read`,
/// `data:AWS::S3::Object:arn:aws:s3:::phi/`, `network:s3.amazonaws.com`, `AL:mix`, `FL:eni-0a`.
public sealed interface LaneClass {
    /// Whether calls that read, calls that change, or both.
    enum Access {
        ALL(""),
        READ("#read"),
        WRITE("#write");

        private final String suffix;

        Access(String suffix) {
            this.suffix = suffix;
        }
    }

    /// Stands for every resource, service or region that has no lane of its own.
    String OTHERS = "*";

    String text();

    /// Whose records the log holds.
    default SourceKind records() {
        return switch (this) {
            case AccessLog log -> SourceKind.S3_ACCESS;
            case FlowLog flow -> SourceKind.VPC_FLOW;
            case ManagementRead read -> SourceKind.CLOUDTRAIL;
            case ManagementWrite write -> SourceKind.CLOUDTRAIL;
            case ManagementOf one -> SourceKind.CLOUDTRAIL;
            case Data data -> SourceKind.CLOUDTRAIL;
            case NetworkActivity network -> SourceKind.CLOUDTRAIL;
            case EventHistory history -> SourceKind.CLOUDTRAIL;
        };
    }

    /// CloudTrail management events that read.
    record ManagementRead() implements LaneClass {
        @Override
        public String text() {
            return "mgmt-read";
        }
    }

    /// CloudTrail management events that change something.
    record ManagementWrite() implements LaneClass {
        @Override
        public String text() {
            return "mgmt-write";
        }
    }

    /// Management events of one event source that a trail leaves out, which therefore has a lane of
    /// its own.
    ///
    /// @param source e.g. `kms.amazonaws.com`
    record ManagementOf(String source) implements LaneClass {
        @Override
        public String text() {
            return "mgmt:" + source;
        }
    }

    /// CloudTrail data events.
    ///
    /// @param type of resource, e.g. `AWS::S3::Object`
    /// @param selector the ARN or the prefix of ARNs, e.g. `arn:aws:s3:::phi/`; `*` for every
    ///   resource of the type that has no lane of its own
    record Data(String type, String selector, Access access) implements LaneClass {
        @Override
        public String text() {
            return "data:" + type + ':' + selector + access.suffix;
        }
    }

    /// CloudTrail network activity events of VPC endpoints.
    record NetworkActivity(String source) implements LaneClass {
        @Override
        public String text() {
            return "network:" + source;
        }
    }

    /// S3 server access log of a bucket.
    record AccessLog(String bucket) implements LaneClass {
        @Override
        public String text() {
            return "AL:" + bucket;
        }
    }

    /// VPC flow log of a network interface.
    ///
    /// @param networkInterface e.g. `eni-0a`; `*` for every interface without a lane of its own
    record FlowLog(String networkInterface) implements LaneClass {
        @Override
        public String text() {
            return "FL:" + networkInterface;
        }
    }

    /// CloudTrail's event history, which holds 90 days of management events whatever the trails do.
    record EventHistory() implements LaneClass {
        @Override
        public String text() {
            return "history";
        }
    }
}
