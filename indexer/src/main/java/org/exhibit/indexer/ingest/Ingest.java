package org.exhibit.indexer.ingest;

import org.exhibit.indexer.casefile.Content;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.EventIndexWriter;
import org.exhibit.indexer.index.EventIndexWriter.ProblemPlace;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.store.Containers;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Parses evidence items into an index, each exactly once. Thread-safe: workers call `item` side by
/// side.
public final class Ingest {
    private final EventIndexWriter index;
    private final FormatChoice formats;
    private final Containers containers;
    private final ItemReading.Counters counters = new ItemReading.Counters();
    private final List<Content> contents = new ArrayList<>();

    public Ingest(EventIndexWriter index, FormatChoice formats) {
        this(index, formats, new Containers());
    }

    /// @param containers how archives are opened
    public Ingest(EventIndexWriter index, FormatChoice formats, Containers containers) {
        this.containers = containers;
        this.index = index;
        this.formats = formats;
    }

    /// Reads an item unless that is done already. An item that is damaged, or no log, is done too:
    /// its problems say so.
    ///
    /// @param original where its bytes lie
    /// @param name the path it was acquired by, for recognising and for messages
    /// @param flowFormat field names of headerless flow logs, or null for the version 2 default
    /// @throws IOException where the index cannot be written; the item is then not done
    /// @throws java.util.concurrent.CancellationException once cancelled; the item is then not done
    public void item(
            Digest evidence,
            Path original,
            String name,
            @Nullable String flowFormat,
            CancelToken cancel)
            throws IOException {
        if (index.isDone(evidence)) {
            return;
        }
        ItemReading reading =
                new ItemReading(evidence, index, formats, flowFormat, cancel, counters);
        boolean complete = false;
        try {
            containers.walk(original, name, reading);
            ItemAccount account = reading.account();
            index.itemDone(account);
            synchronized (contents) {
                contents.addAll(contents(account));
            }
            complete = true;
        } catch (java.nio.file.NoSuchFileException | java.nio.file.AccessDeniedException e) {
            unreadable(evidence, e);
            complete = true;
        } finally {
            if (!complete) {
                index.discard(evidence);
            }
        }
    }

    /// What an item's leaves hold, where that is something else than the item's own bytes.
    static List<Content> contents(ItemAccount account) {
        List<Content> found = new ArrayList<>();
        for (ItemAccount.Leaf leaf : account.leaves()) {
            Digest content = leaf.content();
            boolean own = leaf.member().isEmpty() && account.evidence().equals(content);
            if (content != null && !own) {
                found.add(new Content(account.evidence(), MemberStep.path(leaf.member()), content));
            }
        }
        return found;
    }

    /// Takes what was found out of contents since the last call; empty while there is less than
    /// asked for.
    ///
    /// @param least 0 takes whatever there is
    List<Content> takeContents(int least) {
        synchronized (contents) {
            if (contents.size() < least) {
                return List.of();
            }
            List<Content> taken = List.copyOf(contents);
            contents.clear();
            return taken;
        }
    }

    private void unreadable(Digest evidence, IOException failure) throws IOException {
        String reason = "the original cannot be opened: " + failure.getMessage();
        index.discard(evidence);
        index.problem(evidence, 0, Problem.Kind.UNREADABLE, ProblemPlace.WHOLE, reason);
        ItemAccount.Leaf leaf =
                new ItemAccount.Leaf(
                        List.of(), null, FileRow.Kind.UNREADABLE, reason, null, 0, 0, 0, 0);
        index.itemDone(new ItemAccount(evidence, List.of(leaf)));
    }

    /// Records read so far by this instance.
    public long records() {
        return counters.records().sum();
    }

    /// Of them, rejected.
    public long rejected() {
        return counters.rejected().sum();
    }
}
