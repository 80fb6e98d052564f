package org.exhibit.reports.pdf;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An ICC profile (version 2.1) of sRGB, IEC 61966-2-1, computed here: the Java platform's own
/// differs from release to release, and a pack's bytes must not.
final class SrgbProfile {
    private static final int HEADER = 128;
    private static final int CURVE = 1024;
    private static final double[] WHITE = {0.9642, 1.0, 0.8249};
    private static final double[] RED = {0.43607, 0.22249, 0.01392};
    private static final double[] GREEN = {0.38515, 0.71687, 0.09708};
    private static final double[] BLUE = {0.14307, 0.06061, 0.71410};

    private record Tag(String name, byte[] data) {}

    private SrgbProfile() {}

    static byte[] bytes() {
        try {
            byte[] curve = curve();
            List<Tag> tags = new ArrayList<>();
            tags.add(new Tag("desc", description("sRGB")));
            tags.add(new Tag("cprt", text("No copyright, use freely")));
            tags.add(new Tag("wtpt", xyz(WHITE)));
            tags.add(new Tag("rXYZ", xyz(RED)));
            tags.add(new Tag("gXYZ", xyz(GREEN)));
            tags.add(new Tag("bXYZ", xyz(BLUE)));
            tags.add(new Tag("rTRC", curve));
            tags.add(new Tag("gTRC", curve));
            tags.add(new Tag("bTRC", curve));
            return profile(tags);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static byte[] profile(List<Tag> tags) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        DataOutputStream entries = new DataOutputStream(table);
        entries.writeInt(tags.size());
        int start = HEADER + 4 + tags.size() * 12;
        int curveAt = -1;
        for (Tag tag : tags) {
            boolean shared = tag.name().endsWith("TRC") && curveAt >= 0;
            int at = shared ? curveAt : start + data.size();
            if (!shared) {
                data.write(tag.data());
                data.write(new byte[(4 - tag.data().length % 4) % 4]);
            }
            if (tag.name().equals("rTRC")) {
                curveAt = at;
            }
            entries.writeBytes(tag.name());
            entries.writeInt(at);
            entries.writeInt(tag.data().length);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(all);
        out.writeInt(HEADER + table.size() + data.size());
        out.writeInt(0);
        out.writeInt(0x02100000);
        out.writeBytes("mntrRGB XYZ ");
        for (int part : new int[] {2026, 1, 1, 0, 0, 0}) {
            out.writeShort(part);
        }
        out.writeBytes("acsp");
        out.write(new byte[28]);
        for (double part : WHITE) {
            out.writeInt(fixed(part));
        }
        out.write(new byte[HEADER - all.size()]);
        table.writeTo(out);
        data.writeTo(out);
        return all.toByteArray();
    }

    private static byte[] curve() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes("curv");
        out.writeInt(0);
        out.writeInt(CURVE);
        for (int i = 0; i < CURVE; i++) {
            double value = i / (double) (CURVE - 1);
            double linear =
                    value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
            out.writeShort((int) StrictMath.round(linear * 65535));
        }
        return bytes.toByteArray();
    }

    private static byte[] xyz(double[] parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes("XYZ ");
        out.writeInt(0);
        for (double part : parts) {
            out.writeInt(fixed(part));
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes("text");
        out.writeInt(0);
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.write(0);
        return bytes.toByteArray();
    }

    private static byte[] description(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes("desc");
        out.writeInt(0);
        out.writeInt(text.length() + 1);
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        // No Unicode and no Macintosh form of the name.
        out.write(new byte[1 + 4 + 4 + 2 + 1 + 67]);
        return bytes.toByteArray();
    }

    private static int fixed(double value) {
        return (int) StrictMath.round(value * 65536);
    }
}
