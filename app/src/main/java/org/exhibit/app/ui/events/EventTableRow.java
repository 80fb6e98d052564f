package org.exhibit.app.ui.events;

import javafx.css.PseudoClass;
import javafx.scene.control.Skin;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.TableRowSkin;

import org.exhibit.app.ui.common.Workspace;
import org.jspecify.annotations.Nullable;

/// A row of the events table. A gap's row shows one line over the whole width in place of cells.
final class EventTableRow extends TableRow<RowSlot> {
    private static final PseudoClass GAP = PseudoClass.getPseudoClass("gap");

    private final Workspace workspace;
    private final GapLine line = new GapLine();

    EventTableRow(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    protected void updateItem(@Nullable RowSlot slot, boolean empty) {
        super.updateItem(slot, empty);
        GapRow gap = empty || slot == null ? null : slot.gap();
        pseudoClassStateChanged(GAP, gap != null);
        line.setVisible(gap != null);
        if (gap != null) {
            String text = gap.text(workspace.times().get());
            line.show(gap, text);
            setAccessibleText("Gap. " + text);
        } else {
            setAccessibleText(null);
        }
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new GapSkin(this);
    }

    /// Lays the line over the cells, which are empty then.
    private final class GapSkin extends TableRowSkin<RowSlot> {
        private GapSkin(TableRow<RowSlot> row) {
            super(row);
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            super.layoutChildren(x, y, width, height);
            // The skin takes out whatever is no cell when columns change.
            if (line.isVisible() && !getChildren().contains(line)) {
                getChildren().add(line);
            }
            line.resizeRelocate(x, y, width, height);
        }
    }
}
