package org.exhibit.indexer.provenance.taken;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The fixed words in which Exhibit says what was taken. They state bytes sent, since that is what
/// the logs record: whether the receiver kept or viewed them, no log of S3 can tell. 45 CFR
/// 164.402(2)(iii) asks whether protected health information "was actually acquired or viewed";
/// these sentences are evidence on that factor, not its answer.
public final class TakenWords {
    /// Stands once over the statements.
    public static final String PREFACE =
            "Bytes are those that S3 says it sent. Whether the receiver kept or viewed them, these"
                    + " logs cannot tell. Bytes of flow logs stand beside and are never added.";

    /// Where nothing is recorded; the sentences of coverage follow.
    public static final String NONE = "No request for its content is recorded.";

    private TakenWords() {}

    static String of(Taking taking) {
        List<String> parts = new ArrayList<>();
        parts.add(what(taking));
        for (String copy : taking.copies()) {
            parts.add("It was copied within S3 to " + copy + '.');
        }
        if (taking.taker().bySignedUrl()) {
            parts.add("The request was signed in its URL; who held the URL is not known.");
        }
        return String.join(" ", parts);
    }

    private static String what(Taking taking) {
        String least = bytes(taking.atLeast());
        String size = taking.size() == null ? "" : bytes(taking.size());
        return switch (taking.verdict()) {
            case COMPLETELY ->
                    taking.responses() == 0
                            ? "Completely: it was copied as a whole."
                            : "Completely: one response carried the whole object"
                                    + (size.isEmpty() ? "" : ", " + size)
                                    + '.'
                                    + inAll(taking);
            case POSSIBLY_COMPLETELY ->
                    "Possibly completely: "
                            + taking.responses()
                            + " responses carried "
                            + least
                            + " in all, and the object has "
                            + size
                            + "; the logs do not record which parts they were.";
            case PARTLY -> "Partly: at least " + least + " of the object's " + size + " were sent.";
            case UNKNOWN ->
                    "Unknown because "
                            + taking.because()
                            + (taking.atLeast() > 0 ? "; at least " + least + " were sent." : ".");
            case LISTED_ONLY ->
                    "Listed only: its name or attributes were told; no response carried content.";
            case ATTEMPTED -> "Attempted: every request was refused or failed.";
        };
    }

    private static String inAll(Taking taking) {
        return taking.size() != null && taking.atLeast() > taking.size()
                ? " At least " + bytes(taking.atLeast()) + " were sent in all."
                : "";
    }

    /// A count of bytes as people read it: `48,000,000 bytes`.
    public static String bytes(long count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "byte" : "bytes");
    }
}
