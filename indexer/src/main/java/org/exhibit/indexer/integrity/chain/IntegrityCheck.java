package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.Originals;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Digested;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Gap;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Logged;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.Containers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Checks CloudTrail's chains of digests in a case, offline and on copies that were moved. Reads
/// the digests and every file they list from the originals again; changes nothing.
public final class IntegrityCheck {
    private final CaseReader reader;
    private final Containers containers;
    private final ProgressBoard board;
    private final CancelToken cancel;
    private final Originals originals;
    private final List<ReadDigest> digests = new ArrayList<>();
    private final List<Digested> unread = new ArrayList<>();
    private final Set<String> unreadNames = new HashSet<>();
    private final PublicKeys keys = new PublicKeys();
    private final ObjectSignatures signatures = new ObjectSignatures();

    /// @param containers opens archives, encrypted ones too where it has their passwords
    public IntegrityCheck(
            CaseReader reader, Containers containers, ProgressBoard board, CancelToken cancel) {
        this.reader = reader;
        this.containers = containers;
        this.board = board;
        this.cancel = cancel;
        this.originals = new Originals(new CaseFolder(reader.folder()));
    }

    /// @throws java.util.concurrent.CancellationException once cancelled
    public IntegrityResult run() throws IOException {
        Catalogue catalogue = new Catalogue(reader.events());
        readDigests(catalogue);
        readKeys(catalogue);
        readMetadata(catalogue);
        new DigestJudge(digests, keys, signatures).judge();
        Continuity continuity = new Continuity(digests, unreadNames);
        continuity.check();
        List<Logged> logs = logs(catalogue);
        List<Digested> verdicts = new ArrayList<>(unread);
        digests.forEach(digest -> verdicts.add(digest.result()));
        verdicts.addAll(continuity.missing());
        List<Gap> gaps = continuity.gaps();
        return new IntegrityResult(verdicts, logs, gaps);
    }

    private void read(Map<Digest, Set<String>> wanted, boolean keep, LeafReading.Sink sink)
            throws IOException {
        OptionalLong total = OptionalLong.of(wanted.size());
        new LeafReading(
                        originals,
                        containers,
                        cancel,
                        done ->
                                board.post(
                                        new Progress(
                                                Progress.Stage.VERIFYING,
                                                "",
                                                done,
                                                total,
                                                0,
                                                OptionalLong.empty(),
                                                0,
                                                0)))
                .read(wanted, keep, sink);
    }

    private interface Use {
        void of(Place place, LeafState state);
    }

    /// Reads small files whole, in the order of their places.
    private void each(Collection<Place> places, Use use) throws IOException {
        Map<Digest, Set<String>> wanted = new TreeMap<>();
        Map<String, Place> first = new HashMap<>();
        for (Place place : places) {
            wanted.computeIfAbsent(place.evidence(), item -> new TreeSet<>()).add(place.member());
            first.putIfAbsent(place.evidence().hex() + place.member(), place);
        }
        read(
                wanted,
                true,
                (evidence, member, state) -> {
                    Place place = first.get(evidence.hex() + member);
                    if (place != null) {
                        use.of(place, state);
                    }
                });
    }

    private void readDigests(Catalogue catalogue) throws IOException {
        Map<Place, Digested> broken = new TreeMap<>();
        Map<Place, ReadDigest> read = new TreeMap<>();
        each(
                catalogue.digests(),
                (place, state) -> {
                    try {
                        if (!state.fault().isEmpty()) {
                            throw new IOException("it " + state.fault());
                        }
                        DigestFile file = DigestReader.read(state.bytes());
                        read.put(place, new ReadDigest(place, file, state.surplus()));
                    } catch (IOException e) {
                        broken.put(place, unreadable(place, state, String.valueOf(e.getMessage())));
                    }
                });
        unread.addAll(broken.values());
        broken.keySet().forEach(place -> unreadNames.add(place.name()));
        Set<String> known = new HashSet<>();
        for (ReadDigest digest : read.values()) {
            if (known.add(digest.file().content().hex() + digest.surplus())) {
                digests.add(digest);
            }
        }
    }

    private static Digested unreadable(Place place, LeafState state, String why) {
        return new Digested(
                place.path(),
                state.absent() ? Verdict.MISSING : Verdict.CONTRADICTED,
                (state.absent() ? "" : "invalid format: ") + why,
                null,
                null,
                place);
    }

    private void readKeys(Catalogue catalogue) throws IOException {
        KeyTrust trust = new KeyTrust(new CaseFolder(reader.folder()), reader.acquisitions());
        Map<Place, LeafState> lists = new TreeMap<>();
        each(catalogue.keys(), lists::put);
        lists.forEach((place, state) -> {
            try {
                keys.add(state.bytes(), trust.source(place), trust.vouched(place));
            } catch (IOException e) {
                // Settings of another kind, or a damaged list: the digests then have no key, which
                // is said of each.
            }
        });
    }

    private void readMetadata(Catalogue catalogue) throws IOException {
        Map<Place, LeafState> answers = new TreeMap<>();
        each(catalogue.metadata(), answers::put);
        answers.forEach((place, state) -> {
            try {
                String path = place.path();
                int end = path.lastIndexOf('.');
                signatures.add(
                        state.bytes(), place.text(), end < 0 ? path : path.substring(0, end));
            } catch (IOException e) {
                // Damaged metadata holds no signature, which is said of each digest.
            }
        });
    }

    private List<Logged> logs(Catalogue catalogue) throws IOException {
        LogJudge judge = new LogJudge(digests, catalogue);
        catalogue.findLogs(judge.hashes(), judge.names());
        read(judge.wanted(), false, judge::read);
        List<Logged> logs = new ArrayList<>(judge.judge());
        logs.addAll(judge.unlisted(digests));
        return logs;
    }
}
