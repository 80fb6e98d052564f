package org.exhibit.indexer.provenance;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;

import java.util.List;

/// The records that name what a selector selects.
public final class SelectorQuery {
    private static final List<Query.Target> COPY_SOURCES =
            List.of(
                    new Query.Target.Path("requestParameters.x-amz-copy-source"),
                    new Query.Target.Path("requestParameters.renameSource"),
                    new Query.Target.Path("requestParameters.x-amz-rename-source"));
    private static final Query.Target ENCRYPTED_OBJECT =
            new Query.Target.Path("requestParameters.encryptionContext.aws:s3:arn");
    private static final Query.Target KEY_AS_WRITTEN = new Query.Target.Path("key");

    private SelectorQuery() {}

    public static Query of(Selector selector) {
        return switch (selector) {
            case Selector.OneObject(String bucket, String key) ->
                    keys(
                            bucket,
                            equal(EventField.KEY, key),
                            new Query.Equal(KEY_AS_WRITTEN, key),
                            KeyForm.expression(key),
                            "(\\?versionId=.*)?",
                            new Query.Equal(ENCRYPTED_OBJECT, arn(bucket) + '/' + key));
            case Selector.Prefix(String bucket, String prefix) ->
                    keys(
                            bucket,
                            wildcard(named(EventField.KEY), prefix),
                            wildcard(KEY_AS_WRITTEN, prefix),
                            KeyForm.expression(prefix) + ".*",
                            "",
                            wildcard(ENCRYPTED_OBJECT, arn(bucket) + '/' + prefix));
            case Selector.Bucket(String bucket) ->
                    or(
                            equal(EventField.BUCKET, bucket),
                            copySource(bucket, ".*"),
                            new Query.Equal(ENCRYPTED_OBJECT, arn(bucket)),
                            wildcard(ENCRYPTED_OBJECT, arn(bucket) + '/'));
            case Selector.Arn(String arn) ->
                    or(
                            equal(EventField.ACTOR_ARN, arn),
                            equal(EventField.ACTOR_ISSUER, arn),
                            ResourceQuery.of(arn));
            case Selector.AccessKey(String id) -> equal(EventField.ACTOR_ACCESS_KEY, id);
            case Selector.Session(String name) -> equal(EventField.ACTOR_SESSION, name);
            case Selector.Ip(String address) -> ip(address);
        };
    }

    private static Query keys(
            String bucket,
            Query exact,
            Query asWritten,
            String expression,
            String copyTail,
            Query encrypted) {
        Query inBucket = equal(EventField.BUCKET, bucket);
        // CloudTrail writes keys as they are: decoding one would name another object.
        Query trail = and(source(SourceKind.CLOUDTRAIL), inBucket, exact);
        Query decoded = new Query.Regex(named(EventField.KEY), expression);
        Query access = and(source(SourceKind.S3_ACCESS), inBucket, or(decoded, asWritten));
        return or(trail, access, copySource(bucket, expression + copyTail), encrypted);
    }

    /// Copies out of a bucket, and renamings; the header's value may start with a slash and be
    /// encoded.
    private static Query copySource(String bucket, String keyExpression) {
        String expression =
                "(/|%2F|%2f)?" + KeyForm.literal(bucket) + "(/|%2F|%2f)" + keyExpression;
        return new Query.Or(
                COPY_SOURCES.stream()
                        .<Query>map(path -> new Query.Regex(path, expression))
                        .toList());
    }

    private static Query ip(String address) {
        List<EventField> sides = List.of(EventField.IP, EventField.DST_IP);
        return new Query.Or(
                sides.stream()
                        .<Query>map(side ->
                                address.indexOf('/') >= 0
                                        ? new Query.Cidr(named(side), address)
                                        : equal(side, address))
                        .toList());
    }

    private static Query source(SourceKind kind) {
        return equal(EventField.SOURCE, kind.word());
    }

    static Query equal(EventField field, String value) {
        return new Query.Equal(named(field), value);
    }

    private static Query wildcard(Query.Target target, String prefix) {
        String literal = prefix.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
        return new Query.Wildcard(target, literal + '*');
    }

    private static Query.Target named(EventField field) {
        return new Query.Target.Named(field);
    }

    private static String arn(String bucket) {
        return "arn:aws:s3:::" + bucket;
    }

    private static Query and(Query... clauses) {
        return new Query.And(List.of(clauses));
    }

    private static Query or(Query... clauses) {
        return new Query.Or(List.of(clauses));
    }
}
