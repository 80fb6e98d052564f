package org.exhibit.indexer.acquire.s3;

/// What is said of an object in an archive class. Restoring changes the account, so a custodian
/// must do it.
public final class Archive {
    private Archive() {}

    static String reason(String bucket, Listed listed) {
        return "archived in "
                + listed.storageClass()
                + ", not acquired; a custodian can restore it: "
                + command(bucket, listed);
    }

    /// The command with which a custodian can restore it.
    public static String command(String bucket, Listed listed) {
        String version =
                listed.versionId() == null || listed.versionId().equals("null")
                        ? ""
                        : " --version-id " + quoted(listed.versionId());
        return "aws s3api restore-object --bucket "
                + quoted(bucket)
                + " --key "
                + quoted(listed.key())
                + version
                + " --restore-request '{\"Days\":7,\"GlacierJobParameters\":{\"Tier\":\"Bulk\"}}'";
    }

    /// As a POSIX shell takes it for one word, whatever it holds.
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./=:@%+,-]+")
                ? text
                : "'" + text.replace("'", "'\\''") + "'";
    }
}
