package org.exhibit.app.ui.custody;

import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.custody.CheckedLine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One entry with all it says, read again from the log.
///
/// @param raw the line as it stands in the file, cut where it is very long
record EntryDetail(CustodyRow row, List<Part> parts, String raw) {
    static final String ABSENT = "not recorded";

    private static final int LONGEST_RAW = 100_000;
    private static final int LONGEST_VALUE = 600;

    record Part(String title, List<Field> fields) {}

    record Field(String name, String value) {}

    /// Blocks.
    static EntryDetail read(Path file, CustodyRow row) throws IOException {
        byte[] line = CheckedLine.bytes(file, row.offset());
        String text = new String(line, StandardCharsets.UTF_8);
        String raw =
                text.length() <= LONGEST_RAW
                        ? text
                        : text.substring(0, LONGEST_RAW)
                                + "…\n\nCut here; the line has "
                                + line.length
                                + " bytes. Export custody for the whole.";
        Map<String, String> run =
                row.run() == 0
                        ? Map.of()
                        : CheckedLine.entry(CheckedLine.bytes(file, row.runOffset())).details();
        Map<String, String> details =
                row.number().isEmpty() ? Map.of() : CheckedLine.entry(line).details();
        return new EntryDetail(
                row, List.of(who(row, run, details), what(details), proof(row)), raw);
    }

    /// The number of the exhibit that the entry is about as it is printed, or nothing.
    String exhibit() {
        return parts.stream()
                .flatMap(part -> part.fields().stream())
                .filter(field -> field.name().equals("number") && field.value().matches("\\d{1,9}"))
                .map(field -> MarkedExhibit.label(Integer.parseInt(field.value())))
                .findFirst()
                .orElse("");
    }

    private static Part who(CustodyRow row, Map<String, String> run, Map<String, String> details) {
        Map<String, String> who = new LinkedHashMap<>();
        who.put("Person", row.actor());
        who.put("Role", run.getOrDefault("role", ""));
        who.put("Deed", row.kind());
        who.put("Time", row.at() == null ? "" : row.at().toString());
        who.put("Reason", details.getOrDefault("reason", ""));
        who.put("Tool", run.getOrDefault("tool", ""));
        who.put("Build", run.getOrDefault("build", ""));
        who.put("Command", run.getOrDefault("arguments", ""));
        who.put("Computer", run.getOrDefault("host", ""));
        who.put("Account", run.getOrDefault("account", ""));
        who.put("Run", run.getOrDefault("run", ""));
        return part("Who and why", who);
    }

    private static Part what(Map<String, String> details) {
        return part("What and how", details);
    }

    private static Part proof(CustodyRow row) {
        Map<String, String> proof = new LinkedHashMap<>();
        proof.put("Entry hash", row.hash());
        proof.put("Computed", row.computed());
        proof.put("Previous", row.previous());
        proof.put("Entry before", row.before());
        proof.put("Line of file", Long.toString(row.line()));
        return part("Proof", proof);
    }

    private static Part part(String title, Map<String, String> values) {
        List<Field> fields = new ArrayList<>();
        values.forEach((name, value) -> fields.add(new Field(name, shown(value))));
        return new Part(title, List.copyOf(fields));
    }

    private static String shown(String value) {
        if (value.isBlank()) {
            return ABSENT;
        }
        return value.length() > LONGEST_VALUE
                ? value.substring(0, LONGEST_VALUE) + "… (the whole stands in the raw entry)"
                : value;
    }
}
