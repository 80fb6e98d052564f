package org.exhibit.reports.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.Attributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.exhibit.indexer.integrity.Verification.Check;
import org.exhibit.reports.BuiltPack;
import org.exhibit.reports.SampleCase;
import org.exhibit.reports.sign.PadesSigner;
import org.exhibit.reports.sign.SigningKey;
import org.exhibit.reports.sign.ThrowAwayKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Forges packs that the pack's own key signed, and signature values that other readers accept.
class ForgedPackTest {
    @TempDir static Path folder;
    private static BuiltPack packs;
    private static byte[] pack;

    private interface Change {
        void apply(PDDocument pdf) throws IOException;
    }

    @BeforeAll
    static void buildOnce() throws Exception {
        packs = new BuiltPack(folder);
        SampleCase sample = SampleCase.usual();
        Path file = packs.build(sample, List.of(sample.timeline()), "pack.pdf").pdf();
        pack = Files.readAllBytes(file);
    }

    @Test
    void aBodyWrittenAnewWithoutChangeStillHolds() throws Exception {
        assertThat(failed(signedAnew(pdf -> {}))).isEmpty();
    }

    @Test
    void aScriptFails() throws Exception {
        Change script =
                pdf ->
                        pdf.getDocumentCatalog()
                                .setOpenAction(new PDActionJavaScript("app.alert(1)"));
        assertThat(failed(signedAnew(script))).containsExactly("no-active-content");
    }

    @Test
    void aNoteOrAnOutsideLinkFails() throws Exception {
        assertThat(failed(signedAnew(pdf -> annotate(pdf, new PDAnnotationText()))))
                .containsExactly("no-active-content");
        PDActionURI action = new PDActionURI();
        action.setURI("https://example.org/");
        PDAnnotationLink link = new PDAnnotationLink();
        link.setAction(action);
        assertThat(failed(signedAnew(pdf -> annotate(pdf, link))))
                .containsExactly("no-active-content");
    }

    @Test
    void anExchangedExhibitFails() throws Exception {
        assertThat(failed(signedAnew(pdf -> exchange(pdf, "exhibits/EX-0001.json", "{}"))))
                .containsExactly("attachments", "exhibits");
    }

    @Test
    void anExchangedTableFails() throws Exception {
        assertThat(failed(signedAnew(pdf -> exchange(pdf, "files.csv", "path\r\n"))))
                .containsExactly("attachments");
    }

    @Test
    void aShortenedCustodyChainFails() throws Exception {
        assertThat(
                        failed(
                                signedAnew(pdf ->
                                        exchange(
                                                pdf,
                                                "custody.jsonl",
                                                text(pdf, "custody.jsonl")
                                                                .lines()
                                                                .findFirst()
                                                                .orElseThrow()
                                                        + "\n"))))
                .containsExactly("attachments", "custody-chain");
    }

    @Test
    void anotherManifestFails() throws Exception {
        Change other =
                pdf ->
                        exchange(
                                pdf,
                                "manifest.json",
                                text(pdf, "manifest.json").replace("Northlake", "Southlake"));
        assertThat(failed(signedAnew(other))).containsExactly("pages");
        Change unknown =
                pdf ->
                        exchange(
                                pdf,
                                "manifest.json",
                                text(pdf, "manifest.json")
                                        .replace("exhibit.pack/1", "exhibit.pack/9"));
        assertThat(failed(signedAnew(unknown))).containsExactly("manifest");
        assertThat(
                        failed(
                                signedAnew(pdf ->
                                        exchange(
                                                pdf,
                                                "manifest.json",
                                                "{\"schema\":1,\"schema\":2}"))))
                .containsExactly("manifest");
    }

    @Test
    void aSurplusAttachmentFails() throws Exception {
        Change surplus =
                pdf -> {
                    COSArray names = names(pdf);
                    COSArray associated =
                            pdf.getDocumentCatalog().getCOSObject().getCOSArray(COSName.AF);
                    COSDictionary copy = new COSDictionary((COSDictionary) names.getObject(1));
                    copy.setString(COSName.F, "zzz.txt");
                    copy.setString(COSName.UF, "zzz.txt");
                    names.add(new COSString("zzz.txt"));
                    names.add(copy);
                    associated.add(copy);
                };
        assertThat(failed(signedAnew(surplus))).containsExactly("attachments");
    }

    @Test
    void anAttachmentThatTheDocumentDoesNotNameFails() throws Exception {
        Change hidden =
                pdf -> pdf.getDocumentCatalog().getCOSObject().getCOSArray(COSName.AF).remove(0);
        assertThat(failed(signedAnew(hidden))).containsExactly("attachments");
    }

    @Test
    void anUnsignedAttributeFailsThoughTheSignatureVerifies() throws Exception {
        byte[] changed =
                withCms(
                        data -> {
                            SignerInfo signer =
                                    SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
                            Attribute note =
                                    new Attribute(
                                            PKCSObjectIdentifiers.pkcs_9_at_unstructuredName,
                                            new DERSet(new DERUTF8String("note")));
                            SignerInfo more =
                                    new SignerInfo(
                                            signer.getSID(),
                                            signer.getDigestAlgorithm(),
                                            Attributes.getInstance(
                                                    signer.getAuthenticatedAttributes()),
                                            signer.getDigestEncryptionAlgorithm(),
                                            signer.getEncryptedDigest(),
                                            new Attributes(vector(note)));
                            return new SignedData(
                                    data.getDigestAlgorithms(),
                                    data.getEncapContentInfo(),
                                    data.getCertificates(),
                                    null,
                                    new DERSet(more));
                        },
                        ASN1Encoding.DER);
        assertThat(failed(changed)).containsExactly("signature-encoding");
    }

    @Test
    void aSurplusCertificateFailsThoughTheSignatureVerifies() throws Exception {
        Path other = folder.resolve("surplus.p12");
        ThrowAwayKey.write(other, "x".toCharArray(), BuiltPack.SIGNED);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(other)) {
            store.load(in, "x".toCharArray());
        }
        Certificate surplus = Certificate.getInstance(store.getCertificate("demo").getEncoded());
        byte[] changed =
                withCms(
                        data -> {
                            ASN1EncodableVector all = new ASN1EncodableVector();
                            ASN1Set there = data.getCertificates();
                            there.forEach(all::add);
                            all.add(surplus);
                            return new SignedData(
                                    data.getDigestAlgorithms(),
                                    data.getEncapContentInfo(),
                                    new DERSet(all),
                                    null,
                                    data.getSignerInfos());
                        },
                        ASN1Encoding.DER);
        assertThat(failed(changed)).containsExactly("certificates");
    }

    @Test
    void anotherEncodingOfTheSameValueFails() throws Exception {
        assertThat(failed(withCms(data -> data, ASN1Encoding.BER)))
                .containsExactly("signature-encoding");
    }

    private interface CmsChange {
        SignedData apply(SignedData data) throws IOException;
    }

    /// The pack with its signature value taken apart, changed and written back in place.
    private static byte[] withCms(CmsChange change, String encoding) throws Exception {
        SignedRange range = SignedRange.of(pack);
        ContentInfo info =
                ContentInfo.getInstance(
                        new org.bouncycastle.asn1.ASN1InputStream(range.cms()).readObject());
        SignedData data = change.apply(SignedData.getInstance(info.getContent()));
        byte[] value =
                encoding.equals(ASN1Encoding.BER)
                        ? ber(data)
                        : new ContentInfo(CMSObjectIdentifiers.signedData, data)
                                .getEncoded(encoding);
        byte[] padded = Arrays.copyOf(value, range.cms().length);
        byte[] changed = pack.clone();
        byte[] hex = HexFormat.of().formatHex(padded).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(hex, 0, changed, range.gap() + 1, hex.length);
        assertThat(changed).isNotEqualTo(pack);
        return changed;
    }

    private static ASN1EncodableVector vector(Attribute attribute) {
        ASN1EncodableVector vector = new ASN1EncodableVector();
        vector.add(attribute);
        return vector;
    }

    private static byte[] ber(SignedData data) throws IOException {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(CMSObjectIdentifiers.signedData);
        parts.add(new org.bouncycastle.asn1.BERTaggedObject(true, 0, data));
        return new BERSequence(parts).getEncoded(ASN1Encoding.BER);
    }

    private static byte[] signedAnew(Change change) throws Exception {
        String text = new String(pack, StandardCharsets.ISO_8859_1);
        byte[] body = Arrays.copyOf(pack, text.indexOf("%%EOF\n") + "%%EOF\n".length());
        Path unsigned = folder.resolve("forged-body.pdf");
        try (PDDocument pdf = Loader.loadPDF(body);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.apply(pdf);
            pdf.save(out, new CompressParameters(50_000));
            Files.write(unsigned, out.toByteArray());
        }
        Path signed = folder.resolve("forged.pdf");
        try (SigningKey key =
                SigningKey.open(packs.key(), BuiltPack.password(), BuiltPack.SIGNED)) {
            new PadesSigner(key).sign(unsigned, signed, BuiltPack.SIGNED);
        }
        return Files.readAllBytes(signed);
    }

    private static List<String> failed(byte[] file) {
        return PackCheck.check(file).checks().stream()
                .filter(check -> !check.ok())
                .map(Check::name)
                .toList();
    }

    private static PDPage page(PDDocument pdf) {
        return pdf.getPage(pdf.getNumberOfPages() - 1);
    }

    private static void annotate(
            PDDocument pdf,
            org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation annotation)
            throws IOException {
        PDPage page = page(pdf);
        List<org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation> all =
                new java.util.ArrayList<>(page.getAnnotations());
        all.add(annotation);
        page.setAnnotations(all);
    }

    private static COSArray names(PDDocument pdf) {
        COSDictionary all = pdf.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.NAMES);
        return all.getCOSDictionary(COSName.EMBEDDED_FILES).getCOSArray(COSName.NAMES);
    }

    private static COSStream stream(PDDocument pdf, String name) {
        COSArray names = names(pdf);
        for (int i = 0; i < names.size(); i += 2) {
            COSBase file = names.getObject(i + 1);
            if (names.getObject(i) instanceof COSString text
                    && text.getString().equals(name)
                    && file instanceof COSDictionary specification) {
                return specification.getCOSDictionary(COSName.EF).getCOSStream(COSName.F);
            }
        }
        throw new AssertionError("no attachment " + name);
    }

    private static String text(PDDocument pdf, String name) throws IOException {
        try (InputStream in = stream(pdf, name).createInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void exchange(PDDocument pdf, String name, String content) throws IOException {
        COSStream stream = stream(pdf, name);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(bytes);
        }
        stream.getCOSDictionary(COSName.PARAMS).setInt(COSName.SIZE, bytes.length);
    }
}
