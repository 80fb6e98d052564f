package org.exhibit.reports.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Writes what only one object of a PDF refers to into that object: a file has a tenth fewer
/// objects, each of which is numbered, looked up, and walked through by whoever reads it.
final class SmallObjects {
    private static final List<COSName> OF_ANNOTATIONS =
            List.of(COSName.A, COSName.BS, COSName.getPDFName("Border"));

    private SmallObjects() {}

    static void inline(PDDocument pdf) {
        COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
        tags(catalog.getCOSDictionary(COSName.STRUCT_TREE_ROOT));
        for (PDPage page : pdf.getPages()) {
            COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
            if (annotations != null) {
                for (int i = 0; i < annotations.size(); i++) {
                    if (annotations.getObject(i) instanceof COSDictionary annotation) {
                        OF_ANNOTATIONS.forEach(name -> direct(annotation.getItem(name)));
                    }
                }
            }
        }
    }

    /// Attributes of the elements of the tree of tags, and references to content on other pages.
    private static void tags(@Nullable COSDictionary root) {
        Deque<COSBase> open = new ArrayDeque<>();
        if (root != null) {
            open.push(root);
        }
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            if (next instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) {
                    push(open, array.getObject(i));
                }
            } else if (next instanceof COSDictionary element) {
                boolean reference =
                        element.containsKey(COSName.MCID)
                                || element.containsKey(COSName.getPDFName("Obj"));
                if (reference) {
                    element.setDirect(true);
                } else {
                    direct(element.getItem(COSName.A));
                    push(open, element.getDictionaryObject(COSName.K));
                }
            }
        }
    }

    private static void push(Deque<COSBase> open, @Nullable COSBase object) {
        if (object instanceof COSArray || object instanceof COSDictionary) {
            open.push(object);
        }
    }

    private static void direct(@Nullable COSBase object) {
        if (object instanceof COSDictionary || object instanceof COSArray) {
            object.setDirect(true);
        }
    }
}
