package org.exhibit.indexer.casefile;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.store.MemberReader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Cuts records again from their originals. Records of one stream are cut in one pass over it, in
/// the order of their bytes, however many are asked for. Thread-safe.
final class RawReader {
    /// No record is longer; an origin that says otherwise was not made by Exhibit.
    private static final long MOST_BYTES = 16L << 20;

    private final Originals originals;
    private final MemberReader members;

    RawReader(Originals originals, MemberReader members) {
        this.originals = originals;
        this.members = members;
    }

    private record StreamKey(Digest evidence, List<MemberStep> member) {}

    /// The bytes of the records, in the order of the argument.
    List<byte[]> read(List<Origin> origins) throws IOException {
        Map<StreamKey, List<Integer>> byStream = new LinkedHashMap<>();
        for (int i = 0; i < origins.size(); i++) {
            StreamKey key = new StreamKey(origins.get(i).evidence(), origins.get(i).member());
            byStream.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
        }
        byte[][] found = new byte[origins.size()][];
        for (Map.Entry<StreamKey, List<Integer>> stream : byStream.entrySet()) {
            List<Integer> wanted = stream.getValue();
            wanted.sort(
                    Comparator.comparingLong((Integer i) -> origins.get(i).offset())
                            .thenComparingLong(i -> origins.get(i).length()));
            new Pass(stream.getKey(), origins, found).run(wanted);
        }
        return List.of(found);
    }

    /// One reading of one stream.
    private final class Pass {
        private final StreamKey stream;
        private final List<Origin> origins;
        private final byte[][] found;
        private long position;
        private @Nullable InputStream in;

        Pass(StreamKey stream, List<Origin> origins, byte[][] found) {
            this.stream = stream;
            this.origins = origins;
            this.found = found;
        }

        void run(List<Integer> wanted) throws IOException {
            try {
                @Nullable Integer before = null;
                for (Integer i : wanted) {
                    boolean same =
                            before != null && isSameSpan(origins.get(before), origins.get(i));
                    found[i] =
                            same
                                    ? found[Objects.requireNonNull(before)].clone()
                                    : cut(origins.get(i));
                    before = i;
                }
            } finally {
                if (in != null) {
                    in.close();
                }
            }
        }

        private static boolean isSameSpan(Origin one, Origin other) {
            return one.offset() == other.offset() && one.length() == other.length();
        }

        private byte[] cut(Origin origin) throws IOException {
            if (origin.length() < 0 || origin.length() > MOST_BYTES) {
                throw failed(
                        origin,
                        "names " + origin.length() + " bytes, more than a record can have",
                        null);
            }
            try {
                InputStream stream = at(origin.offset());
                stream.skipNBytes(origin.offset() - position);
                byte[] bytes = stream.readNBytes((int) origin.length());
                position = origin.offset() + bytes.length;
                if (bytes.length < origin.length()) {
                    throw failed(origin, "ends after " + position + " bytes", null);
                }
                return bytes;
            } catch (RawFailure e) {
                throw e;
            } catch (IOException e) {
                throw failed(origin, String.valueOf(e.getMessage()), e);
            }
        }

        /// The open stream, opened again where it has gone past an offset.
        private InputStream at(long offset) throws IOException {
            @Nullable InputStream open = in;
            if (open != null && position <= offset) {
                return open;
            }
            if (open != null) {
                open.close();
            }
            InputStream opened = members.open(originals.find(stream.evidence()), stream.member());
            in = opened;
            position = 0;
            return opened;
        }

        private RawFailure failed(Origin origin, String why, @Nullable IOException cause) {
            return new RawFailure(
                    "Record "
                            + origin.record()
                            + " of "
                            + origin.file()
                            + " (evidence "
                            + origin.evidence().hex()
                            + ", offset "
                            + origin.offset()
                            + ") cannot be read again: "
                            + why,
                    cause);
        }
    }

    /// Says already which record could not be read.
    private static final class RawFailure extends IOException {
        private static final long serialVersionUID = 1L;

        RawFailure(String message, @Nullable IOException cause) {
            super(message, cause);
        }
    }
}
