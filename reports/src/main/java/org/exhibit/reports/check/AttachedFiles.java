package org.exhibit.reports.check;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the files embedded in a PDF from its name tree, which must be one sorted leaf that the
/// document's list of associated files repeats.
final class AttachedFiles {
    private static final String NAME = "attachments";
    private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");

    /// Bounds what a hostile file can unfold to.
    private static final long MOST_BYTES = 1L << 30;

    private AttachedFiles() {}

    static Map<String, Attached> of(PDDocument pdf) throws BrokenPackException, IOException {
        COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
        COSDictionary all = catalog.getCOSDictionary(COSName.NAMES);
        COSDictionary tree = all == null ? null : all.getCOSDictionary(COSName.EMBEDDED_FILES);
        COSArray names = tree == null ? null : tree.getCOSArray(COSName.NAMES);
        COSArray associated = catalog.getCOSArray(COSName.AF);
        if (names == null || associated == null || names.size() != 2 * associated.size()) {
            throw new BrokenPackException(
                    NAME, "The list of attached files is absent or does not agree with itself.");
        }
        Map<String, Attached> files = new LinkedHashMap<>();
        long left = MOST_BYTES;
        for (int i = 0; i < associated.size(); i++) {
            COSBase name = names.getObject(2 * i);
            COSBase file = names.getObject(2 * i + 1);
            if (!(name instanceof COSString text)
                    || !(file instanceof COSDictionary specification)
                    || associated.getObject(i) != file) {
                throw new BrokenPackException(
                        NAME, "The list of attached files does not agree with itself.");
            }
            Attached attached = attached(text.getString(), specification, left);
            left -= attached.content().length;
            if (files.put(attached.name(), attached) != null) {
                throw new BrokenPackException(
                        NAME, "The name " + attached.name() + " is attached twice.");
            }
        }
        return files;
    }

    private static Attached attached(String name, COSDictionary specification, long most)
            throws BrokenPackException, IOException {
        COSDictionary embedded = specification.getCOSDictionary(COSName.EF);
        COSStream stream = embedded == null ? null : embedded.getCOSStream(COSName.F);
        if (stream == null
                || stream != embedded.getCOSStream(COSName.UF)
                || !name.equals(specification.getString(COSName.F))
                || !name.equals(specification.getString(COSName.UF))) {
            throw new BrokenPackException(
                    NAME, "The attached file " + name + " goes by more than one name or content.");
        }
        COSDictionary parameters = stream.getCOSDictionary(COSName.PARAMS);
        long size = parameters == null ? -1 : parameters.getLong(COSName.SIZE);
        byte[] content;
        try (COSInputStream in = stream.createInputStream()) {
            content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, most + 1));
        }
        if (content.length > most) {
            throw new BrokenPackException(NAME, "The attached files unfold to more than 1 GB.");
        }
        return new Attached(
                name,
                String.valueOf(stream.getNameAsString(COSName.SUBTYPE)),
                String.valueOf(specification.getNameAsString(RELATIONSHIP)),
                size,
                content);
    }
}
