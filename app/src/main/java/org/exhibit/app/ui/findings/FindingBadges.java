package org.exhibit.app.ui.findings;

import javafx.scene.control.Label;

import org.exhibit.app.ui.common.Glyph;
import org.exhibit.indexer.finding.ControlState;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.TriageState;

/// Levels and states as icon and word, since colour alone must not carry meaning.
final class FindingBadges {
    private FindingBadges() {}

    static Label of(Level level) {
        Label badge = new Label(FindingText.word(level), glyph(level).icon(13, "level-icon"));
        badge.getStyleClass().addAll("level", "level-" + level.word());
        return badge;
    }

    private static Glyph glyph(Level level) {
        return switch (level) {
            case CRITICAL -> Glyph.REPORT;
            case HIGH -> Glyph.ERROR;
            case MEDIUM -> Glyph.WARNING;
            case LOW -> Glyph.DOWNWARD;
            case INFORMATIONAL -> Glyph.INFO;
        };
    }

    static Label of(TriageState state) {
        Label badge = new Label(FindingText.word(state), glyph(state).icon(14, icon(state)));
        badge.getStyleClass().addAll("small", text(state));
        return badge;
    }

    static Glyph glyph(TriageState state) {
        return switch (state) {
            case NEW -> Glyph.NEW;
            case INVESTIGATING -> Glyph.SEARCH;
            case CONFIRMED -> Glyph.CHECK;
            case DISMISSED -> Glyph.BLOCK;
        };
    }

    private static String icon(TriageState state) {
        return switch (state) {
            case NEW -> "danger-icon";
            case INVESTIGATING -> "accent-icon";
            case CONFIRMED -> "success-icon";
            case DISMISSED -> "muted-icon";
        };
    }

    private static String text(TriageState state) {
        return switch (state) {
            case NEW -> "bad";
            case INVESTIGATING -> "link-text";
            case CONFIRMED -> "good";
            case DISMISSED -> "muted";
        };
    }

    /// Whether a control was met, as word and colour.
    static Label of(ControlState state) {
        Label badge = new Label(state.label());
        badge.getStyleClass()
                .addAll(
                        "small",
                        switch (state) {
                            case NOT_MET -> "bad";
                            case PARTLY -> "warn";
                            case MET -> "good";
                            case FOR_REVIEW, NOT_APPLICABLE -> "muted";
                        });
        return badge;
    }

    /// What came of a rule, as icon and word.
    static Label of(SilentRow.Outcome outcome) {
        Label badge =
                switch (outcome) {
                    case FAILED -> badge("Not run", Glyph.ERROR, "danger-icon", "bad");
                    case UNDECIDED -> badge("Undecided", Glyph.HELP, "warning-icon", "warn");
                    case OPEN -> badge("Open question", Glyph.HELP, "muted-icon", "muted");
                    case OFF -> badge("Off", Glyph.BLOCK, "muted-icon", "muted");
                    case NOTHING -> badge("Nothing found", Glyph.CHECK, "muted-icon", "muted");
                };
        badge.getStyleClass().add("small");
        return badge;
    }

    private static Label badge(String word, Glyph glyph, String icon, String text) {
        Label badge = new Label(word, glyph.icon(14, icon));
        badge.getStyleClass().add(text);
        return badge;
    }
}
