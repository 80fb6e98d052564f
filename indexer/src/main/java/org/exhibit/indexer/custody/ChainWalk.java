package org.exhibit.indexer.custody;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Follows the links of a chain from line to line and names what breaks them. Looks up to two lines
/// ahead, to tell a line that was put in from one that was changed or one whose predecessor is
/// gone. Not thread-safe.
final class ChainWalk {

    /// @param number 1-based line of the file
    /// @param sequence as written, or -1 where the line cannot be read
    /// @param previous as written
    /// @param hash as written
    /// @param content hash over what the line says
    /// @param fault why the line cannot be read, or empty
    record Link(
            long number,
            long sequence,
            @Nullable Digest previous,
            @Nullable Digest hash,
            @Nullable Digest content,
            String fault) {

        static final Link START =
                new Link(0, 0, null, CustodyHead.NONE.hash(), CustodyHead.NONE.hash(), "");

        static Link unreadable(long number, String fault) {
            return new Link(number, -1, null, null, null, fault);
        }

        boolean readable() {
            return sequence >= 0;
        }

        boolean follows(Link before) {
            return readable()
                    && sequence == before.sequence + 1
                    && (before.hash == null
                            || before.hash.equals(previous)
                            || before.content().equals(previous));
        }

        @Override
        public Digest content() {
            return content == null ? CustodyHead.NONE.hash() : content;
        }
    }

    private final List<Link> links;
    private final List<CustodyBreak> breaks = new ArrayList<>();
    private Link head = Link.START;

    ChainWalk(List<Link> links) {
        this.links = links;
    }

    List<CustodyBreak> breaks() {
        for (int i = 0; i < links.size(); i++) {
            step(links.get(i), at(i + 1), at(i + 2));
        }
        return breaks;
    }

    private @Nullable Link at(int i) {
        return i < links.size() ? links.get(i) : null;
    }

    private void step(Link link, @Nullable Link next, @Nullable Link afterNext) {
        if (link.follows(head)) {
            boolean outrun =
                    next != null
                            && next.follows(head)
                            && afterNext != null
                            && afterNext.follows(next)
                            && !afterNext.follows(link);
            if (outrun) {
                extra(link);
            } else {
                accept(link);
            }
        } else if (next != null && next.follows(head)) {
            extra(link);
        } else if (!link.readable()) {
            found(CustodyBreak.Kind.CHANGED, link, "The line " + link.fault() + ".");
            // Takes the place of the entry that stood here; what its hash was is no longer known.
            head = new Link(link.number(), head.sequence() + 1, null, null, null, "");
        } else if (link.sequence() <= head.sequence()) {
            extra(link);
        } else {
            acceptAfterBreak(link);
        }
    }

    private void acceptAfterBreak(Link link) {
        long gone = link.sequence() - head.sequence() - 1;
        if (gone > 0) {
            found(
                    CustodyBreak.Kind.REMOVED,
                    link,
                    "Before this line, which is entry "
                            + link.sequence()
                            + ", "
                            + gone
                            + (gone == 1 ? " entry is" : " entries are")
                            + " missing: "
                            + (head.sequence() + 1)
                            + (gone == 1 ? "." : " to " + (link.sequence() - 1) + "."));
        } else {
            Link changed = head.number() == 0 ? link : head;
            found(
                    CustodyBreak.Kind.CHANGED,
                    changed,
                    "Entry "
                            + link.sequence()
                            + " was made after another entry "
                            + (link.sequence() - 1)
                            + " than the one that stands here.");
        }
        accept(link);
    }

    private void accept(Link link) {
        if (!link.content().equals(link.hash())) {
            found(
                    CustodyBreak.Kind.CHANGED,
                    link,
                    "Entry "
                            + link.sequence()
                            + " says something else than its hash was made over.");
        }
        head = link;
    }

    private void extra(Link link) {
        found(
                CustodyBreak.Kind.EXTRA,
                link,
                "The line does not belong here: its neighbours follow one another without it.");
    }

    private void found(CustodyBreak.Kind kind, Link link, String detail) {
        breaks.add(new CustodyBreak(kind, link.number(), detail));
    }
}
