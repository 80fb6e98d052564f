package org.exhibit.app.ui.timeline;

import org.exhibit.indexer.provenance.biography.LifeLine;

import java.util.List;

/// One row of the timeline.
///
/// @param marks lines drawn as marks, by time
/// @param spans lines drawn as bars: lives of versions, windows of exposure, gaps
record Lane(
        Group group, String title, String subtitle, List<LifeLine> marks, List<LifeLine> spans) {
    Lane {
        marks = List.copyOf(marks);
        spans = List.copyOf(spans);
    }

    /// What the rows are about, in their order.
    enum Group {
        OBJECT("Object"),
        ACTORS("Actors and sessions"),
        NETWORK("Network"),
        LOGGED("What was being logged");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
