package org.exhibit.app.ui.evidence;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.FileRow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The small nodes and texts of the evidence screen.
final class EvidenceNodes {
    private static final int LONGEST_DETAIL = 120;

    private EvidenceNodes() {}

    static Label id(String label) {
        Label tag = new Label(label);
        tag.getStyleClass().add("id-tag");
        tag.setMinWidth(Region.USE_PREF_SIZE);
        return tag;
    }

    static Node sources(AcquisitionRow row) {
        HBox box = new HBox(10);
        box.setAlignment(Pos.CENTER_LEFT);
        List<SourceKind> sources = row.sources().stream().sorted().toList();
        if (sources.size() == 1) {
            box.getChildren().add(SourceMark.label(sources.getFirst()));
        } else {
            sources.forEach(source -> {
                Label label = SourceMark.label(source);
                label.setText(shortName(source));
                box.getChildren().add(label);
            });
        }
        if (sources.isEmpty()) {
            Label none = new Label("no log records");
            none.getStyleClass().addAll("muted", "small");
            box.getChildren().add(none);
        }
        return box;
    }

    private static String shortName(SourceKind source) {
        return switch (source) {
            case CLOUDTRAIL -> "Trail";
            case S3_ACCESS -> "Access";
            case VPC_FLOW -> "Flow";
        };
    }

    static Node state(AcquisitionRow row) {
        return switch (row.state()) {
            case COMPLETE -> words("Adds up", Glyph.CHECK, "good", "success-icon");
            case WITH_PROBLEMS -> words(problems(row), Glyph.WARNING, "warn", "warning-icon");
            case UNREADABLE -> words(problems(row), Glyph.ERROR, "bad", "danger-icon");
            case INTERRUPTED -> words("Interrupted", Glyph.BLOCK, "warn", "warning-icon");
            case DOES_NOT_ADD_UP -> words("Does not add up", Glyph.ERROR, "bad", "danger-icon");
        };
    }

    private static String problems(AcquisitionRow row) {
        List<String> parts = new ArrayList<>();
        if (row.unreadable() > 0) {
            parts.add(row.unreadable() + " unreadable");
        }
        if (row.counts().rejected() > 0) {
            parts.add(Formats.count(row.counts().rejected()) + " rejected");
        }
        if (row.unknown() > 0) {
            parts.add(row.unknown() + " unknown");
        }
        if (row.excluded() > 0) {
            parts.add(Formats.count(row.excluded()) + " excluded");
        }
        return String.join(", ", parts);
    }

    private static Label words(String text, Glyph glyph, String style, String icon) {
        Label label = new Label(text, glyph.icon(14, icon));
        label.getStyleClass().addAll("small", style);
        return label;
    }

    static Node kind(FileRow.Kind kind) {
        return switch (kind) {
            case LOG -> words("log", Glyph.CHECK, "good", "success-icon");
            case REFERENCE -> words("reference", Glyph.INFO, "muted", "muted-icon");
            case UNKNOWN -> words("unknown", Glyph.HELP, "warn", "warning-icon");
            case UNREADABLE -> words("unreadable", Glyph.ERROR, "bad", "danger-icon");
            case EXCLUDED -> words("excluded", Glyph.BLOCK, "muted", "muted-icon");
        };
    }

    static Node kind(Problem.Kind kind) {
        return switch (kind) {
            case REJECTED -> words("rejected", Glyph.ERROR, "bad", "danger-icon");
            case UNREADABLE -> words("unreadable", Glyph.ERROR, "bad", "danger-icon");
            case WARNING -> words("warning", Glyph.WARNING, "warn", "warning-icon");
            case CONFLICT -> words("conflict", Glyph.WARNING, "warn", "warning-icon");
        };
    }

    static String path(FileRow row) {
        String inside =
                row.member().stream().map(MemberStep::name).collect(Collectors.joining(" › "));
        return inside.isEmpty() ? row.path() : row.path() + " › " + inside;
    }

    static boolean matches(FileRow row, String wanted) {
        String all =
                path(row)
                        + ' '
                        + row.kind().word()
                        + ' '
                        + row.format()
                        + ' '
                        + row.evidence().hex();
        return all.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    static boolean matches(Problem problem, String wanted) {
        String all = problem.origin().file() + ' ' + problem.kind().word() + ' ' + problem.reason();
        return all.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    /// A batch of files is one entry, whose text would fill the screen many times.
    private static String shortened(String value) {
        return value.length() <= LONGEST_DETAIL
                ? value
                : value.substring(0, LONGEST_DETAIL)
                        + "… ("
                        + Formats.count(value.length())
                        + " characters)";
    }

    static String details(CustodyEntry entry) {
        return entry.details().entrySet().stream()
                .map(field -> field.getKey() + '=' + shortened(field.getValue()))
                .collect(Collectors.joining("  "));
    }

    /// What is known of one acquisition, and its accounting.
    ///
    /// @param resume finishes an import that was interrupted
    static Node[] facts(AcquisitionRow row, TimeDisplay times, Runnable resume) {
        VBox known = new VBox(2);
        known.getChildren()
                .addAll(
                        fact(
                                "Acquired",
                                times.exact(row.acquisition().started())
                                        + " by "
                                        + row.acquisition().examiner()),
                        fact(
                                "Finished",
                                row.acquisition().ended() == null
                                        ? "interrupted, not resumed yet"
                                        : times.exact(row.acquisition().ended())),
                        fact("Method", method(row.acquisition().method())),
                        fact("From", String.join("\n", row.acquisition().sources())),
                        fact(
                                "Files",
                                Formats.count(row.acquisition().files())
                                        + " acquired, "
                                        + Formats.bytes(row.acquisition().bytes())),
                        fact("Time stamps", "UTC, the workstation's clock"));
        if (row.acquisition().ended() == null) {
            Button finish = new Button("Finish the import", Glyph.PLAY.icon(14));
            finish.getStyleClass().add("small");
            finish.setId("resume");
            finish.setOnAction(e -> resume.run());
            known.getChildren().add(finish);
        }
        return new Node[] {known, accounting(row.counts())};
    }

    /// The accounting of all acquisitions together.
    static Node[] allFacts(EvidenceContent content) {
        Counts counts =
                content.acquisitions().stream()
                        .map(AcquisitionRow::counts)
                        .reduce(Counts.NONE, Counts::plus);
        VBox known = new VBox(2);
        for (FileRow.Kind kind : FileRow.Kind.values()) {
            long number = content.files().stream().filter(file -> file.kind() == kind).count();
            known.getChildren().add(fact(meaning(kind), Formats.count(number, "file", "files")));
        }
        Label hint =
                new Label(
                        "Choose an acquisition above to see its own files, problems and entries of"
                                + " custody.");
        hint.getStyleClass().addAll("muted", "small");
        known.getChildren().add(hint);
        return new Node[] {known, accounting(counts)};
    }

    private static String meaning(FileRow.Kind kind) {
        return switch (kind) {
            case LOG -> "Logs";
            case REFERENCE -> "Reference";
            case UNKNOWN -> "Unknown";
            case UNREADABLE -> "Unreadable";
            case EXCLUDED -> "Excluded";
        };
    }

    private static String method(String method) {
        return switch (method) {
            case "files" -> "Copied into the case, read-only";
            case "s3" -> "Pulled from S3, read-only";
            case "cloudtrail" -> "Asked of CloudTrail's API and the account, read-only";
            case "files-by-reference" -> "By reference: originals stay where they are";
            default -> method;
        };
    }

    private static Node accounting(Counts counts) {
        VBox box = new VBox(2);
        Label title = new Label("Accounting");
        title.getStyleClass().add("small-title");
        box.getChildren()
                .addAll(
                        title,
                        sum("Records read", counts.records(), ""),
                        sum("= Events indexed", counts.events(), ""),
                        sum("+ Duplicates, kept and linked", counts.duplicates(), ""),
                        sum(
                                "+ Rejected, listed with reason",
                                counts.rejected(),
                                counts.rejected() > 0 ? "warn" : ""),
                        words(
                                counts.addsUp() ? "Adds up" : "Does not add up",
                                counts.addsUp() ? Glyph.CHECK : Glyph.ERROR,
                                counts.addsUp() ? "good" : "bad",
                                counts.addsUp() ? "success-icon" : "danger-icon"));
        return box;
    }

    private static Node sum(String text, long number, String style) {
        Label name = new Label(text);
        name.getStyleClass().add("mono");
        name.setMinWidth(240);
        Label value = new Label(Formats.count(number));
        value.getStyleClass().add("mono");
        value.setMinWidth(90);
        value.setAlignment(Pos.CENTER_RIGHT);
        if (!style.isEmpty()) {
            name.getStyleClass().add(style);
            value.getStyleClass().add(style);
        }
        return new HBox(name, value);
    }

    private static Node fact(String name, String value) {
        Label label = new Label(name);
        label.getStyleClass().addAll("muted", "small");
        label.setMinWidth(112);
        HBox line = new HBox(label);
        VBox values = new VBox();
        Arrays.stream(value.split("\n"))
                .limit(6)
                .forEach(part -> {
                    Label text = new Label(part);
                    text.getStyleClass().add("small");
                    text.setTooltip(new Tooltip(part));
                    text.setMaxWidth(420);
                    values.getChildren().add(text);
                });
        line.getChildren().add(values);
        return line;
    }
}
