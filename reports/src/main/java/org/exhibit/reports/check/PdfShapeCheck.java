package org.exhibit.reports.check;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.exhibit.indexer.digest.Digest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Holds a signed PDF's structure against the one that packs have: a body, one revision after it
/// with nothing but the signature, certified so that no change is allowed.
final class PdfShapeCheck {
    private static final String END = "\n%%EOF\n";

    /// What the signature's revision adds to the catalog.
    private static final Set<COSName> ADDED =
            Set.of(COSName.ACRO_FORM, COSName.PERMS, COSName.getPDFName("Extensions"));

    private final byte[] file;
    private final SignedRange range;
    private final PDDocument pdf;

    PdfShapeCheck(byte[] file, SignedRange range, PDDocument pdf) {
        this.file = file;
        this.range = range;
        this.pdf = pdf;
    }

    void run(CheckList checks) throws IOException, BrokenPackException {
        signatureDictionary(checks);
        revisions(checks);
    }

    private void signatureDictionary(CheckList checks) throws IOException {
        List<PDSignature> signatures = pdf.getSignatureDictionaries();
        boolean one =
                signatures.size() == 1
                        && Arrays.equals(
                                signatures.getFirst().getByteRange(),
                                new int[] {
                                    0, range.gap(), range.resume(), file.length - range.resume()
                                })
                        && "ETSI.CAdES.detached".equals(signatures.getFirst().getSubFilter());
        checks.add(
                "one-signature",
                one,
                "The file has one signature, ETSI.CAdES.detached.",
                "The file has not exactly one PAdES signature.");
        COSDictionary signature = one ? signatures.getFirst().getCOSObject() : new COSDictionary();
        COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
        COSDictionary permissions = catalog.getCOSDictionary(COSName.PERMS);
        COSDictionary certified =
                permissions == null
                        ? null
                        : permissions.getCOSDictionary(COSName.getPDFName("DocMDP"));
        checks.add(
                "certified",
                certified == signature && noChange(signature),
                "The signature certifies the file against any later change (DocMDP 1).",
                "The signature does not certify the file against any later change (DocMDP 1).");
    }

    private static boolean noChange(COSDictionary signature) {
        COSArray references = signature.getCOSArray(COSName.getPDFName("Reference"));
        if (references == null
                || references.size() != 1
                || !(references.getObject(0) instanceof COSDictionary reference)) {
            return false;
        }
        COSDictionary parameters =
                reference.getCOSDictionary(COSName.getPDFName("TransformParams"));
        return COSName.getPDFName("DocMDP")
                        .equals(reference.getCOSName(COSName.getPDFName("TransformMethod")))
                && parameters != null
                && parameters.getInt(COSName.P) == 1;
    }

    private void revisions(CheckList checks) throws IOException, BrokenPackException {
        int body = bodyLength();
        try (PDDocument before = Loader.loadPDF(Arrays.copyOf(file, body))) {
            COSDictionary trailer = before.getDocument().getTrailer();
            COSDictionary then = before.getDocumentCatalog().getCOSObject();
            COSDictionary now = pdf.getDocumentCatalog().getCOSObject();
            boolean same =
                    !trailer.containsKey(COSName.PREV)
                            && before.getSignatureDictionaries().isEmpty()
                            && before.getNumberOfPages() == pdf.getNumberOfPages()
                            && sameEntries(then, now);
            checks.add(
                    "revisions",
                    same,
                    "The signature was added to one finished body and changed nothing in it; the"
                            + " body's SHA-256 is "
                            + Digest.of(Arrays.copyOf(file, body))
                            + '.',
                    "The file was changed between its first version and the signature.");
        }
    }

    private static boolean sameEntries(COSDictionary then, COSDictionary now) {
        for (COSName key : now.keySet()) {
            if (!ADDED.contains(key) && !sameReference(then.getItem(key), now.getItem(key))) {
                return false;
            }
        }
        return now.size() == then.size() + ADDED.size() && now.keySet().containsAll(ADDED);
    }

    /// Equal by object number, or written out alike.
    private static boolean sameReference(COSBase then, COSBase now) {
        if (then instanceof COSObject first && now instanceof COSObject second) {
            COSObjectKey key = first.getKey();
            return key != null && key.equals(second.getKey());
        }
        if (then instanceof COSArray first && now instanceof COSArray second) {
            for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
                if (i >= first.size()
                        || i >= second.size()
                        || !sameReference(first.get(i), second.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return then != null && then.equals(now);
    }

    /// Length of the first revision: up to the end mark that names the cross-reference the last one
    /// follows.
    private int bodyLength() throws BrokenPackException {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        long previous = pdf.getDocument().getTrailer().getLong(COSName.PREV);
        String mark = "startxref\n" + previous + END;
        int at = previous <= 0 ? -1 : text.lastIndexOf(mark, range.gap());
        boolean ends = text.endsWith(END) && at > previous;
        boolean otherEnds =
                ends
                        && text.substring(at + mark.length(), text.length() - END.length())
                                .contains("%%EOF");
        if (!ends || otherEnds) {
            throw new BrokenPackException(
                    "revisions", "The file is not one body followed by one signature.");
        }
        return at + mark.length();
    }
}
