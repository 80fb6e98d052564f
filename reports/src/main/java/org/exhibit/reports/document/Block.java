package org.exhibit.reports.document;

import org.exhibit.reports.facts.TimelineSection;

import java.util.List;

/// A piece of the page. The types say what a block means; how it looks is for a later stage.
public sealed interface Block {

    /// @param level 1 for a section, 2 and 3 below it
    /// @param anchor a name unique in the document, `[a-z0-9-]`
    record Heading(int level, String text, String anchor) implements Block {}

    record Paragraph(Phrase text, Tone tone) implements Block {}

    enum Tone {
        BODY,
        /// Under the title on the cover.
        LEAD,
        /// A remark below a table or figure.
        SMALL
    }

    /// What is not known or needs attention, set apart.
    record Notice(Phrase text) implements Block {}

    /// The head of the cover.
    record Title(String kicker, String title) implements Block {}

    /// Four or fewer figures side by side.
    record Strip(List<Pair> pairs) implements Block {}

    /// Names and values, one below the other.
    record KeyValues(List<Pair> pairs) implements Block {}

    record Pair(String name, Phrase value) {}

    /// @param summary what the table holds, for a reader who hears it
    record Table(String summary, List<Column> columns, List<List<Phrase>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// @param width share of the table's width in percent
    record Column(String title, int width, Align align) {}

    enum Align {
        LEFT,
        RIGHT
    }

    /// A drawn timeline.
    ///
    /// @param alternative what the drawing shows, in words
    record Drawing(TimelineSection timeline, String caption, String alternative) implements Block {}

    /// Commands or bytes, kept line by line.
    record Code(List<String> lines) implements Block {
        public Code {
            lines = List.copyOf(lines);
        }
    }

    /// Numbered steps.
    record Steps(List<Step> steps) implements Block {
        public Steps {
            steps = List.copyOf(steps);
        }
    }

    record Step(String title, Phrase text, List<String> commands, Phrase expected) {}

    /// Who signs, at the foot of the cover.
    record Seal(String name, List<Phrase> lines) implements Block {}

    /// Says how many characters of the whole document are printed as their code, where there are
    /// any.
    record EscapeCount() implements Block {}

    record PageBreak() implements Block {}
}
