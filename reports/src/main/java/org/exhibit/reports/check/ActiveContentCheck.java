package org.exhibit.reports.check;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/// Looks through every object of a PDF for what a pack never has: scripts, actions, forms, layers,
/// media, notes, and references to anything outside the file.
final class ActiveContentCheck {
    private static final Set<String> FORBIDDEN =
            Set.of(
                    "JS",
                    "JavaScript",
                    "AA",
                    "OpenAction",
                    "OCProperties",
                    "OCG",
                    "XFA",
                    "Collection",
                    "RichMediaContent",
                    "Encrypt",
                    "URI",
                    "Thread",
                    "Movie",
                    "PresSteps",
                    "PieceInfo",
                    "NeedsRendering",
                    "Legal",
                    "DSS",
                    "Launch");
    private static final Set<String> ACTIONS = Set.of("GoTo");
    private static final Set<String> NOTES = Set.of("Link", "Widget");

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> open = new ArrayDeque<>();

    void run(PDDocument pdf, CheckList checks) {
        String found = search(pdf.getDocument().getTrailer());
        if (found.isEmpty()) {
            found = form(pdf);
        }
        checks.add(
                "no-active-content",
                found.isEmpty(),
                "The file has no script, action, form field, note, layer or outside reference.",
                "The file holds " + found + ", which no pack has.");
    }

    private static String form(PDDocument pdf) {
        COSDictionary form =
                pdf.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
        COSArray fields = form == null ? null : form.getCOSArray(COSName.FIELDS);
        boolean one =
                fields != null
                        && fields.size() == 1
                        && fields.getObject(0) instanceof COSDictionary field
                        && COSName.SIG.equals(field.getCOSName(COSName.FT));
        return one ? "" : "form fields beside the signature's";
    }

    /// Walks without recursion: a hostile file can nest deeper than a stack is high.
    private String search(COSBase root) {
        open.push(root);
        while (!open.isEmpty()) {
            COSBase object = open.pop();
            if (!seen.add(object)) {
                continue;
            }
            if (object instanceof COSObject reference) {
                push(reference.getObject());
            } else if (object instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) {
                    push(array.get(i));
                }
            } else if (object instanceof COSDictionary dictionary) {
                String found = inspect(dictionary);
                if (!found.isEmpty()) {
                    return found;
                }
                for (COSName key : dictionary.keySet()) {
                    push(dictionary.getItem(key));
                }
            }
        }
        return "";
    }

    private void push(@Nullable COSBase object) {
        if (object instanceof COSObject
                || object instanceof COSArray
                || object instanceof COSDictionary) {
            open.push(object);
        }
    }

    private static String inspect(COSDictionary dictionary) {
        for (COSName key : dictionary.keySet()) {
            if (FORBIDDEN.contains(key.getName())) {
                return "/" + key.getName();
            }
        }
        COSName type = dictionary.getCOSName(COSName.TYPE);
        COSName subtype = dictionary.getCOSName(COSName.SUBTYPE);
        boolean note =
                COSName.ANNOT.equals(type)
                        || (dictionary.containsKey(COSName.RECT) && subtype != null);
        if (note && (subtype == null || !NOTES.contains(subtype.getName()))) {
            return "an annotation of the kind " + (subtype == null ? "none" : subtype.getName());
        }
        // An action's kind stands under /S; so does that of structure elements, which name their
        // parent.
        COSBase action = dictionary.getDictionaryObject(COSName.A);
        if (action instanceof COSDictionary act
                && act.containsKey(COSName.S)
                && !act.containsKey(COSName.O)
                && !ACTIONS.contains(String.valueOf(act.getNameAsString(COSName.S)))) {
            return "an action of the kind " + act.getNameAsString(COSName.S);
        }
        return "";
    }
}
