package org.exhibit.app.ui.common;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Fills columns of tables whose rows are immutable values.
public final class TableColumns {
    private TableColumns() {}

    /// Shows a text; sorts by it.
    public static <R> void text(TableColumn<R, String> column, Function<R, String> text) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
    }

    /// Shows a number in its own format; sorts by the number.
    public static <R> void number(
            TableColumn<R, Long> column, ToLongFunction<R> number, Function<Long, String> format) {
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(number.applyAsLong(row.getValue())));
        column.setCellFactory(c -> new NumberCell<>(format));
        column.getStyleClass().add("align-right");
    }

    /// Shows a node of the whole row; does not sort.
    public static <R> void node(TableColumn<R, R> column, Function<R, Node> node) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(c -> new NodeCell<>(node));
        column.setSortable(false);
    }

    private static final class NumberCell<R> extends TableCell<R, Long> {
        private final Function<Long, String> format;

        private NumberCell(Function<Long, String> format) {
            this.format = format;
        }

        @Override
        protected void updateItem(@Nullable Long number, boolean empty) {
            super.updateItem(number, empty);
            setText(empty || number == null ? null : format.apply(number));
        }
    }

    private static final class NodeCell<R> extends TableCell<R, R> {
        private final Function<R, Node> node;

        private NodeCell(Function<R, Node> node) {
            this.node = node;
        }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(empty || row == null ? null : node.apply(row));
        }
    }
}
