package org.exhibit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.cli.TextTable.Column;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

class TextTableTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private TextTable table(int width, Column... columns) {
        Console console =
                new Console(out, OutputStream.nullOutputStream(), () -> width, () -> false);
        return new TextTable(console, columns);
    }

    @Test
    void alignsTextLeftAndNumbersRight() throws IOException {
        TextTable table = table(0, Column.whole("NAME"), Column.number("N"), Column.whole("X"));
        table.row("a", "1", "x");
        table.row("long name", "1,000", "y");
        table.flush();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        NAME           N  X
                        a              1  x
                        long name  1,000  y
                        """);
    }

    @Test
    void cutsOnlyColumnsThatMayBeCut() throws IOException {
        TextTable table = table(20, Column.whole("ID"), Column.cut("OBJECT", 6));
        table.row("0123456789", "s3://bucket/key.txt");
        table.flush();
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .containsExactly("ID          OBJECT", "0123456789  s3:/…txt");
    }

    @Test
    void printsNothingWithoutRows() throws IOException {
        table(80, Column.whole("ID")).flush();
        assertThat(out.size()).isZero();
    }

    @Test
    void escapesWhatATerminalWouldObey() throws IOException {
        TextTable table = table(0, Column.whole("A"));
        table.row("x\u001b[2J");
        table.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("x\\u001b[2J");
    }
}
