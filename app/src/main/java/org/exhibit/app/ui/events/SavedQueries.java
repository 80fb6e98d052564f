package org.exhibit.app.ui.events;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.indexer.casefile.SavedQuery;

import java.util.List;
import java.util.function.Consumer;

/// The queries saved in the case: saves the one in the bar under a name, runs one, lets one go.
final class SavedQueries {
    private final EventsViewModel model;
    private final Runnable shown;
    private final Consumer<Failure> failed;

    SavedQueries(EventsViewModel model, Runnable shown, Consumer<Failure> failed) {
        this.model = model;
        this.shown = shown;
        this.failed = failed;
    }

    /// Asks the case for its queries, and then opens the menu.
    void open(Node at) {
        model.marks().savedQueries(saved -> menu(saved).show(at, Side.BOTTOM, 0, 0), failed);
    }

    private ContextMenu menu(List<SavedQuery> saved) {
        ContextMenu menu = new ContextMenu();
        String query = model.input().query();
        if (!query.isBlank()) {
            TextField name = new TextField();
            name.setId("query-name");
            name.setPromptText("Save this query as…");
            name.setPrefWidth(260);
            name.setOnAction(e -> {
                if (!name.getText().isBlank()) {
                    menu.hide();
                    model.marks().saveQuery(name.getText().strip(), query, failed);
                }
            });
            menu.getItems().addAll(new CustomMenuItem(name, false), new SeparatorMenuItem());
        }
        Menu forget = new Menu("Remove");
        for (SavedQuery one : saved) {
            MenuItem run = new MenuItem(one.name() + "   " + one.query());
            run.setMnemonicParsing(false);
            run.setOnAction(e -> {
                model.input().replace(one.query());
                model.submit();
                shown.run();
            });
            menu.getItems().add(run);
            MenuItem remove = new MenuItem(one.name());
            remove.setMnemonicParsing(false);
            remove.setOnAction(e -> model.marks().removeQuery(one.name(), failed));
            forget.getItems().add(remove);
        }
        if (saved.isEmpty()) {
            MenuItem none = new MenuItem("No query is saved in this case");
            none.setDisable(true);
            menu.getItems().add(none);
        } else {
            menu.getItems().addAll(new SeparatorMenuItem(), forget);
        }
        return menu;
    }
}
