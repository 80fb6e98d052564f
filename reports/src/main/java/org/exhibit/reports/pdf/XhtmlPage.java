package org.exhibit.reports.pdf;

import org.exhibit.reports.document.Block;
import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Pair;
import org.exhibit.reports.document.Block.Step;
import org.exhibit.reports.document.PackDocument;
import org.exhibit.reports.document.Phrase;
import org.exhibit.reports.document.Run;
import org.exhibit.reports.figure.SealFigure;
import org.exhibit.reports.figure.TimelineFigure;
import org.exhibit.reports.figure.Typeface;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Writes a document as one XHTML page. Every value passes through `VisibleText`, so that no text
/// from a log can become markup. Not thread-safe, for one use.
final class XhtmlPage {
    private final PackDocument document;
    private final Typeface text;
    private final Typeface bold;
    private final VisibleText visible;
    private final XhtmlRuns runs;
    private final StringBuilder out = new StringBuilder(1 << 16);
    private int escapeCountAt = -1;
    private boolean open;

    XhtmlPage(PackDocument document, Typeface text, Typeface bold, Typeface fixed) {
        this.document = document;
        this.text = text;
        this.bold = bold;
        this.visible = new VisibleText(text, bold, fixed);
        this.runs = new XhtmlRuns(visible);
    }

    /// @param css style sheet of ours
    String write(String css) {
        out.append("<html lang=\"en\"><head><title>").append(visible.attribute(document.title()));
        out.append("</title><meta name=\"description\" content=\"");
        out.append(visible.attribute(document.description())).append("\"/><style>").append(css);
        out.append("</style>");
        bookmarks();
        out.append("</head><body>");
        furniture();
        List<Block> blocks = document.blocks();
        boolean newPage = false;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block instanceof Block.PageBreak) {
                newPage = true;
            } else if (block instanceof Block.Paragraph paragraph) {
                paragraph(paragraph, leads(blocks, i));
                newPage = false;
            } else {
                block(block, newPage);
                newPage = false;
            }
        }
        out.append(open ? "</div></body></html>" : "</body></html>");
        if (escapeCountAt >= 0) {
            out.insert(escapeCountAt, escapeCount());
        }
        return out.toString();
    }

    /// Whether a paragraph introduces what comes after it, and so must not be left behind at the
    /// foot of a page: it stands under a heading, or names the table or figure below it.
    private static boolean leads(List<Block> blocks, int at) {
        if (at + 1 == blocks.size()) {
            return false;
        }
        boolean shown =
                switch (blocks.get(at + 1)) {
                    case Block.Table table -> true;
                    case Block.Drawing drawing -> true;
                    case Block.KeyValues pairs -> true;
                    case Block.Code code -> true;
                    case Block.Steps steps -> true;
                    case Block.Notice notice -> true;
                    case Block.Paragraph paragraph -> leads(blocks, at + 1);
                    case Block.Heading heading -> false;
                    case Block.Title title -> false;
                    case Block.Strip strip -> false;
                    case Block.Seal seal -> false;
                    case Block.EscapeCount count -> false;
                    case Block.PageBreak pageBreak -> false;
                };
        boolean heads =
                at > 0
                        && (blocks.get(at - 1) instanceof Block.Heading
                                || isTitle(blocks.get(at))
                                || isTitle(blocks.get(at - 1)));
        return shown && heads;
    }

    /// A paragraph that only names what comes.
    private static boolean isTitle(Block block) {
        return block instanceof Block.Paragraph paragraph
                && paragraph.text().runs().stream().allMatch(Run.Strong.class::isInstance);
    }

    private void bookmarks() {
        out.append("<bookmarks>");
        int openLevel = 0;
        for (Block block : document.blocks()) {
            if (block instanceof Block.Heading heading && heading.level() <= 2) {
                for (; openLevel >= heading.level(); openLevel--) {
                    out.append("</bookmark>");
                }
                // A level that is left out, as below the cover, is filled by the one above it.
                if (heading.level() == openLevel + 1) {
                    out.append("<bookmark name=\"").append(visible.attribute(heading.text()));
                    out.append("\" href=\"#").append(heading.anchor()).append("\">");
                    openLevel++;
                }
            }
        }
        out.append("</bookmark>".repeat(openLevel)).append("</bookmarks>");
    }

    private void furniture() {
        out.append("<div class=\"head-left\">").append(plain(document.header())).append("</div>");
        out.append("<div class=\"head-right\">Evidence pack</div>");
        out.append("<div class=\"foot\">Manifest SHA-256 ").append(document.manifest().hex());
        out.append("</div>");
    }

    private void block(Block block, boolean newPage) {
        switch (block) {
            case Block.Heading heading -> heading(heading, newPage);
            case Block.Paragraph paragraph -> paragraph(paragraph, false);
            case Block.Notice notice -> {
                out.append("<div class=\"notice\">");
                runs.append(out, notice.text());
                out.append("</div>");
            }
            case Block.Title title -> title(title);
            case Block.Strip strip -> strip(strip);
            case Block.KeyValues pairs -> pairs(pairs);
            case Block.Table table -> table(table);
            case Block.Drawing drawing -> drawing(drawing);
            case Block.Code code -> lines(code.lines());
            case Block.Steps steps -> steps(steps);
            case Block.Seal seal -> seal(seal);
            case Block.EscapeCount count -> escapeCountAt = out.length();
            case Block.PageBreak pageBreak -> throw new IllegalStateException("handled before");
        }
    }

    private void heading(Block.Heading heading, boolean newPage) {
        if (newPage) {
            // A division a page keeps the tree of tags shallow, which the layout library needs to
            // be fast.
            out.append(open ? "</div>" : "").append("<div class=\"new-page\">");
            open = true;
        }
        String tag = "h" + heading.level();
        out.append('<').append(tag).append(" id=\"").append(heading.anchor()).append('"');
        out.append(
                newPage ? " class=\"first\">" : heading.level() == 1 ? " class=\"later\">" : ">");
        out.append(plain(heading.text())).append("</").append(tag).append('>');
    }

    private void paragraph(Block.Paragraph paragraph, boolean leads) {
        String tone =
                switch (paragraph.tone()) {
                    case BODY -> "";
                    case LEAD -> "lead";
                    case SMALL -> "small";
                };
        String names = leads ? (tone + " leads").strip() : tone;
        out.append(names.isEmpty() ? "<p>" : "<p class=\"" + names + "\">");
        runs.append(out, paragraph.text());
        out.append("</p>");
    }

    private void title(Block.Title title) {
        out.append("<div class=\"brand\"><span class=\"brand-what\">Signed evidence pack</span>");
        out.append("<span class=\"brand-name\">Exhibit</span></div><p class=\"kicker\">");
        out.append(plain(title.kicker())).append("</p><h1 class=\"title\">");
        visible.append(out, title.title(), false);
        out.append("</h1>");
    }

    private void strip(Block.Strip strip) {
        out.append("<table class=\"strip\"><tbody><tr>");
        boolean first = true;
        for (Pair pair : strip.pairs()) {
            out.append(first ? "<td class=\"one\">" : "<td>").append("<div class=\"strip-name\">");
            out.append(plain(pair.name())).append("</div><div class=\"strip-value\">");
            runs.append(out, pair.value());
            out.append("</div></td>");
            first = false;
        }
        out.append("</tr></tbody></table>");
    }

    private void pairs(Block.KeyValues pairs) {
        out.append("<table class=\"pairs\"><tbody>");
        for (Pair pair : pairs.pairs()) {
            out.append("<tr><th scope=\"row\">").append(plain(pair.name())).append("</th><td>");
            runs.append(out, pair.value());
            out.append("</td></tr>");
        }
        out.append("</tbody></table>");
    }

    private void table(Block.Table table) {
        out.append("<table class=\"data\" title=\"").append(visible.attribute(table.summary()));
        out.append("\"><thead><tr>");
        for (Column column : table.columns()) {
            out.append("<th scope=\"col\" style=\"width:").append(column.width()).append("%\"");
            out.append(column.align() == Align.RIGHT ? " class=\"right\">" : ">");
            out.append(plain(column.title())).append("</th>");
        }
        out.append("</tr></thead><tbody>");
        for (List<Phrase> row : table.rows()) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                boolean right = table.columns().get(i).align() == Align.RIGHT;
                out.append(right ? "<td class=\"right\">" : "<td>");
                runs.append(out, row.get(i));
                out.append("</td>");
            }
            out.append("</tr>");
        }
        out.append("</tbody></table>");
    }

    private void drawing(Block.Drawing block) {
        TimelineFigure.Drawing drawing = new TimelineFigure(block.timeline(), text, bold).draw();
        out.append("<div class=\"figure\">");
        picture(drawing.svg(), block.alternative(), drawing.width(), drawing.height(), "");
        out.append("</div><p class=\"caption\">").append(plain(block.caption())).append("</p>");
    }

    private void picture(String svg, String alternative, int width, int height, String css) {
        out.append("<img alt=\"").append(visible.attribute(alternative)).append('"').append(css);
        out.append(" style=\"width:").append(width).append("pt;height:").append(height);
        out.append("pt\" src=\"data:image/svg+xml;base64,");
        byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
        out.append(Base64.getEncoder().encodeToString(bytes)).append("\"/>");
    }

    private void lines(List<String> lines) {
        out.append("<div class=\"lines\">");
        for (int i = 0; i < lines.size(); i++) {
            out.append(i == 0 ? "" : "\n");
            visible.append(out, lines.get(i), false);
        }
        out.append("</div>");
    }

    private void steps(Block.Steps steps) {
        out.append("<ol class=\"steps\">");
        for (Step step : steps.steps()) {
            out.append("<li><b>").append(plain(step.title())).append("</b> ");
            runs.append(out, step.text());
            if (!step.commands().isEmpty()) {
                lines(step.commands());
            }
            out.append("<p class=\"expected\">Expected: ");
            runs.append(out, step.expected());
            out.append("</p></li>");
        }
        out.append("</ol>");
    }

    private void seal(Block.Seal seal) {
        out.append("<div class=\"seal\">");
        picture(
                SealFigure.svg(bold),
                "Seal: signed evidence pack",
                62,
                62,
                " class=\"seal-picture\"");
        out.append("<div class=\"seal-text\"><p class=\"seal-name\">Signed by ");
        visible.append(out, seal.name(), false);
        out.append("</p>");
        for (Phrase line : seal.lines()) {
            out.append("<p>");
            runs.append(out, line);
            out.append("</p>");
        }
        out.append("</div></div>");
    }

    private String escapeCount() {
        long count = visible.escapes();
        if (count == 0) {
            return "";
        }
        return "<p><b>Characters.</b> "
                + count
                + (count == 1 ? " character is" : " characters are")
                + " printed as a code such as <span class=\"code\">U+202E</span>, because they are"
                + " invisible, steer the direction of writing, or lie outside the fonts of this"
                + " pack. The attached bytes hold them unchanged.</p>";
    }

    private String plain(String value) {
        StringBuilder one = new StringBuilder();
        visible.append(one, value, false);
        return one.toString();
    }
}
