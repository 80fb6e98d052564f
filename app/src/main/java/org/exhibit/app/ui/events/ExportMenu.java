package org.exhibit.app.ui.events;

import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.app.ui.common.StatePanel;

import java.nio.file.Path;

/// Offers to write what was found to a file, in every format there is.
final class ExportMenu {
    private final EventsViewModel model;
    private final Choosers choosers;
    private final Modals modals;

    ExportMenu(EventsViewModel model, Choosers choosers, Modals modals) {
        this.model = model;
        this.choosers = choosers;
        this.modals = modals;
    }

    void fill(MenuButton button) {
        button.setGraphic(Glyph.SAVE.icon());
        for (EventExport.Format format : EventExport.Format.values()) {
            MenuItem item = new MenuItem(format.label() + "…");
            item.setOnAction(e -> export(format));
            button.getItems().add(item);
        }
    }

    private void export(EventExport.Format format) {
        choosers.target("Export the events found", "events." + format.extension())
                .ifPresent(target ->
                        model.export(
                                format,
                                target,
                                written -> exported(target, written),
                                this::failed));
    }

    private void exported(Path target, long written) {
        Label said =
                new Label(
                        Formats.count(written, "event", "events")
                                + " with citations and origins, times in UTC, in "
                                + target);
        said.setWrapText(true);
        said.setMaxWidth(480);
        modals.show("Exported", said, said);
    }

    private void failed(Failure failure) {
        StatePanel panel = StatePanel.error(failure, modals::hide);
        modals.show("No export", panel, panel);
    }
}
