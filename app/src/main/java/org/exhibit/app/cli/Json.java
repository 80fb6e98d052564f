package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.index.EventJson;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;

/// Machine output.
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    /// Writes one value.
    @FunctionalInterface
    interface Value {
        void write(JsonGenerator out) throws IOException;
    }

    private Json() {}

    static String text(Value value) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            value.write(out);
        }
        return text.toString();
    }

    /// An array with each element on a line of its own, so that line tools can read it too.
    static final class Lines implements AutoCloseable {
        private final Console console;
        private boolean any;

        Lines(Console console) throws IOException {
            this.console = console;
            console.line("[");
        }

        void element(Value value) throws IOException {
            if (any) {
                console.out().write(",\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            any = true;
            console.out().write(text(value).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        @Override
        public void close() throws IOException {
            console.line(any ? "\n]" : "]");
        }
    }

    static void instant(JsonGenerator out, String name, @Nullable Instant instant)
            throws IOException {
        if (instant != null) {
            out.writeStringField(name, EventJson.instant(instant));
        }
    }
}
