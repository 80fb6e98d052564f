package org.exhibit.indexer.provenance;

import org.exhibit.indexer.index.Query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a timeline is asked about. Keys are plain text, never percent-encoded; a `*` at the very
/// end stands for any rest, `\*` there for the character itself.
public sealed interface Selector {

    /// The selector as it is written again.
    String text();

    /// The records that name what is selected.
    default Query records() {
        return SelectorQuery.of(this);
    }

    /// One object, all its versions.
    record OneObject(String bucket, String key) implements Selector {
        @Override
        public String text() {
            return "s3://" + bucket + '/' + (key.endsWith("*") ? cut(key) + "\\*" : key);
        }

        private static String cut(String key) {
            return key.substring(0, key.length() - 1);
        }
    }

    /// Every object whose key starts so.
    record Prefix(String bucket, String prefix) implements Selector {
        @Override
        public String text() {
            return "s3://" + bucket + '/' + prefix + '*';
        }
    }

    /// A bucket and everything in it.
    record Bucket(String bucket) implements Selector {
        @Override
        public String text() {
            return "s3://" + bucket;
        }
    }

    /// An ARN outside S3: as the actor, the issuer of its session, or what was acted on.
    record Arn(String arn) implements Selector {
        @Override
        public String text() {
            return arn;
        }
    }

    /// An access key id.
    record AccessKey(String id) implements Selector {
        @Override
        public String text() {
            return "key:" + id;
        }
    }

    /// A role session by its name.
    record Session(String name) implements Selector {
        @Override
        public String text() {
            return "session:" + name;
        }
    }

    /// A source address or a network such as `10.0.0.0/8`.
    record Ip(String address) implements Selector {
        @Override
        public String text() {
            return "ip:" + address;
        }
    }

    /// Reads `s3://bucket/key`, `s3://bucket/prefix*`, `s3://bucket`, `arn:…`, `key:…`, `session:…`
    /// or `ip:…`.
    ///
    /// @throws IllegalArgumentException where the text is none of these; says what was expected
    static Selector parse(String text) {
        Matcher s3 = Forms.S3.matcher(text);
        if (s3.matches()) {
            return inBucket(s3.group(1), s3.group(2));
        }
        if (text.startsWith("arn:")) {
            return new Arn(text);
        }
        Matcher named = Forms.NAMED.matcher(text);
        if (named.matches()) {
            String value = named.group(2);
            return switch (named.group(1)) {
                case "key" -> new AccessKey(value);
                case "session" -> new Session(value);
                default -> new Ip(value);
            };
        }
        throw new IllegalArgumentException(
                "\""
                        + text
                        + "\" selects nothing: expected s3://bucket/key, s3://bucket/prefix*,"
                        + " s3://bucket, arn:…, key:ACCESSKEYID, session:NAME or ip:ADDRESS");
    }

    private static Selector inBucket(String bucket, String rest) {
        if (rest == null || rest.isEmpty() || rest.equals("/") || rest.equals("/*")) {
            return new Bucket(bucket);
        }
        String key = rest.substring(1);
        if (key.endsWith("\\*")) {
            return new OneObject(bucket, key.substring(0, key.length() - 2) + '*');
        }
        return key.endsWith("*")
                ? new Prefix(bucket, key.substring(0, key.length() - 1))
                : new OneObject(bucket, key);
    }

    /// The written forms.
    final class Forms {
        private static final Pattern S3 =
                Pattern.compile("(?s)(?:s3://|arn:aws[a-z-]*:s3:::)([^/*\\s]+)(/.*)?");
        private static final Pattern NAMED = Pattern.compile("(key|session|ip):(\\S+)");

        private Forms() {}
    }
}
