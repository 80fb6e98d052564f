package org.exhibit.app.ui.common;

import javafx.animation.PauseTransition;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.util.Duration;

import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Makes a combo box the field in which a screen is told what to look at: typing finds subjects of
/// the case that hold what is typed, and objects of the records that begin so. Down chooses, Enter
/// takes.
public final class SelectorField {
    private static final int MOST = 10;
    private static final int ROW = 24;

    private final Workspace workspace;
    private final ObservableList<String> subjects;
    private final TextField editor;
    private final Consumer<String> chosen;
    private final Popup popup = new Popup();
    private final ListView<String> list = new ListView<>();
    private final PauseTransition pause = new PauseTransition(Duration.millis(200));
    private long asked;
    private boolean setting;

    private SelectorField(
            ComboBox<String> box,
            Workspace workspace,
            ObservableList<String> subjects,
            Consumer<String> chosen) {
        this.workspace = workspace;
        this.subjects = subjects;
        this.editor = box.getEditor();
        this.chosen = chosen;
    }

    /// @param selector what is looked at now; shown in the field
    /// @param chosen told of another
    public static void wire(
            ComboBox<String> box,
            Workspace workspace,
            ObservableList<String> subjects,
            StringProperty selector,
            Consumer<String> chosen) {
        SelectorField field = new SelectorField(box, workspace, subjects, chosen);
        box.setItems(subjects);
        box.setOnAction(e -> {
            String wanted = box.getEditor().getText();
            if (!wanted.isBlank() && !wanted.equals(selector.get())) {
                field.take(wanted);
            }
        });
        selector.addListener((p, before, now) -> field.show(now));
        field.show(selector.get());
        field.listen();
    }

    private void show(String text) {
        setting = true;
        editor.setText(text);
        setting = false;
        popup.hide();
    }

    private void listen() {
        list.setId("selector-found");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.getStyleClass().addAll("selector-found", "mono");
        list.setOnMouseClicked(e -> takeListed());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        pause.setOnFinished(e -> find());
        editor.textProperty()
                .addListener((p, before, now) -> {
                    if (!setting && editor.isFocused()) {
                        pause.playFromStart();
                    }
                });
        editor.focusedProperty()
                .addListener((p, before, now) -> {
                    if (!now) {
                        popup.hide();
                    }
                });
        editor.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        if (!popup.isShowing()) {
            return;
        }
        int at = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().select(Math.min(at + 1, list.getItems().size() - 1));
        } else if (event.getCode() == KeyCode.UP) {
            list.getSelectionModel().select(Math.max(at - 1, 0));
        } else if (event.getCode() == KeyCode.ESCAPE) {
            popup.hide();
        } else if (event.getCode() == KeyCode.ENTER && at >= 0) {
            takeListed();
        } else {
            return;
        }
        event.consume();
    }

    private void takeListed() {
        String found = list.getSelectionModel().getSelectedItem();
        if (found != null) {
            take(found);
        }
    }

    private void take(String wanted) {
        asked++;
        show(wanted);
        chosen.accept(wanted);
    }

    private void find() {
        String typed = editor.getText().strip();
        OpenCase open = workspace.openCase().get();
        if (typed.isEmpty() || open == null) {
            popup.hide();
            return;
        }
        String lower = typed.toLowerCase(Locale.ROOT);
        List<String> found =
                new ArrayList<>(
                        subjects.stream()
                                .filter(each -> each.toLowerCase(Locale.ROOT).contains(lower))
                                .toList());
        long question = ++asked;
        workspace
                .background()
                .job(cancel ->
                        open.ask(reader ->
                                reader.events()
                                        .complete(
                                                Search.of(new Query.All()), "object", typed, MOST)))
                .onSuccess(values -> {
                    if (question == asked) {
                        values.stream().map(Facet.Value::value).forEach(found::add);
                        offer(found.stream().distinct().limit(MOST).toList());
                    }
                })
                // What cannot be completed can still be typed in full.
                .onFailure(e -> offer(found));
    }

    private void offer(List<String> found) {
        Bounds at = editor.localToScreen(editor.getBoundsInLocal());
        if (found.isEmpty() || at == null || !editor.isFocused()) {
            popup.hide();
            return;
        }
        list.getItems().setAll(found);
        list.setPrefSize(Math.max(editor.getWidth() + 30, 360), found.size() * ROW + 4.0);
        popup.show(editor, at.getMinX(), at.getMaxY() + 2);
    }
}
