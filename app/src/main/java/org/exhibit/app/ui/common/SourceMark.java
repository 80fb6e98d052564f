package org.exhibit.app.ui.common;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.exhibit.indexer.event.SourceKind;
import org.jspecify.annotations.Nullable;

/// The mark of a log source: colour and shape together, since colour alone must not carry meaning.
public final class SourceMark {
    private SourceMark() {}

    /// Square for CloudTrail, circle for S3 access, diamond for VPC Flow, triangle for everything
    /// else.
    public static Region of(@Nullable SourceKind source) {
        Region mark = new Region();
        mark.getStyleClass().addAll("source-mark", styleClass(source));
        return mark;
    }

    /// The mark with the source's name.
    public static Label label(@Nullable SourceKind source) {
        Label label = new Label(source == null ? "Other" : source.label(), of(source));
        label.getStyleClass().add("source-label");
        return label;
    }

    /// The style class that gives fills and marks the source's colour.
    public static String styleClass(@Nullable SourceKind source) {
        if (source == null) {
            return "source-other";
        }
        return switch (source) {
            case CLOUDTRAIL -> "source-cloudtrail";
            case S3_ACCESS -> "source-s3";
            case VPC_FLOW -> "source-flow";
        };
    }
}
