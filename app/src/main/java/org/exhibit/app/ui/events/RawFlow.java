package org.exhibit.app.ui.events;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.util.List;
import java.util.Locale;

/// A record's own text, its JSON indented and coloured; of a very long one the beginning.
final class RawFlow {
    private static final int SHOWN_CHARACTERS = 64_000;

    private RawFlow() {}

    static TextFlow of(RawText text) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("raw-text");
        int left = SHOWN_CHARACTERS;
        List<JsonLayout.Piece> pieces =
                text.form() == RawText.Form.JSON
                        ? JsonLayout.of(text.exact())
                        : List.of(new JsonLayout.Piece(text.exact(), JsonLayout.Kind.MARK));
        for (JsonLayout.Piece piece : pieces) {
            String shown = piece.text().substring(0, Math.min(left, piece.text().length()));
            Text node = new Text(shown);
            node.getStyleClass()
                    .addAll("mono", "json-" + piece.kind().name().toLowerCase(Locale.ROOT));
            flow.getChildren().add(node);
            left -= shown.length();
            if (left <= 0) {
                Text rest = new Text("\n… the rest is copied, not shown");
                rest.getStyleClass().add("muted-text");
                flow.getChildren().add(rest);
                break;
            }
        }
        return flow;
    }
}
