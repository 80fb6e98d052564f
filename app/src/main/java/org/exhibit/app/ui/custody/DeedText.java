package org.exhibit.app.ui.custody;

import org.exhibit.app.ui.common.Formats;

import java.util.Map;
import java.util.stream.Collectors;

/// What an entry's kind and details say, in words. A kind without words of its own is told by its
/// details as they are.
final class DeedText {
    private static final int LONGEST = 80;

    private final Map<String, String> details;

    private DeedText(Map<String, String> details) {
        this.details = details;
    }

    static String of(String kind, Map<String, String> details) {
        return new DeedText(details).words(kind);
    }

    private String words(String kind) {
        return switch (kind) {
            case "run-started" -> "Exhibit started: " + of("command") + ", on " + of("host");
            case "case-created" -> "Case created: " + of("title");
            case "acquisition-started" ->
                    "Acquisition " + of("acquisition") + " began: " + of("method");
            case "acquisition-resumed" ->
                    "Acquisition " + of("acquisition") + " went on after an interruption";
            case "acquired" -> files("Acquired") + ", " + bytes() + ", " + acquisition();
            case "content-hashed" ->
                    "Hashed what " + counted("count", "file holds", "files hold") + " decompressed";
            case "seen-again" -> files("Seen again, unchanged:") + ", " + acquisition();
            case "not-acquired" -> files("Not acquired:") + ", " + acquisition();
            case "acquisition-ended" ->
                    "Acquisition "
                            + of("acquisition")
                            + " ended: "
                            + counted("files", "file", "files")
                            + ", "
                            + bytes();
            case "indexed" ->
                    counted("records", "record", "records")
                            + " read: "
                            + counted("events", "event", "events")
                            + ", "
                            + counted("duplicates", "duplicate", "duplicates")
                            + ", "
                            + number("rejected")
                            + " rejected";
            case "aws-caller" -> "AWS saw: " + of("caller") + ", " + acquisition();
            case "acquisition-stopped" ->
                    "Acquisition "
                            + of("acquisition")
                            + " stopped before its end: "
                            + of("reason")
                            + "; what had come whole is kept";
            case "exhibit-added" -> "Exhibit " + of("number") + " added: " + of("note");
            case "exhibit-removed" -> "Exhibit " + of("number") + " removed: " + of("reason");
            case "subject-added" ->
                    "Subject " + of("selector") + " (" + of("kind") + "): " + of("reason");
            case "subject-removed" -> "Subject " + of("selector") + " removed: " + of("reason");
            case "subject-suggestion" ->
                    "Suggested subject "
                            + of("selector")
                            + " "
                            + of("decision")
                            + ": "
                            + of("reason");
            case "finding-triaged" ->
                    of("rule") + ' ' + of("subject") + " is " + of("state") + ": " + of("reason");
            case "finding-control-judged" ->
                    of("framework")
                            + ' '
                            + of("control")
                            + " is "
                            + of("state")
                            + " for "
                            + of("rule")
                            + ' '
                            + of("subject")
                            + ": "
                            + of("reason");
            case "finding-note" ->
                    "Note on " + of("rule") + ' ' + of("subject") + ": " + of("text");
            case "finding-note-removed" ->
                    "Note " + of("number") + " on a finding taken back: " + of("reason");
            case "finding-rule-switched" ->
                    "Rule " + of("rule") + " switched " + of("state") + ": " + of("reason");
            case "evidence-excluded" ->
                    counted("count", "item", "items") + " left out: " + of("reason");
            case "evidence-included" ->
                    counted("count", "item", "items") + " taken in again: " + of("reason");
            case "tag-added" ->
                    counted("count", "event", "events") + " tagged \"" + of("tag") + '"';
            case "tag-removed" ->
                    "Tag \"" + of("tag") + "\" taken from " + counted("count", "event", "events");
            case "note-added" -> "Note " + of("number") + ": " + of("text");
            case "note-removed" -> "Note " + of("number") + " removed: " + of("reason");
            case "query-saved" -> "Query \"" + of("name") + "\" saved: " + of("query");
            case "query-removed" -> "Query \"" + of("name") + "\" removed";
            case "pack-signed" -> "Pack " + of("pack") + " signed: " + of("file");
            case "case-sealed" ->
                    "Case sealed as "
                            + of("seal")
                            + ": "
                            + counted("items", "item", "items")
                            + ", entries 1 to "
                            + of("custodySequence")
                            + ", by "
                            + of("signer");
            case "seal-timestamped" ->
                    "Timestamp of " + of("seal") + ": " + of("at") + ", " + of("authority");
            case "transferred" ->
                    "Handed over: " + of("from") + " to " + of("to") + ", " + of("reason");
            case "accessed" -> "Looked at by " + of("by") + ": " + of("reason");
            case "stored" -> "Kept at " + of("place") + ", encryption " + of("encryption");
            case "changed" -> "Changed: " + of("what") + ", because " + of("reason");
            case "disposed" -> "Disposed of: " + of("what") + ", " + of("how");
            case "custody-torn" ->
                    "An interrupted write of " + of("bytes") + " bytes was moved to " + of("file");
            case "custody-discrepancy" -> "Changed from outside: " + of("meaning");
            default -> kind + listed();
        };
    }

    private String of(String name) {
        String value = details.getOrDefault(name, "");
        return value.isBlank() ? "not recorded" : shortened(value);
    }

    private static String shortened(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + '…' : line;
    }

    private String number(String name) {
        try {
            return Formats.count(Long.parseLong(details.getOrDefault(name, "")));
        } catch (NumberFormatException e) {
            // The log may say anything; it is shown as it is.
            return of(name);
        }
    }

    private String counted(String name, String one, String many) {
        return number(name) + ' ' + ("1".equals(details.get(name)) ? one : many);
    }

    private String files(String what) {
        return what + ' ' + counted("count", "file", "files");
    }

    private String bytes() {
        try {
            return Formats.bytes(Long.parseLong(details.getOrDefault("bytes", "")));
        } catch (NumberFormatException e) {
            return of("bytes");
        }
    }

    private String acquisition() {
        return "acquisition " + of("acquisition");
    }

    private String listed() {
        return details.isEmpty()
                ? ""
                : details.entrySet().stream()
                        .map(field -> field.getKey() + '=' + shortened(field.getValue()))
                        .collect(Collectors.joining(", ", ": ", ""));
    }
}
