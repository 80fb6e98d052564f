package org.exhibit.reports.pdf;

import com.openhtmltopdf.pdfboxout.PageSupplier;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Gives the layout library its pages, and takes what it drew on each as soon as it goes on to the
/// next: another thread writes that again without the marks of empty boxes and compresses it. The
/// library names every box that could have a background by an object of its own, which made two
/// thirds of all objects of a pack. What a page shows, and what it says to a screen reader, stays.
/// Which thread did it, and when, changes no byte.
///
/// Used by the thread that lays out; for one document.
final class PageContents implements PageSupplier, AutoCloseable {
    private static final COSName PAGINATION = COSName.getPDFName("Pagination");

    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("exhibit-pages").factory());
    private final List<Drawn> drawn = new ArrayList<>();
    private PDPage last = new PDPage();
    private boolean any;

    private record Drawn(PDPage page, CompletableFuture<byte[]> content) {}

    @Override
    public PDPage requestPage(PDDocument pdf, float width, float height, int number, int shadow) {
        take();
        last = new PDPage(new PDRectangle(width, height));
        any = true;
        pdf.addPage(last);
        return last;
    }

    /// Takes the content of the page that was drawn last.
    private void take() {
        if (!any) {
            return;
        }
        any = false;
        PDPage page = last;
        COSStream stream = page.getCOSObject().getCOSStream(COSName.CONTENTS);
        if (stream == null) {
            throw new IllegalStateException("the layout library writes one content a page");
        }
        byte[] raw;
        try (InputStream in = stream.createInputStream()) {
            raw = in.readAllBytes();
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
        COSDictionary resources = page.getCOSObject().getCOSDictionary(COSName.RESOURCES);
        COSDictionary marks =
                resources == null ? null : resources.getCOSDictionary(COSName.PROPERTIES);
        Set<String> furniture = new TreeSet<>();
        if (marks != null) {
            for (COSName name : marks.keySet()) {
                COSDictionary mark = marks.getCOSDictionary(name);
                if (mark != null && PAGINATION.equals(mark.getCOSName(COSName.TYPE))) {
                    furniture.add(name.getName());
                }
            }
            resources.removeItem(COSName.PROPERTIES);
        }
        drawn.add(
                new Drawn(
                        page,
                        CompletableFuture.supplyAsync(
                                () -> new PageContent(raw, furniture).compressed(), worker)));
    }

    /// Puts the contents into their pages once all are laid out.
    void finish(PDDocument pdf) throws IOException {
        take();
        for (Drawn one : drawn) {
            byte[] content;
            try {
                content = one.content().join();
            } catch (CompletionException e) {
                throw new IOException("A page could not be written: " + e.getCause(), e);
            }
            COSStream stream = pdf.getDocument().createCOSStream();
            try (OutputStream out = stream.createRawOutputStream()) {
                out.write(content);
            }
            stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
            one.page().getCOSObject().setItem(COSName.CONTENTS, stream);
        }
        drawn.clear();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
