package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.integrity.chain.DigestFile.Previous;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A digest of the evidence and what is known of it so far. Filled by one check after the other;
/// not thread-safe.
final class ReadDigest {
    /// How far its bytes can be trusted.
    enum Trust {
        /// Nothing stands behind them.
        NONE,
        /// A key stands behind them for which nobody vouches.
        KEY_UNKNOWN,
        /// AWS's signature stands behind them.
        SIGNED
    }

    private final Place place;
    private final DigestFile file;
    private final String surplus;
    private final List<String> remarks = new ArrayList<>();
    private Trust trust = Trust.NONE;
    private Verdict verdict = Verdict.UNPROVEN;
    private String reason = "";

    ReadDigest(Place place, DigestFile file, String surplus) {
        this.place = place;
        this.file = file;
        this.surplus = surplus;
    }

    Place place() {
        return place;
    }

    DigestFile file() {
        return file;
    }

    String name() {
        return Place.lastName(file.object());
    }

    @Nullable Previous previous() {
        return file.previous();
    }

    Trust trust() {
        return trust;
    }

    /// Trusts it as far as this, if that is further than so far.
    ///
    /// @return whether it was
    boolean trust(Trust more, String why) {
        if (more.compareTo(trust) <= 0) {
            return false;
        }
        trust = more;
        reason = why;
        return true;
    }

    void remark(String remark) {
        if (!remarks.contains(remark)) {
            remarks.add(remark);
        }
    }

    /// Settles the verdict.
    void decide(Verdict decided, String why) {
        verdict = decided;
        reason = why;
    }

    Verdict verdict() {
        return verdict;
    }

    String reason() {
        return reason;
    }

    /// How far what it lists can be trusted. Bytes behind a signed digest's compressed stream
    /// contradict the file, not the list.
    Verdict ofList() {
        return trust == Trust.SIGNED ? Verdict.PROVEN : verdict;
    }

    /// Says what follows its first gzip member; empty where nothing does.
    String surplus() {
        return surplus;
    }

    boolean contradicted() {
        return verdict == Verdict.CONTRADICTED;
    }

    IntegrityResult.Digested result() {
        StringBuilder out = new StringBuilder(reason);
        remarks.stream().sorted().forEach(remark -> out.append("; ").append(remark));
        return new IntegrityResult.Digested(
                file.object(), verdict, out.toString(), file.start(), file.end(), place);
    }
}
