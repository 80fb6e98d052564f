package org.exhibit.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Aligned columns. Rows are laid out in blocks, so that a long table neither waits for its last
/// row nor fills the memory; a later block only ever gets wider columns.
final class TextTable {
    /// @param right whether values end at the column's right edge, as numbers do
    /// @param narrowest columns it keeps on a narrow screen; 0 where it is never cut
    record Column(String title, boolean right, int narrowest) {
        static Column whole(String title) {
            return new Column(title, false, 0);
        }

        static Column number(String title) {
            return new Column(title, true, 0);
        }

        static Column cut(String title, int narrowest) {
            return new Column(title, false, narrowest);
        }
    }

    private static final int BLOCK = 500;
    private static final String GAP = "  ";

    private final Console console;
    private final List<Column> columns;
    private final int[] widths;
    private final List<List<String>> block = new ArrayList<>();
    private boolean headed;

    TextTable(Console console, Column... columns) {
        this.console = console;
        this.columns = List.of(columns);
        widths = new int[columns.length];
    }

    void row(List<String> values) throws IOException {
        block.add(values.stream().map(CellText::safe).toList());
        if (block.size() == BLOCK) {
            flush();
        }
    }

    void row(String... values) throws IOException {
        row(List.of(values));
    }

    /// Prints what is waiting; a table without rows prints nothing.
    void flush() throws IOException {
        if (block.isEmpty()) {
            return;
        }
        measure();
        if (!headed) {
            print(columns.stream().map(Column::title).toList());
            headed = true;
        }
        for (List<String> row : block) {
            print(row);
        }
        block.clear();
    }

    private void measure() {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], CellText.width(columns.get(i).title()));
            for (List<String> row : block) {
                widths[i] = Math.max(widths[i], CellText.width(row.get(i)));
            }
        }
        if (console.width() > 0) {
            shrink(console.width());
        }
    }

    /// Takes columns away from the widest column that may be cut, one by one.
    private void shrink(int screen) {
        int total = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        for (int over = total - screen; over > 0; over--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                int narrowest = columns.get(i).narrowest();
                boolean cuttable = narrowest > 0 && widths[i] > narrowest;
                if (cuttable && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private void print(List<String> row) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String value = CellText.fit(row.get(i), widths[i]);
            String pad = " ".repeat(widths[i] - CellText.width(value));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).right() ? pad + value : value + pad);
        }
        console.line(line.toString().stripTrailing());
    }
}
