package org.exhibit.reports.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.integrity.Verification;
import org.exhibit.indexer.integrity.Verification.Check;
import org.exhibit.reports.BuiltPack;
import org.exhibit.reports.SampleCase;
import org.exhibit.reports.sign.PadesSigner;
import org.exhibit.reports.sign.SigningKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

class PackCheckTest {
    private static final int SPREAD = 400;

    @TempDir static Path folder;
    private static byte[] pack;

    @BeforeAll
    static void buildOnce() throws Exception {
        SampleCase sample = SampleCase.usual();
        Path file =
                new BuiltPack(folder).build(sample, List.of(sample.timeline()), "pack.pdf").pdf();
        pack = Files.readAllBytes(file);
    }

    @Test
    void everyCheckHoldsForAPackAsBuilt() {
        Verification verification = PackCheck.check(folder.resolve("pack.pdf"));

        assertThat(verification.checks()).filteredOn(check -> !check.ok()).isEmpty();
        assertThat(verification.checks())
                .extracting(Check::name)
                .containsExactly(
                        "file",
                        "signature-range",
                        "signature-encoding",
                        "signature",
                        "one-signature",
                        "certified",
                        "revisions",
                        "no-active-content",
                        "manifest",
                        "pages",
                        "certificates",
                        "attachments",
                        "exhibits",
                        "custody-chain");
        assertThat(verification.ok()).isTrue();
    }

    @Test
    void saysThatASelfSignedCertificateIsToBeComparedElsewhere() {
        assertThat(PackCheck.check(pack).checks())
                .filteredOn(check -> check.name().equals("signature"))
                .singleElement()
                .extracting(Check::detail)
                .asString()
                .contains("self-signed", "second channel", "not for evidence");
    }

    @Test
    void aByteChangedInAnyPlaceFails() {
        TreeSet<Integer> places = new TreeSet<>();
        for (int i = 0; i < SPREAD; i++) {
            places.add((int) ((long) i * (pack.length - 1) / (SPREAD - 1)));
        }
        int signature = tail("/Type /Sig\n");
        for (int i = signature; i < signature + 400; i++) {
            places.add(i);
        }
        int range = tail("/ByteRange");
        for (int i = range - 40; i < pack.length; i++) {
            places.add(i);
        }
        int value = tail("/Contents <") + "/Contents <".length();
        // Every byte of the value that carries the signature, and a stretch of its padding.
        for (int i = value; i < value + 4_200; i += 1) {
            places.add(i);
        }
        List<String> passed = new ArrayList<>();
        for (int place : places) {
            for (int flip : new int[] {0x01, 0x20, 0xff}) {
                if (changedPasses(place, flip)) {
                    passed.add(place + " ^ " + flip);
                }
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    @Tag("slow")
    void aByteChangedAnywhereAtAllFails() {
        List<Integer> passed = new ArrayList<>();
        for (int place = 0; place < pack.length; place++) {
            if (changedPasses(place, 1 << place % 8)) {
                passed.add(place);
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void bytesAddedOrLeftOutFail() {
        byte[] longer = Arrays.copyOf(pack, pack.length + 1);
        longer[pack.length] = '\n';
        assertThat(failed(longer)).containsExactly("signature-range");
        assertThat(failed(Arrays.copyOf(pack, pack.length - 1))).containsExactly("signature-range");
        byte[] before = new byte[pack.length + 1];
        System.arraycopy(pack, 0, before, 1, pack.length);
        assertThat(failed(before)).containsExactly("file");
    }

    @Test
    void aSecondRevisionFails() {
        String added = "9999 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n";
        byte[] longer = Arrays.copyOf(pack, pack.length + added.length());
        System.arraycopy(
                added.getBytes(StandardCharsets.US_ASCII), 0, longer, pack.length, added.length());
        assertThat(failed(longer)).containsExactly("signature-range");
    }

    @Test
    void whatIsNoPackFailsWithoutAnError() throws Exception {
        assertThat(failed(new byte[0])).containsExactly("file");
        assertThat(failed("hello".getBytes(StandardCharsets.US_ASCII))).containsExactly("file");
        assertThat(failed("%PDF-1.7\nrubbish".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly("signature-range");
        assertThat(PackCheck.check(folder.resolve("absent.pdf")).ok()).isFalse();
        assertThat(PackCheck.check(folder).ok()).isFalse();
    }

    @Test
    void thePackBeforeSigningFails() {
        assertThat(failed(body())).containsExactly("signature-range");
    }

    @Test
    void aPackSignedAnewByAnotherKeyFailsOnItsCertificate() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        BuiltPack stranger = new BuiltPack(other);
        Path unsigned = Files.write(other.resolve("body.pdf"), body());
        Path signed = other.resolve("signed.pdf");
        try (SigningKey key =
                SigningKey.open(stranger.key(), BuiltPack.password(), BuiltPack.SIGNED)) {
            new PadesSigner(key).sign(unsigned, signed, BuiltPack.SIGNED);
        }
        assertThat(failed(Files.readAllBytes(signed))).containsExactly("certificates");
    }

    @Test
    void theBodyIsTheFileBeforeSigning() throws Exception {
        SampleCase sample = SampleCase.usual();
        Path again = folder.resolve("again.pdf");
        String sha =
                new BuiltPack(folder)
                        .build(sample, List.of(sample.timeline()), "again.pdf")
                        .unsignedSha256()
                        .hex();
        assertThat(PackCheck.check(again).checks())
                .filteredOn(check -> check.name().equals("revisions"))
                .singleElement()
                .extracting(Check::detail)
                .asString()
                .contains(sha);
    }

    private static byte[] body() {
        String text = new String(pack, StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(pack, text.indexOf("%%EOF\n") + "%%EOF\n".length());
    }

    private static boolean changedPasses(int place, int flip) {
        byte[] changed = pack.clone();
        changed[place] ^= (byte) flip;
        return PackCheck.check(changed).ok();
    }

    private static List<String> failed(byte[] file) {
        Verification verification = PackCheck.check(file);
        assertThat(verification.ok()).isFalse();
        return verification.checks().stream().filter(c -> !c.ok()).map(Check::name).toList();
    }

    private static int tail(String text) {
        int at = new String(pack, StandardCharsets.ISO_8859_1).lastIndexOf(text);
        assertThat(at).isPositive();
        return at;
    }
}
