package org.exhibit.reports.check;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.integrity.Verification;
import org.exhibit.reports.document.Companions;
import org.exhibit.reports.facts.CertificateFacts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Checks a pack with nothing but the file: whoever holds it needs no case. Every byte of the file
/// is covered, so a change anywhere fails. The first failure that leaves later checks without
/// meaning ends the list. Stateless.
public final class PackCheck {
    private static final long MOST_BYTES = 1L << 30;
    private static final byte[] HEAD = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);

    private PackCheck() {}

    /// @return what was checked; a file that is no pack gives a check that failed, never an
    ///   exception
    public static Verification check(Path pdf) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(pdf)) {
            bytes = in.readNBytes((int) MOST_BYTES + 1);
        } catch (IOException e) {
            CheckList checks = new CheckList();
            checks.failed("file", "The file cannot be read: " + e + '.');
            return checks.verification();
        }
        return check(bytes);
    }

    // The file is made by whoever sent it, and the libraries that read it answer some of what can
    // be wrong with it
    // by errors of any kind: here they all mean that it is no pack.
    @SuppressWarnings("CatchAndPrintStackTrace")
    static Verification check(byte[] file) {
        CheckList checks = new CheckList();
        try {
            run(file, checks);
        } catch (BrokenPackException e) {
            checks.failed(e.check(), e.detail());
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            checks.failed("structure", "The file cannot be read as a pack: " + e + '.');
        }
        return checks.verification();
    }

    private static void run(byte[] file, CheckList checks) throws BrokenPackException, IOException {
        if (file.length == 0) {
            throw new BrokenPackException("file", "The file is empty.");
        }
        if (file.length > MOST_BYTES) {
            throw new BrokenPackException("file", "The file is larger than any pack, 1 GB.");
        }
        if (!Arrays.equals(file, 0, Math.min(file.length, HEAD.length), HEAD, 0, HEAD.length)) {
            throw new BrokenPackException(
                    "file", "The file is no PDF of the version packs have, 1.7.");
        }
        checks.held("file", "SHA-256 " + Digest.of(file) + ", " + file.length + " bytes.");
        SignedRange range = SignedRange.of(file);
        CmsSignature signature = CmsSignature.of(range.cms());
        List<CertificateFacts> signer = new SignatureCheck(file, range, signature).run(checks);
        try (PDDocument pdf = Loader.loadPDF(file)) {
            new PdfShapeCheck(file, range, pdf).run(checks);
            new ActiveContentCheck().run(pdf, checks);
            Map<String, Attached> files = AttachedFiles.of(pdf);
            Attached manifestFile = files.get(Companions.MANIFEST);
            if (manifestFile == null) {
                throw new BrokenPackException("manifest", "manifest.json is not attached.");
            }
            PackManifest manifest = ManifestReader.read(manifestFile.content());
            checks.held(
                    "manifest",
                    "Pack "
                            + manifest.packId()
                            + ", manifest SHA-256 "
                            + manifestFile.sha256()
                            + '.');
            pages(pdf, manifestFile.sha256(), checks);
            new ContentsCheck(files, manifest).run(checks, signer);
        }
    }

    /// The pages belong to this manifest: they print its hash, and the document id begins with it.
    private static void pages(PDDocument pdf, Digest manifest, CheckList checks)
            throws IOException {
        COSArray id = pdf.getDocument().getTrailer().getCOSArray(COSName.ID);
        boolean named =
                id != null
                        && id.size() == 2
                        && id.getObject(0) instanceof COSString first
                        && Arrays.equals(first.getBytes(), Arrays.copyOf(manifest.bytes(), 16));
        PDFTextStripper text = new PDFTextStripper();
        text.setStartPage(1);
        text.setEndPage(1);
        boolean printed = text.getText(pdf).replaceAll("\\s", "").contains(manifest.hex());
        checks.add(
                "pages",
                named && printed,
                pdf.getNumberOfPages() + " pages print the manifest's hash.",
                "The pages do not print the hash of the attached manifest: they belong to another"
                        + " pack.");
    }
}
