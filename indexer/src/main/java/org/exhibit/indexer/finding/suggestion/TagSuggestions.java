package org.exhibit.indexer.finding.suggestion;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What tags classify: objects and buckets of S3, and anything that a call names by its ARN or EC2
/// by its id. A tag that a later call replaced or took away still counts, and is said to be gone.
final class TagSuggestions {
    private static final int MOST_RECORDS = 20_000;
    private static final int MOST_TAGGINGS = 1_000;
    private static final String TAGGED = "source:cloudtrail AND NOT error:* AND ";
    private static final String OBJECT_CALLS = "action:(PutObjectTagging OR PutBucketTagging)";
    private static final String OTHER_CALLS =
            "(action:(TagResources OR AddTagsToResource OR CreateTags OR AddTags) OR"
                    + " action:TagResource*)";
    private static final String HEADER = "requestParameters.x-amz-tagging";

    private final CaseRecords records;
    private final Spelled spelled;
    private final Finds finds;
    private final Folders folders;
    private int read;

    TagSuggestions(CaseRecords records, Spelled spelled, Finds finds) {
        this.records = records;
        this.spelled = spelled;
        this.finds = finds;
        this.folders = new Folders(records);
    }

    void find() throws IOException {
        records.records(
                CaseRecords.query(TAGGED + "(" + OBJECT_CALLS + " OR " + OTHER_CALLS + ")"),
                record -> {
                    call(record);
                    return goOn();
                });
        headers();
        folders.put(finds);
    }

    private boolean goOn() {
        if (++read >= MOST_RECORDS) {
            finds.note(
                    "Of the calls that put tags on something the first "
                            + MOST_RECORDS
                            + " were read; later ones were not looked at.");
        }
        return read < MOST_RECORDS;
    }

    private void call(RecordView record) throws IOException {
        if (!record.succeeded()) {
            return;
        }
        for (Tags.Tag tag : Tags.of(record.request())) {
            for (Subject.Kind kind : spelled.tag(tag.name(), tag.value())) {
                String bucket = record.text(EventField.BUCKET);
                String says = "tagged " + tag.shown();
                if (bucket.isEmpty()) {
                    for (String arn : arns(record)) {
                        other(kind, arn, says, record);
                    }
                } else {
                    inS3(kind, bucket, record, tag, says);
                }
            }
        }
    }

    private void inS3(
            Subject.Kind kind, String bucket, RecordView record, Tags.Tag tag, String says)
            throws IOException {
        String key = record.text(EventField.KEY);
        Optional<RecordView> gone = replaced(bucket, key, record, tag);
        List<String> evidence = new ArrayList<>(List.of(record.id()));
        gone.ifPresent(later -> evidence.add(later.id()));
        String whole = gone.isPresent() ? says + ", which a later call took away" : says;
        if (key.isEmpty()) {
            finds.add(kind, new Selector.Bucket(bucket), Ground.of(Basis.TAG, whole, evidence));
        } else {
            folders.add(kind, bucket, key, Basis.TAG, whole, evidence, List.of());
        }
    }

    /// The last call about the tags of the same thing, where it no longer has this one.
    private Optional<RecordView> replaced(
            String bucket, String key, RecordView record, Tags.Tag tag) throws IOException {
        String calls =
                key.isEmpty()
                        ? "action:(PutBucketTagging OR DeleteBucketTagging)"
                        : "action:(PutObjectTagging OR DeleteObjectTagging)";
        Query in = new Query.Equal(new Query.Target.Named(EventField.BUCKET), bucket);
        List<Query> all = new ArrayList<>(List.of(CaseRecords.query(TAGGED + calls), in));
        if (!key.isEmpty()) {
            all.add(new Query.Equal(new Query.Target.Named(EventField.KEY), key));
        }
        Optional<StoredEvent> last = records.last(new Query.And(all));
        if (last.isEmpty() || last.get().id().equals(record.id())) {
            return Optional.empty();
        }
        Optional<RecordView> later = records.first(CaseRecords.query("id:" + last.get().id()));
        return later.filter(each -> !Tags.of(each.request()).contains(tag));
    }

    private void other(Subject.Kind kind, String arn, String says, RecordView record) {
        finds.add(kind, Selector.parse(arn), Ground.of(Basis.TAG, says, List.of(record.id())));
    }

    /// What a call outside S3 puts tags on, by ARN.
    private static Set<String> arns(RecordView record) {
        Set<String> found = new java.util.TreeSet<>();
        for (String member :
                List.of("resourceARNList", "resourceArn", "resourceName", "resource", "arn")) {
            for (String text : JsonForms.texts(record.request(member))) {
                if (text.startsWith("arn:")) {
                    found.add(text);
                }
            }
        }
        for (JsonNode item : JsonForms.elements(record.request("resourcesSet"))) {
            String id = JsonForms.text(JsonForms.member(item, "resourceId"));
            String sort = ec2(id);
            if (!sort.isEmpty()) {
                found.add(
                        "arn:aws:ec2:"
                                + record.region()
                                + ':'
                                + record.account()
                                + ':'
                                + sort
                                + '/'
                                + id);
            }
        }
        return found;
    }

    /// The sort of what holds data in EC2; empty for anything else.
    private static String ec2(String id) {
        if (id.startsWith("snap-")) {
            return "snapshot";
        }
        if (id.startsWith("vol-")) {
            return "volume";
        }
        return id.startsWith("ami-") ? "image" : "";
    }

    /// Tags that came with the object itself: few different texts stand for any number of objects.
    private void headers() throws IOException {
        for (String text : records.values(all(), HEADER, MOST_TAGGINGS)) {
            for (Tags.Tag tag : Tags.ofHeader(text)) {
                for (Subject.Kind kind : spelled.tag(tag.name(), tag.value())) {
                    Query has = new Query.Equal(new Query.Target.Path(HEADER), text);
                    Query made = new Query.And(List.of(all(), has));
                    records.events(
                            made,
                            event -> {
                                String bucket = event.event().text(EventField.BUCKET);
                                String key = event.event().text(EventField.KEY);
                                if (bucket != null && key != null) {
                                    folders.add(
                                            kind,
                                            bucket,
                                            key,
                                            Basis.TAG,
                                            "uploaded with the tag " + tag.shown(),
                                            List.of(event.id()),
                                            List.of());
                                }
                                return goOn();
                            });
                }
            }
        }
    }

    private static Query all() {
        return CaseRecords.query(TAGGED + HEADER + ":*");
    }
}
