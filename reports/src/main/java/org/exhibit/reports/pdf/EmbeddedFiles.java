package org.exhibit.reports.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.exhibit.reports.document.Attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Comparator;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/// Puts attachments into a PDF as PDF/A-3 wants them: in the name tree, sorted, and associated with
/// the document.
final class EmbeddedFiles {
    private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");

    private final Calendar time;

    EmbeddedFiles(Instant freeze) {
        time = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        time.setTimeInMillis(freeze.toEpochMilli());
    }

    void addTo(PDDocument pdf, List<Attachment> attachments) throws IOException {
        COSArray names = new COSArray();
        COSArray associated = new COSArray();
        List<Attachment> sorted =
                attachments.stream().sorted(Comparator.comparing(Attachment::name)).toList();
        for (Attachment attachment : sorted) {
            PDComplexFileSpecification file = specification(pdf, attachment);
            names.add(new COSString(attachment.name()));
            names.add(file.getCOSObject());
            associated.add(file.getCOSObject());
        }
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.NAMES, names);
        COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
        COSDictionary all = catalog.getCOSDictionary(COSName.NAMES);
        if (all == null) {
            all = new COSDictionary();
            catalog.setItem(COSName.NAMES, all);
        }
        all.setItem(COSName.EMBEDDED_FILES, tree);
        catalog.setItem(COSName.AF, associated);
    }

    private PDComplexFileSpecification specification(PDDocument pdf, Attachment attachment)
            throws IOException {
        byte[] content = attachment.content();
        PDEmbeddedFile stream =
                new PDEmbeddedFile(pdf, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
        stream.setSubtype(attachment.mediaType());
        stream.setSize(content.length);
        stream.setCreationDate(time);
        stream.setModDate(time);
        COSDictionary params = stream.getCOSObject().getCOSDictionary(COSName.PARAMS);
        if (params == null) {
            throw new IllegalStateException("an embedded file has its parameters");
        }
        params.setItem(COSName.getPDFName("CheckSum"), new COSString(md5(content)));
        params.setDirect(true);
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile(attachment.name());
        file.setFileUnicode(attachment.name());
        file.setFileDescription(attachment.description());
        file.setEmbeddedFile(stream);
        file.setEmbeddedFileUnicode(stream);
        file.getCOSObject().setName(RELATIONSHIP, attachment.relation().word());
        COSDictionary embedded = file.getCOSObject().getCOSDictionary(COSName.EF);
        if (embedded != null) {
            embedded.setDirect(true);
        }
        return file;
    }

    /// The checksum that ISO 32000 fixes for this place; it protects against accidents only, the
    /// manifest holds SHA-256.
    private static byte[] md5(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer MD5", e);
        }
    }
}
