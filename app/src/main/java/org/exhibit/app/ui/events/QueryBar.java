package org.exhibit.app.ui.events;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Polyline;

import org.exhibit.app.ui.common.Glyph;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The query bar: settled clauses as chips, then the text being typed, underlined where it cannot
/// be understood.
public final class QueryBar extends HBox {
    private final EventsViewModel model;
    private final Runnable shown;
    private final HBox chips = new HBox(6);
    private final TextField text = new TextField();
    private final Polyline underline = new Polyline();
    private final CompletionPopup popup;
    private final Label key = new Label("Ctrl+K");

    /// @param layer where the completion is laid over the window
    /// @param shown called when a query was run, to bring its results to the front
    public QueryBar(EventsViewModel model, Pane layer, Runnable shown) {
        this.model = model;
        this.shown = shown;
        popup = new CompletionPopup(model, this, text, layer);
        getStyleClass().add("query-bar");
        setAlignment(Pos.CENTER_LEFT);
        text.setPromptText("Search events: a word, or field:value");
        text.getStyleClass().add("query-text");
        text.setId("query");
        text.setAccessibleText("Query");
        text.textProperty().bindBidirectional(model.input().text());
        underline.getStyleClass().add("mistake-line");
        underline.setManaged(false);
        underline.setMouseTransparent(true);
        StackPane field = new StackPane(text, underline);
        field.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(field, Priority.ALWAYS);
        chips.setAlignment(Pos.CENTER_LEFT);
        chips.setMinWidth(0);
        key.getStyleClass().add("kbd");
        key.setMinWidth(USE_PREF_SIZE);
        Button history = new Button("", Glyph.HISTORY.icon(16, "muted-icon"));
        history.getStyleClass().addAll("flat", "icon-button");
        history.setAccessibleText("Recent queries");
        history.setTooltip(new Tooltip("Recent queries"));
        history.setFocusTraversable(false);
        history.setOnAction(e -> showHistory(history));
        Button saved = new Button("", Glyph.BOOKMARK.icon(16, "muted-icon"));
        saved.setId("saved-queries");
        saved.getStyleClass().addAll("flat", "icon-button");
        saved.setAccessibleText("Saved queries");
        saved.setTooltip(new Tooltip("Saved queries"));
        saved.setFocusTraversable(false);
        SavedQueries queries = new SavedQueries(model, shown, model::refuse);
        saved.setOnAction(e -> queries.open(saved));
        getChildren()
                .addAll(Glyph.SEARCH.icon(16, "muted-icon"), chips, field, history, saved, key);
        model.input().chips().addListener((ListChangeListener<String>) change -> showChips());
        model.input().mistake().addListener((property, before, now) -> markMistake());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::keyed);
        text.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        text.setOnAction(e -> submit());
        text.focusedProperty().addListener((property, before, now) -> focusChanged(now));
        text.textProperty()
                .addListener((property, before, now) -> Platform.runLater(this::changed));
        showChips();
    }

    /// Puts the caret into the text.
    public void edit() {
        text.requestFocus();
        text.end();
    }

    private void focusChanged(boolean focused) {
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("active"), focused);
        key.setText(focused ? "Enter" : "Ctrl+K");
        if (!focused) {
            model.completion().close();
        }
    }

    private void changed() {
        markMistake();
        if (text.isFocused() && !text.getText().isBlank()) {
            model.propose(text.getText(), text.getCaretPosition(), false);
        } else {
            model.completion().close();
        }
    }

    private void submit() {
        model.submit();
        if (model.input().mistake().get() == null) {
            shown.run();
        }
    }

    private void typed(KeyEvent event) {
        if (event.getCharacter().equals("!") && popup.isOpen()) {
            take(true);
            event.consume();
        }
    }

    private void keyed(KeyEvent event) {
        switch (event.getCode()) {
            case TAB -> {
                if (!popup.isOpen()) {
                    return;
                }
                take(false);
            }
            case DOWN -> {
                if (popup.isOpen()) {
                    model.completion().move(1);
                } else {
                    model.propose(text.getText(), text.getCaretPosition(), true);
                }
            }
            case UP -> model.completion().move(-1);
            case SPACE -> {
                if (!event.isControlDown()) {
                    return;
                }
                model.propose(text.getText(), text.getCaretPosition(), true);
            }
            case ESCAPE -> {
                if (!popup.isOpen()) {
                    return;
                }
                model.completion().close();
            }
            case BACK_SPACE -> {
                if (text.getCaretPosition() > 0
                        || text.getSelection().getLength() > 0
                        || model.input().chips().isEmpty()) {
                    return;
                }
                model.removeChip(model.input().chips().size() - 1);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void take(boolean exclude) {
        CompletionViewModel.Taken taken =
                model.completion().take(text.getText(), text.getCaretPosition(), exclude);
        text.setText(taken.text());
        text.positionCaret(taken.caret());
    }

    void takeChosen() {
        take(false);
        text.requestFocus();
        text.positionCaret(text.getLength());
    }

    private void showChips() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < model.input().chips().size(); i++) {
            nodes.add(chip(model.input().chips().get(i), i));
        }
        chips.getChildren().setAll(nodes);
        text.setPromptText(nodes.isEmpty() ? "Search events: a word, or field:value" : "");
    }

    private Node chip(String clause, int index) {
        Label label = new Label(clause);
        label.getStyleClass().add("mono");
        label.setMaxWidth(240);
        Button remove = new Button("", Glyph.CLOSE.icon(12, "muted-icon"));
        remove.getStyleClass().addAll("flat", "chip-remove");
        remove.setAccessibleText("Remove " + clause);
        remove.setOnAction(e -> model.removeChip(index));
        HBox chip = new HBox(2, label, remove);
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.getStyleClass().add("chip");
        if (clause.startsWith("NOT ")) {
            chip.getStyleClass().add("excluding");
        }
        Tooltip.install(chip, new Tooltip(clause + "\nClick to change it, ! to turn it round"));
        chip.setFocusTraversable(true);
        chip.setAccessibleText("Condition " + clause);
        chip.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                edit(index);
            }
        });
        chip.setOnKeyTyped(e -> {
            if (e.getCharacter().equals("!")) {
                model.negateChip(index);
            }
        });
        chip.setOnKeyPressed(e -> {
            switch (e.getCode()) {
                case BACK_SPACE, DELETE -> model.removeChip(index);
                case ENTER -> edit(index);
                default -> {
                    return;
                }
            }
            e.consume();
        });
        return chip;
    }

    private void edit(int chip) {
        model.input().edit(chip);
        edit();
    }

    private void showHistory(Node at) {
        ContextMenu menu = new ContextMenu();
        for (String query : model.input().history()) {
            MenuItem item = new MenuItem(query);
            item.setMnemonicParsing(false);
            item.setOnAction(e -> {
                model.input().replace(query);
                model.submit();
                shown.run();
            });
            menu.getItems().add(item);
        }
        if (menu.getItems().isEmpty()) {
            MenuItem none = new MenuItem("No query was run yet");
            none.setDisable(true);
            menu.getItems().add(none);
        }
        menu.show(at, javafx.geometry.Side.BOTTOM, 0, 0);
    }

    private void markMistake() {
        QueryInput.Mistake mistake = model.input().mistake().get();
        underline.setVisible(mistake != null);
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("mistaken"), mistake != null);
        popup.explain(mistake == null ? null : mistake.reason());
        if (mistake != null && text.getSkin() instanceof TextFieldSkin skin) {
            double[] ends = ends(skin, mistake);
            underline.getPoints().setAll(wave(ends[0], ends[1]));
        }
    }

    private double[] ends(TextFieldSkin skin, QueryInput.Mistake mistake) {
        int length = text.getLength();
        int first = Math.clamp(mistake.position(), 0, length);
        int end = Math.clamp((long) first + Math.max(1, mistake.length()), 0, length);
        @Nullable Rectangle2D start = first < length ? skin.getCharacterBounds(first) : null;
        if (start == null) {
            // The end of the text is what is missing: the mark stands behind it.
            Rectangle2D last = length == 0 ? null : skin.getCharacterBounds(length - 1);
            double x = last == null ? 0 : last.getMaxX();
            return new double[] {x, x + 8};
        }
        Rectangle2D last = skin.getCharacterBounds(Math.max(first, end - 1));
        return new double[] {start.getMinX(), last.getMaxX()};
    }

    private static List<Double> wave(double from, double to) {
        List<Double> points = new ArrayList<>();
        boolean up = false;
        for (double x = from; x <= Math.max(to, from + 4); x += 2) {
            points.add(x);
            points.add(up ? 21.0 : 23.0);
            up = !up;
        }
        return points;
    }
}
