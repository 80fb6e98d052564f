package org.exhibit.reports.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.reports.document.Attachment;
import org.exhibit.reports.document.PackDocument;
import org.exhibit.reports.figure.Typeface;
import org.exhibit.reports.figure.Typeface.Face;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;

/// Lays a document out as PDF/A-3a and PDF/UA-1 with its attachments. The same document,
/// attachments and freeze give the same bytes. Opens no address: everything it draws comes with the
/// document or from the jar.
public final class PdfComposer {
    /// Large, since PDFBox, reading a file again, looks through all objects once a stream; not too
    /// large, since it reads a stream as a whole to get one object.
    private static final int OBJECTS_A_STREAM = 5_000;

    private final Instant freeze;
    private final String toolVersion;
    private final CancelToken cancel;

    public PdfComposer(Instant freeze, String toolVersion, CancelToken cancel) {
        this.freeze = freeze;
        this.toolVersion = toolVersion;
        this.cancel = cancel;
    }

    /// @param out the file to write
    /// @throws IOException where it cannot be written
    public ComposedPdf compose(PackDocument document, List<Attachment> attachments, Path out)
            throws IOException {
        try (PDDocument pdf = layOut(document)) {
            cancel.check();
            return finish(pdf, document, attachments, out);
        }
    }

    /// The library keeps several times as much as the PDF it made until it is let go of.
    private PDDocument layOut(PackDocument document) throws IOException {
        Typeface text = Typeface.load(Face.TEXT);
        Typeface bold = Typeface.load(Face.TEXT_BOLD);
        Typeface fixed = Typeface.load(Face.FIXED);
        // The library's own log would go to the command line's error stream.
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(
                XhtmlTree.of(new XhtmlPage(document, text, bold, fixed).write(css())), null);
        builder.useExternalResourceAccessControl(
                (uri, type) -> uri != null && uri.startsWith("data:"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        font(builder, text, "Inter", 400);
        font(builder, bold, "Inter", 600);
        font(builder, bold, "Inter", 700);
        font(builder, fixed, "JetBrainsMono", 400);
        font(builder, fixed, "JetBrainsMono", 700);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(SrgbProfile.bytes());
        // Pages come from the library as they are drawn, and are compressed beside it.
        builder.testMode(true);
        cancel.check();
        try (BatikSVGDrawer drawer = new BatikSVGDrawer();
                PageContents contents = new PageContents()) {
            builder.useSVGDrawer(drawer);
            builder.usePageSupplier(contents);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                cancel.check();
                PDDocument pdf = renderer.createPDFKeepOpen();
                contents.finish(pdf);
                SmallObjects.inline(pdf);
                return pdf;
            }
        }
    }

    private ComposedPdf finish(
            PDDocument pdf, PackDocument document, List<Attachment> attachments, Path out)
            throws IOException {
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        pdf.getDocumentCatalog().setViewerPreferences(preferences);
        new PackMetadata(document, freeze, toolVersion).apply(pdf);
        new EmbeddedFiles(freeze).addTo(pdf, attachments);
        pdf.getDocument().setVersion(1.7f);
        pdf.getDocumentCatalog().getCOSObject().removeItem(COSName.VERSION);
        int pages = pdf.getNumberOfPages();
        MessageDigest sha = Digest.sha256();
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(out));
                DigestOutputStream hashed = new DigestOutputStream(file, sha)) {
            pdf.save(hashed, new CompressParameters(OBJECTS_A_STREAM));
        }
        return new ComposedPdf(out, pages, Digest.ofHash(sha.digest()));
    }

    private static void font(PdfRendererBuilder builder, Typeface face, String family, int weight) {
        byte[] bytes = face.bytes();
        builder.useFont(
                () -> new ByteArrayInputStream(bytes), family, weight, FontStyle.NORMAL, true);
    }

    private static String css() throws IOException {
        try (InputStream in = PdfComposer.class.getResourceAsStream("pack.css")) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: no pack.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
