package org.exhibit.indexer.provenance.exposure;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.provenance.Found;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Every kind of call that opens or closes a way in.
final class Openers {
    private static final List<ChangeReader> READERS =
            List.of(
                    new BucketChanges(),
                    new Ec2Changes(),
                    new RdsChanges(),
                    new KmsChanges(),
                    new IamChanges(),
                    new LambdaChanges(),
                    new CloudFrontChanges());

    /// Calls that write an object and may give it a list of its own; far too many to be read
    /// without asking for that list.
    static final Set<String> WRITES =
            Set.of("PutObject", "PostObject", "CopyObject", "CreateMultipartUpload");

    private Openers() {}

    static List<Change> read(Call call) {
        String service = call.service().toLowerCase(Locale.ROOT);
        for (ChangeReader each : READERS) {
            boolean its =
                    each.service().equals(service)
                            || each.service().equals("s3") && service.startsWith("s3");
            if (its && each.actions().contains(call.action())) {
                return each.read(call);
            }
        }
        return List.of();
    }

    /// The records of all these calls but writes.
    static Query all() {
        return new Query.Or(READERS.stream().map(Openers::of).toList());
    }

    static Query bucketSettings() {
        return of(READERS.getFirst());
    }

    private static Query of(ChangeReader calls) {
        List<String> names =
                calls.actions().stream().filter(name -> !WRITES.contains(name)).sorted().toList();
        // Lambda and CloudFront write the date of their interface behind an action's name.
        boolean dated = calls.service().equals("lambda") || calls.service().equals("cloudfront");
        return dated
                ? new Query.Or(
                        names.stream().map(name -> Found.begins(EventField.ACTION, name)).toList())
                : Found.isOne(EventField.ACTION, names);
    }
}
