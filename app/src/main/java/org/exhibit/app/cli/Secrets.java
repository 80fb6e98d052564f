package org.exhibit.app.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A password by environment, file or prompt; never as an argument, which other users of the
/// machine can see.
final class Secrets {
    @ArgGroup Source source = new Source();

    /// Where the password comes from; asked for at the terminal where none is named.
    static final class Source {
        @Option(
                names = "--pass-env",
                paramLabel = "VARIABLE",
                description = "environment variable with the key's password")
        @Nullable String variable;

        @Option(
                names = "--pass-file",
                paramLabel = "FILE",
                description = "file whose first line is the key's password")
        @Nullable Path file;
    }

    /// @return to be overwritten by who uses it
    char[] password(String question) throws IOException {
        if (source.variable != null) {
            String value = System.getenv(source.variable);
            if (value == null) {
                throw new WrongUsage(
                        "The environment has no variable " + source.variable + " (--pass-env).");
            }
            return value.toCharArray();
        }
        return source.file == null ? asked(question) : firstLine(source.file);
    }

    private static char[] asked(String question) {
        java.io.Console terminal = System.console();
        char[] password =
                terminal == null || !terminal.isTerminal()
                        ? null
                        : terminal.readPassword("%s", question);
        if (password == null) {
            throw new WrongUsage(
                    "No terminal to ask for the password on: name --pass-env or --pass-file.");
        }
        return password;
    }

    static char[] firstLine(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        char[] password = new char[end];
        text.get(0, password, 0, end);
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(text.array(), '\0');
        return password;
    }
}
