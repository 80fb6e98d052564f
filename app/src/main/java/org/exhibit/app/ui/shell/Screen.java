package org.exhibit.app.ui.shell;

import org.exhibit.app.ui.common.Glyph;

/// The screens of an open case, in the order of the rail and of Alt+1, Alt+2, …
enum Screen {
    OVERVIEW("Overview", Glyph.OVERVIEW),
    EVIDENCE("Evidence", Glyph.EVIDENCE),
    EVENTS("Events", Glyph.EVENTS),
    TIMELINE("Timeline", Glyph.TIMELINE),
    PROVENANCE("Provenance", Glyph.LINEAGE),
    FINDINGS("Findings", Glyph.FLAG),
    CUSTODY("Custody", Glyph.CUSTODY);

    private final String title;
    private final Glyph glyph;

    Screen(String title, Glyph glyph) {
        this.title = title;
        this.glyph = glyph;
    }

    String title() {
        return title;
    }

    Glyph glyph() {
        return glyph;
    }

    int number() {
        return ordinal() + 1;
    }
}
