package org.exhibit.indexer.integrity.record;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.ItemAccount;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;

/// Hashes what is compared, with a key that is new for every verification: sums of such hashes
/// cannot be made to agree by whoever forges an index, since he cannot know them. Not thread-safe.
final class RecordHash {
    private static final EventField[] FIELDS = EventField.values();
    private static final int KEY_BYTES = 32;

    private final byte[] key;
    private final MessageDigest sha = Digest.sha256();
    private final StringBuilder text = new StringBuilder(1_024);

    private RecordHash(byte[] key) {
        this.key = key;
    }

    static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    static RecordHash with(byte[] key) {
        return new RecordHash(key);
    }

    /// A hash as numbers that can be added.
    record Parts(long a, long b, long c, long d) {}

    /// Where a record lies in its leaf, and how it is read.
    record Place(
            long record,
            long offset,
            long length,
            @Nullable String payload,
            @Nullable String decode,
            String layout) {}

    /// @param contentId 32 lower-case hexadecimal digits
    Parts event(Place place, String contentId, LogEvent event) {
        start().append(place.record()).append(' ');
        text.append(place.offset()).append(' ').append(place.length());
        value(place.payload());
        value(place.decode());
        value(place.layout());
        value(contentId);
        for (EventField field : FIELDS) {
            if (event.isNull(field)) {
                text.append("\n-");
            } else {
                value(event.text(field));
            }
        }
        return finish();
    }

    Parts problem(Problem.Kind kind, long record, long offset, long length, String reason) {
        start().append(kind.word()).append(' ').append(record).append(' ');
        text.append(offset).append(' ').append(length);
        value(reason);
        return finish();
    }

    /// What a leaf's account says, but for duplicates, which depend on the other items.
    Parts account(ItemAccount.Leaf leaf) {
        start().append(leaf.kind().word()).append(' ').append(leaf.records()).append(' ');
        text.append(leaf.rejected()).append(' ').append(leaf.warnings());
        value(leaf.format());
        value(leaf.source() == null ? null : leaf.source().word());
        value(leaf.content() == null ? null : leaf.content().hex());
        steps(leaf.member());
        return finish();
    }

    private void steps(List<MemberStep> steps) {
        for (MemberStep step : steps) {
            text.append('\n').append(step.place());
            value(step.name());
            value(step.nameBytes());
            value(step.content().hex());
        }
    }

    private StringBuilder start() {
        text.setLength(0);
        return text;
    }

    /// With its length before it, so that no two lists of values read alike.
    private void value(@Nullable String value) {
        if (value == null) {
            text.append("\n.");
        } else {
            text.append('\n').append(value.length()).append(':').append(value);
        }
    }

    private Parts finish() {
        sha.update(key);
        sha.update(text.toString().getBytes(StandardCharsets.UTF_8));
        ByteBuffer hash = ByteBuffer.wrap(sha.digest());
        return new Parts(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    }
}
