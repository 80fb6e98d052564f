package org.exhibit.reports.figure;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Rewrites a TrueType file without its substitution and positioning tables. With them the layout
/// library would set ligatures in evidence, at more cost than all the rest of a page.
final class PlainSfnt {
    private static final Set<String> LEFT_OUT =
            Set.of("GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG", "gasp");
    private static final int HEADER = 12;
    private static final int ENTRY = 16;

    private record Table(String tag, int checksum, int offset, int length) {}

    private PlainSfnt() {}

    static byte[] of(byte[] font) {
        ByteBuffer in = ByteBuffer.wrap(font);
        List<Table> kept = new ArrayList<>();
        for (int i = 0; i < in.getShort(4); i++) {
            int at = HEADER + i * ENTRY;
            byte[] tag = new byte[4];
            in.get(at, tag);
            String name = new String(tag, java.nio.charset.StandardCharsets.ISO_8859_1);
            if (!LEFT_OUT.contains(name)) {
                kept.add(new Table(name, in.getInt(at + 4), in.getInt(at + 8), in.getInt(at + 12)));
            }
        }
        int size = HEADER + kept.size() * ENTRY;
        for (Table table : kept) {
            size += padded(table.length());
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(in.getInt(0));
        out.putShort((short) kept.size());
        int power = Integer.highestOneBit(kept.size());
        out.putShort((short) (power * ENTRY));
        out.putShort((short) Integer.numberOfTrailingZeros(power));
        out.putShort((short) (kept.size() * ENTRY - power * ENTRY));
        int offset = HEADER + kept.size() * ENTRY;
        for (Table table : kept) {
            out.put(table.tag().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            out.putInt(table.checksum()).putInt(offset).putInt(table.length());
            offset += padded(table.length());
        }
        for (Table table : kept) {
            out.put(font, table.offset(), table.length());
            out.position(out.position() + padded(table.length()) - table.length());
        }
        return out.array();
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
