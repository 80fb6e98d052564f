package org.exhibit.indexer.provenance;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// Reads a record's action as a deed.
final class Deeds {
    private static final Pattern PERMISSION =
            Pattern.compile(
                    "(Put|Delete)(Object|Bucket)?(Acl|Policy|OwnershipControls)"
                            + "|(Put|Delete)(Bucket|Account)?PublicAccessBlock"
                            + "|(Put|Delete)AccessPointPolicy|CreateAccessPoint");
    private static final Pattern ACCESS_LOG_PERMISSION =
            Pattern.compile(
                    "REST\\.(PUT|DELETE|POST)\\.(ACL|OBJECT_ACL|BUCKETPOLICY|BUCKET_POLICY"
                            + "|PUBLIC_ACCESS_BLOCK|OWNERSHIP_CONTROLS)");

    private Deeds() {}

    static Deed of(LogEvent event) {
        String action = text(event.text(EventField.ACTION));
        return switch (event.source()) {
            case CLOUDTRAIL -> ofCall(text(event.text(EventField.SERVICE)), action);
            case S3_ACCESS -> ofOperation(action);
            case VPC_FLOW ->
                    switch (action) {
                        case "ACCEPT" -> Deed.CONNECTED;
                        case "REJECT" -> Deed.CONNECTION_REFUSED;
                        default -> Deed.CALLED;
                    };
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Deed ofCall(String service, String action) {
        return switch (service) {
            case "s3.amazonaws.com", "s3express.amazonaws.com", "s3-outposts.amazonaws.com" ->
                    ofS3Call(action);
            case "kms.amazonaws.com" ->
                    action.matches("Decrypt|Encrypt|ReEncrypt\\w*|GenerateDataKey\\w*")
                            ? Deed.KEY_USED
                            : Deed.CALLED;
            case "sts.amazonaws.com" ->
                    action.matches("AssumeRole\\w*|GetSessionToken|GetFederationToken")
                            ? Deed.CREDENTIALS_ISSUED
                            : Deed.CALLED;
            default -> Deed.CALLED;
        };
    }

    private static Deed ofS3Call(String action) {
        return switch (action) {
            case "GetObject", "SelectObjectContent", "GetObjectTorrent" -> Deed.READ;
            case "PutObject",
                    "PostObject",
                    "UploadPart",
                    "CreateMultipartUpload",
                    "CompleteMultipartUpload" ->
                    Deed.WRITTEN;
            case "CopyObject", "UploadPartCopy" -> Deed.COPIED;
            case "DeleteObject", "DeleteObjects", "DeleteBucket" -> Deed.DELETED;
            case "RestoreObject" -> Deed.RESTORED;
            default -> ofOtherS3Call(action);
        };
    }

    private static Deed ofOtherS3Call(String action) {
        if (PERMISSION.matcher(action).matches()) {
            return Deed.PERMISSION_CHANGED;
        }
        if (action.startsWith("List")) {
            return Deed.LISTED;
        }
        if (action.startsWith("Head") || action.startsWith("Get")) {
            return Deed.INSPECTED;
        }
        return action.startsWith("Put") || action.startsWith("Delete")
                ? Deed.SETTING_CHANGED
                : Deed.CALLED;
    }

    private static Deed ofOperation(String operation) {
        return switch (operation) {
            case "REST.GET.OBJECT", "WEBSITE.GET.OBJECT", "REST.POST.SELECT" -> Deed.READ;
            case "REST.PUT.OBJECT",
                    "REST.POST.OBJECT",
                    "REST.PUT.PART",
                    "REST.POST.UPLOADS",
                    "REST.POST.UPLOAD" ->
                    Deed.WRITTEN;
            case "REST.COPY.OBJECT",
                    "REST.COPY.OBJECT_GET",
                    "REST.COPY.PART",
                    "REST.COPY.PART_GET" ->
                    Deed.COPIED;
            case "REST.DELETE.OBJECT",
                    "BATCH.DELETE.OBJECT",
                    "REST.POST.MULTI_OBJECT_DELETE",
                    "REST.DELETE.BUCKET",
                    "S3.EXPIRE.OBJECT",
                    "S3.CREATE.DELETEMARKER" ->
                    Deed.DELETED;
            case "REST.POST.RESTORE" -> Deed.RESTORED;
            case "REST.GET.BUCKET", "REST.GET.BUCKETVERSIONS", "REST.GET.UPLOADS" -> Deed.LISTED;
            default -> ofOtherOperation(operation);
        };
    }

    private static Deed ofOtherOperation(String operation) {
        if (ACCESS_LOG_PERMISSION.matcher(operation).matches()) {
            return Deed.PERMISSION_CHANGED;
        }
        if (operation.matches("(REST|WEBSITE)\\.(HEAD|GET)\\..*")) {
            return Deed.INSPECTED;
        }
        return operation.matches("(REST\\.(PUT|DELETE)|S3)\\..*")
                ? Deed.SETTING_CHANGED
                : Deed.CALLED;
    }
}
