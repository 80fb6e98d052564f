package org.exhibit.app.ui.shell;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.Workspace;

import java.nio.file.Path;
import java.util.function.Supplier;

/// The case in the top bar, with what can be done about cases.
final class CaseMenu extends MenuButton {
    private final ShellViewModel model;
    private final Workspace workspace;
    private final Label number = new Label();
    private final Label title = new Label();

    /// What the menu can do; the shell does it.
    interface Actions {
        void openCase();

        void newCase();

        void open(Path folder);
    }

    CaseMenu(
            ShellViewModel model,
            Workspace workspace,
            Supplier<Iterable<Path>> recent,
            Actions actions) {
        this.model = model;
        this.workspace = workspace;
        getStyleClass().add("case-menu");
        setId("case-menu");
        number.getStyleClass().addAll("mono", "case-number");
        title.getStyleClass().add("case-title");
        VBox words = new VBox(number, title);
        words.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        setGraphic(words);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        MenuItem open = item("Open case…", actions::openCase);
        MenuItem create = item("New case…", actions::newCase);
        Menu others = new Menu("Recent cases");
        MenuItem folder = item("Copy the folder's path", this::copyFolder);
        MenuItem close = item("Close case", workspace::close);
        folder.disableProperty().bind(workspace.openCase().isNull());
        close.disableProperty().bind(workspace.openCase().isNull());
        getItems().setAll(open, create, others, new SeparatorMenuItem(), folder, close);
        setOnShowing(e -> {
            others.getItems().clear();
            recent.get()
                    .forEach(path ->
                            others.getItems().add(item(path.toString(), () -> actions.open(path))));
            others.setDisable(others.getItems().isEmpty());
        });
        workspace.openCase().addListener((property, before, now) -> showCase());
        showCase();
    }

    private static MenuItem item(String text, Runnable run) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> run.run());
        return item;
    }

    private void copyFolder() {
        OpenCase open = workspace.openCase().get();
        if (open != null) {
            StatePanel.copy(open.folder().toString());
        }
    }

    private void showCase() {
        number.setText(model.caseNumber());
        title.setText(model.caseTitle());
        setAccessibleText("Case " + model.caseNumber() + ' ' + model.caseTitle());
    }
}
