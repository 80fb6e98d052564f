package org.exhibit.reports.sign;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;

/// The revision that a signature adds to a finished PDF: its field and value, the first page that
/// bears the field, the catalog with what is certified, and nothing else. Only the objects that
/// these name are read.
final class SignatureRevision {
    private static final COSName DOC_MDP = COSName.getPDFName("DocMDP");
    private static final COSName TRANSFORM_PARAMS = COSName.getPDFName("TransformParams");

    private final Path body;
    private final int room;

    /// @param room for the signature's value, bytes
    SignatureRevision(Path body, int room) {
        this.body = body;
        this.room = room;
    }

    /// Makes a signature over a digest.
    @FunctionalInterface
    interface Cms {
        /// @param sha256 of everything but the value
        /// @return CMS signed data in DER
        byte[] sign(byte[] sha256) throws IOException;
    }

    /// Writes body and revision, the value as the last step.
    ///
    /// @param name of the signer
    /// @param at the signing time to claim
    void write(Path signed, String name, Instant at, Cms cms) throws IOException {
        Signing signing = new Signing(cms);
        int[] range;
        PDFParser parser = new PDFParser(new RandomAccessReadBufferedFile(body.toFile()));
        try (PDDocument pdf = parser.parse(false);
                SignatureOptions options = new SignatureOptions()) {
            PDSignature signature = signature(name, at);
            options.setPreferredSignatureSize(room);
            pdf.addSignature(signature, signing, options);
            certify(pdf.getDocumentCatalog().getCOSObject(), signature);
            keepOnlyWhatIsNamed(pdf);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(signed))) {
                pdf.saveIncremental(out);
            }
            range = signature.getByteRange();
        }
        value(signed, range, signing.value);
    }

    private static PDSignature signature(String name, Instant at) {
        PDSignature signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        signature.setName(name);
        Calendar time = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        time.setTime(Date.from(at));
        signature.setSignDate(time);
        return signature;
    }

    /// Certifies the file against any later change, and names the extension that CAdES in a PDF of
    /// the version 1.7 is (ETSI EN 319 142-1, 5.6).
    private static void certify(COSDictionary catalog, PDSignature signature) {
        COSDictionary parameters = new COSDictionary();
        parameters.setItem(COSName.TYPE, TRANSFORM_PARAMS);
        parameters.setInt(COSName.P, 1);
        parameters.setName(COSName.V, "1.2");
        parameters.setDirect(true);
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.getPDFName("SigRef"));
        reference.setItem(COSName.getPDFName("TransformMethod"), DOC_MDP);
        reference.setItem(TRANSFORM_PARAMS, parameters);
        reference.setDirect(true);
        COSArray references = new COSArray();
        references.add(reference);
        references.setDirect(true);
        signature.getCOSObject().setItem(COSName.getPDFName("Reference"), references);
        COSDictionary permissions = new COSDictionary();
        permissions.setItem(DOC_MDP, signature);
        permissions.setDirect(true);
        catalog.setItem(COSName.PERMS, permissions);
        COSDictionary extension = new COSDictionary();
        extension.setName(COSName.getPDFName("BaseVersion"), "1.7");
        extension.setInt(COSName.getPDFName("ExtensionLevel"), 2);
        extension.setDirect(true);
        COSDictionary extensions = new COSDictionary();
        extensions.setItem(COSName.getPDFName("ESIC"), extension);
        extensions.setDirect(true);
        catalog.setItem(COSName.getPDFName("Extensions"), extensions);
    }

    /// Writing a revision, PDFBox reads every object that the cross-reference lists, to know the
    /// number of any it may meet. Those that the revision names are enough.
    private static void keepOnlyWhatIsNamed(PDDocument pdf) {
        Set<COSObjectKey> named = new HashSet<>();
        COSDictionary trailer = pdf.getDocument().getTrailer();
        collect(trailer, named, true);
        collect(pdf.getDocumentCatalog().getCOSObject(), named, true);
        collect(pdf.getPage(0).getCOSObject(), named, true);
        pdf.getDocument().getXrefTable().keySet().retainAll(named);
    }

    /// @param whole whether what the object holds is written with it
    private static void collect(@Nullable COSBase object, Set<COSObjectKey> named, boolean whole) {
        COSObjectKey key = object == null ? null : object.getKey();
        if (key != null) {
            named.add(key);
        }
        if (object instanceof COSObject || (key != null && !whole)) {
            return;
        }
        if (object instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), named, false);
            }
        } else if (object instanceof COSDictionary dictionary) {
            if (whole || dictionary.isDirect()) {
                dictionary.getValues().forEach(value -> collect(value, named, false));
            }
        }
    }

    /// Digests what is signed; the value is written later, since packs have it in lower case.
    private static final class Signing implements SignatureInterface {
        private final Cms cms;
        private byte[] value = new byte[0];

        private Signing(Cms cms) {
            this.cms = cms;
        }

        @Override
        public byte[] sign(InputStream content) throws IOException {
            MessageDigest sha = Digest.sha256();
            byte[] buffer = new byte[1 << 16];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                sha.update(buffer, 0, n);
            }
            value = cms.sign(sha.digest());
            return new byte[0];
        }
    }

    private void value(Path signed, int[] range, byte[] value) throws IOException {
        if (value.length == 0 || value.length > room) {
            throw new IOException("the signature needs " + value.length + " bytes of " + room);
        }
        try (FileChannel file = FileChannel.open(signed, StandardOpenOption.WRITE)) {
            ByteBuffer hex =
                    ByteBuffer.wrap(
                            HexFormat.of().formatHex(value).getBytes(StandardCharsets.US_ASCII));
            long at = range[1] + 1L;
            while (hex.hasRemaining()) {
                at += file.write(hex, at);
            }
        }
    }
}
