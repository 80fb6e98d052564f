package org.exhibit.reports.interop;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.NodeId;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/// Names for other tools' files. They follow from what is named, so the same answer gives the same
/// file; and no text of a log is part of them, so none can break a name's syntax.
final class Names {
    private Names() {}

    static String node(NodeId id) {
        return "node-" + uuid(id.toString());
    }

    static String edge(Edge edge) {
        return "edge-" + uuid(text(edge));
    }

    static String record(String evidenceId) {
        return "record-" + uuid(evidenceId);
    }

    /// Two edges of an answer differ in one of these.
    private static String text(Edge edge) {
        return String.join(
                "\n",
                edge.from().toString(),
                edge.kind().word(),
                edge.to().toString(),
                edge.rule(),
                edge.strength().word(),
                String.valueOf(edge.fromTime()),
                String.join(" ", edge.evidenceIds()));
    }

    /// A UUID of version 8 (RFC 9562): the first bits of the text's SHA-256.
    static UUID uuid(String text) {
        String hex = Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex();
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
        long high = bytes.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L;
        long low = bytes.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
