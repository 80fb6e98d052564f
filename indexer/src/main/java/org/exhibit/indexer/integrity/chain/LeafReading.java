package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.casefile.Originals;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.store.Containers;
import org.exhibit.indexer.store.LeafStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/// Reads files and members of originals again, each original once, two at a time.
final class LeafReading {
    private static final int WORKERS = 2;

    /// A digest of a busy hour has a few megabytes.
    private static final int MOST_KEPT = 64 << 20;

    /// What is read, and what is done with it; called by one thread at a time.
    interface Sink {
        void leaf(Digest evidence, String member, LeafState state);
    }

    private final Originals originals;
    private final Containers containers;
    private final CancelToken cancel;
    private final LongConsumer done;

    /// @param done told of every item that was read, with the number read so far
    LeafReading(Originals originals, Containers containers, CancelToken cancel, LongConsumer done) {
        this.originals = originals;
        this.containers = containers;
        this.cancel = cancel;
        this.done = done;
    }

    /// @param wanted members by item
    /// @param keep whether the bytes are asked for
    /// @throws CancellationException once cancelled
    void read(Map<Digest, Set<String>> wanted, boolean keep, Sink sink) throws IOException {
        Pass pass = new Pass(wanted, keep, sink);
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                running.add(workers.submit(pass::work));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failed -> throw failed;
                case null, default -> throw new IOException("reading the originals failed", e);
            }
        }
    }

    private final class Pass {
        private final Iterator<Map.Entry<Digest, Set<String>>> items;
        private final boolean keep;
        private final Sink sink;
        private long finished;

        Pass(Map<Digest, Set<String>> wanted, boolean keep, Sink sink) {
            this.items = wanted.entrySet().iterator();
            this.keep = keep;
            this.sink = sink;
        }

        void work() {
            for (Map.Entry<Digest, Set<String>> item = next(); item != null; item = next()) {
                cancel.check();
                give(item.getKey(), item(item.getKey(), item.getValue(), keep));
            }
        }

        private synchronized Map.@org.jspecify.annotations.Nullable Entry<Digest, Set<String>>
                next() {
            return items.hasNext() ? items.next() : null;
        }

        private synchronized void give(Digest evidence, Map<String, LeafState> states) {
            states.forEach((member, state) -> sink.leaf(evidence, member, state));
            done.accept(++finished);
        }
    }

    private Map<String, LeafState> item(Digest evidence, Set<String> members, boolean keep) {
        Map<String, LeafState> states = new HashMap<>();
        LeafState rest;
        try {
            Path original = originals.find(evidence);
            containers.walk(original, "", new Visit(members, keep, states));
            rest = LeafState.gone("cannot be opened in its archive");
        } catch (NoSuchFileException e) {
            rest = LeafState.gone("is missing from the case");
        } catch (IOException e) {
            rest = LeafState.gone("cannot be read: " + e.getMessage());
        }
        for (String member : members) {
            states.putIfAbsent(member, rest);
        }
        return states;
    }

    /// Looks at the wanted leaves of one item.
    private static final class Visit implements Containers.Visitor {
        private final Set<String> members;
        private final boolean keep;
        private final Map<String, LeafState> states;

        Visit(Set<String> members, boolean keep, Map<String, LeafState> states) {
            this.members = members;
            this.keep = keep;
            this.states = states;
        }

        @Override
        public void leaf(String name, String member, LeafStream content) {
            if (members.contains(member)) {
                states.put(member, state(content));
            }
        }

        private LeafState state(LeafStream content) {
            try {
                ByteArrayOutputStream kept = new ByteArrayOutputStream(keep ? 1 << 16 : 0);
                byte[] buffer = new byte[1 << 16];
                for (int count = content.read(buffer); keep && count >= 0; ) {
                    kept.write(buffer, 0, count);
                    if (kept.size() > MOST_KEPT) {
                        return LeafState.broken("has more than 64 MB, as no file of its kind has");
                    }
                    count = content.read(buffer);
                }
                Digest hash = content.finish();
                return LeafState.read(hash, kept.toByteArray(), surplus(content));
            } catch (IOException e) {
                return LeafState.broken("cannot be unpacked: " + e.getMessage());
            }
        }

        private static String surplus(LeafStream content) {
            if (!content.remark().isEmpty()) {
                return content.remark();
            }
            return content.gzipMembers() > 1
                    ? "a second gzip member follows the first, which is all that CloudTrail wrote"
                    : "";
        }

        @Override
        public void broken(String name, String reason) {
            // The wanted member stays unread, which is said of it.
        }

        @Override
        public void done(List<MemberStep> steps) {
            // Each leaf stands for itself.
        }
    }
}
