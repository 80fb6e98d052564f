package org.exhibit.indexer.integrity.record;

import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.store.ZipPasswords;

import java.util.Arrays;

/// What is said of one file or member, as sums of hashes, so that neither order nor number of its
/// records costs memory. Not thread-safe.
final class LeafSum {
    private final long[] events = new long[4];
    private final long[] problems = new long[4];
    private final long[] accounts = new long[4];
    private long count;
    private boolean locked;

    void event(RecordHash.Parts hash) {
        count++;
        add(events, hash);
    }

    /// A conflict is found between items, not in one.
    void problem(Problem.Kind kind, RecordHash.Parts hash) {
        if (kind != Problem.Kind.CONFLICT) {
            add(problems, hash);
        }
    }

    void account(ItemAccount.Leaf leaf, RecordHash.Parts hash) {
        add(accounts, hash);
        locked |=
                leaf.kind() == FileRow.Kind.UNREADABLE
                        && leaf.format().startsWith(ZipPasswords.LOCKED);
    }

    private static void add(long[] sum, RecordHash.Parts hash) {
        sum[0] += hash.a();
        sum[1] += hash.b();
        sum[2] += hash.c();
        sum[3] += hash.d();
    }

    void add(LeafSum other) {
        for (int i = 0; i < events.length; i++) {
            events[i] += other.events[i];
            problems[i] += other.problems[i];
            accounts[i] += other.accounts[i];
        }
        count += other.count;
        locked |= other.locked;
    }

    long events() {
        return count;
    }

    /// Whether it is an encrypted entry for which a password was missing.
    boolean isLocked() {
        return locked;
    }

    /// What of two accounts of the same leaf differs, in words; empty where nothing does.
    String difference(LeafSum other) {
        if (count != other.count || !Arrays.equals(events, other.events)) {
            return "events";
        }
        if (!Arrays.equals(problems, other.problems)) {
            return "rejected records, warnings or damage";
        }
        return Arrays.equals(accounts, other.accounts) ? "" : "account";
    }
}
