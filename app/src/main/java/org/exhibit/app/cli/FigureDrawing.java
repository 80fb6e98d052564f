package org.exhibit.app.cli;

import org.exhibit.app.service.CaseService;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.decision.KeptFigure;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.LineageQuestion;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.reports.figure.LifeFigure;
import org.exhibit.reports.figure.LineageFigure;
import org.exhibit.reports.figure.Typeface;
import org.exhibit.reports.figure.Typeface.Face;

import java.io.IOException;
import java.util.Set;

/// Draws a kept figure from what the case says now.
final class FigureDrawing {
    private final CaseService service;

    FigureDrawing(CaseService service) {
        this.service = service;
    }

    String svg(CaseReader reader, KeptFigure figure, ProgressBoard board, CancelToken cancel)
            throws IOException, QueryException {
        Selector selector = Selector.parse(figure.selector());
        return switch (figure.kind()) {
            case TIMELINE ->
                    new LifeFigure(
                                    service.life(
                                            reader,
                                            selector,
                                            new TimeRange(figure.from(), figure.to()),
                                            board,
                                            cancel),
                                    Typeface.load(Face.TEXT),
                                    Typeface.load(Face.TEXT_BOLD))
                            .draw();
            case LINEAGE ->
                    new LineageFigure(Typeface.load(Face.TEXT), Typeface.load(Face.FIXED))
                            .draw(
                                    service.lineage(
                                                    reader,
                                                    new LineageQuestion(
                                                            selector,
                                                            direction(figure.direction()),
                                                            LineageQuestion.DEPTH,
                                                            Strength.ofWord(figure.least())
                                                                    .orElse(Strength.POSSIBLE),
                                                            Set.of()),
                                                    cancel)
                                            .graph());
        };
    }

    private static Direction direction(String word) {
        return switch (word) {
            case "up" -> Direction.UP;
            case "down" -> Direction.DOWN;
            default -> Direction.BOTH;
        };
    }
}
