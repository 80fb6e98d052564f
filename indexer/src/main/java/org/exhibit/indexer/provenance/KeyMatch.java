package org.exhibit.indexer.provenance;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// Holds access-log records' keys against the key asked for.
///
/// @param bucket the bucket asked for, or null where no key is asked for
/// @param wanted the key, or its beginning
/// @param prefix whether any key that starts so will do
public record KeyMatch(@Nullable String bucket, String wanted, boolean prefix) {

    public static KeyMatch of(Selector selector) {
        return switch (selector) {
            case Selector.OneObject(String bucket, String key) -> new KeyMatch(bucket, key, false);
            case Selector.Prefix(String bucket, String prefix) ->
                    new KeyMatch(bucket, prefix, true);
            case Selector.Bucket any -> new KeyMatch(null, "", true);
            case Selector.Arn any -> new KeyMatch(null, "", true);
            case Selector.AccessKey any -> new KeyMatch(null, "", true);
            case Selector.Session any -> new KeyMatch(null, "", true);
            case Selector.Ip any -> new KeyMatch(null, "", true);
        };
    }

    /// The form in which an access-log record names the key asked for; null for any other record.
    public @Nullable KeyForm form(StoredEvent event) {
        String key = event.event().text(EventField.KEY);
        boolean concerned =
                bucket != null
                        && key != null
                        && event.event().source() == SourceKind.S3_ACCESS
                        && bucket.equals(event.event().text(EventField.BUCKET));
        if (!concerned || key == null) {
            return null;
        }
        KeyForm form = KeyForm.of(wanted, prefix, key);
        return form == null && couldBeAsWritten(key) ? KeyForm.AS_WRITTEN : form;
    }

    /// A key as written decodes once to what the record holds.
    private boolean couldBeAsWritten(String once) {
        String decoded = KeyForm.decode(wanted);
        return prefix ? once.startsWith(decoded) : once.equals(decoded);
    }

    /// Whether a record found for the selection names it indeed: the index's expression also finds
    /// keys whose escapes only look like the key asked for.
    public boolean admits(StoredEvent event) {
        return bucket == null
                || event.event().source() != SourceKind.S3_ACCESS
                || form(event) != null;
    }

    /// Whether a record acted on what was asked for, and does not merely mention it.
    boolean actsOn(StoredEvent event) {
        String key = event.event().text(EventField.KEY);
        boolean trail =
                event.event().source() == SourceKind.CLOUDTRAIL
                        && key != null
                        && Objects.equals(bucket, event.event().text(EventField.BUCKET))
                        && (prefix ? key.startsWith(wanted) : key.equals(wanted));
        return trail || form(event) != null;
    }

    /// Whether the form says anything: plain keys are the same in every form.
    public boolean formMatters(KeyForm form) {
        return form != KeyForm.ONCE || !KeyForm.plain(wanted);
    }
}
