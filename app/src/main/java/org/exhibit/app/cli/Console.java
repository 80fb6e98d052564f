package org.exhibit.app.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/// Where a command's output and messages go. Results go to standard output and nothing else does;
/// messages and progress go to standard error. Both are UTF-8 on every machine.
public final class Console {
    private final OutputStream out;
    private final PrintStream err;
    private final IntSupplier width;
    private final BooleanSupplier progressRewrites;

    /// The suppliers are asked when it matters: a start that prints a version pays nothing for
    /// them.
    ///
    /// @param width columns of the terminal that shows the output; 0 where no terminal does
    /// @param progressRewrites whether a progress line may be written over, as on a terminal
    public Console(
            OutputStream out,
            OutputStream err,
            IntSupplier width,
            BooleanSupplier progressRewrites) {
        this.out = out;
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.width = width;
        this.progressRewrites = progressRewrites;
    }

    /// The process's own streams.
    public static Console ofProcess() {
        return new Console(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                new FileOutputStream(FileDescriptor.err),
                () -> Terminal.width(Terminal.OUT, System.getenv()),
                () -> Terminal.is(Terminal.ERR));
    }

    int width() {
        return width.getAsInt();
    }

    boolean progressRewrites() {
        return progressRewrites.getAsBoolean();
    }

    OutputStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    /// Prints a line of the result.
    void line(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    void flush() throws IOException {
        out.flush();
    }

    /// Says something to the person at the terminal.
    void say(String text) {
        err.println(text);
    }
}
