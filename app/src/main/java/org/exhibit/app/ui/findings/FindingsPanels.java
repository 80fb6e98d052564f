package org.exhibit.app.ui.findings;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.LoadingBars;
import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.indexer.finding.Finding;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// What stands in the place of findings, and the lines above them.
final class FindingsPanels {
    private FindingsPanels() {}

    /// @param table the findings
    /// @param silent what the evidence cannot decide
    static Node main(
            FindingsViewModel model,
            @Nullable FindingsContent content,
            ToggleButton nothing,
            Node table,
            Node silent) {
        if (content != null && nothing.isSelected()) {
            return silent;
        }
        if (content != null && content.findings().isEmpty()) {
            return StatePanel.empty(
                    Glyph.FLAG,
                    "No pattern matched",
                    content.silentUndecided() == 0
                            ? "Nothing was left undecided."
                            : Formats.count(content.silentUndecided(), "pattern", "patterns")
                                    + " could not be decided: logs are missing where they look.",
                    List.of(
                            new StatePanel.Action("Run again", model::run),
                            new StatePanel.Action("Show what is undecided", nothing::fire)));
        }
        if (content != null) {
            return table;
        }
        return switch (model.state().get()) {
            case FindingsState.Idle idle ->
                    StatePanel.empty(
                            Glyph.FLAG,
                            "The rules were not run yet",
                            "They read the index and the records they need, and change nothing.",
                            List.of(new StatePanel.Action("Run", model::run)));
            case FindingsState.Running running -> new LoadingBars("Looking for patterns");
            case FindingsState.Failed failed -> StatePanel.error(failed.failure(), model::run);
            case FindingsState.Done done -> new LoadingBars("Looking for patterns");
            case FindingsState.Cancelled cancelled ->
                    StatePanel.cancelled(
                            "The rules were stopped",
                            "Nothing was kept, and nothing in the case was changed.",
                            List.of(new StatePanel.Action("Run again", model::run)));
        };
    }

    static String summary(FindingsContent content) {
        return Formats.count(content.findings().size())
                + " from "
                + Formats.count(content.found().report().rules(), "pattern", "patterns");
    }

    /// Which of the findings shown is chosen, and the keys that act on it.
    static String context(List<Finding> shown, @Nullable Finding chosen) {
        int at = chosen == null ? -1 : shown.indexOf(chosen);
        return at < 0
                ? ""
                : (at + 1)
                        + " of "
                        + Formats.count(shown.size())
                        + " selected  ·  N I C D set triage  ·  P add to pack  ·  F1 keys";
    }

    /// `26 patterns found nothing`.
    static String silent(FindingsContent content) {
        return Formats.count(content.silentRules(), "pattern", "patterns") + " found nothing";
    }

    /// How far that silence says anything, and what was not run.
    static String silentOpen(FindingsContent content) {
        long open = content.silentUndecided();
        int failed = content.found().report().refused().size();
        int off = content.found().report().off().size();
        return (open == 0
                        ? "no gap is known where they look"
                        : "of these, "
                                + Formats.count(open)
                                + " could not be decided because of gaps or settings")
                + (failed == 0 ? "" : "; " + Formats.count(failed) + " not run")
                + (off == 0 ? "" : "; " + Formats.count(off) + " off");
    }

    /// What the last run came to, beside the results of the one before.
    static String notice(FindingsViewModel model) {
        return switch (model.state().get()) {
            case FindingsState.Failed failed when model.content().get() != null ->
                    failed.failure().what()
                            + ' '
                            + failed.failure().reason()
                            + ". "
                            + failed.failure().kept();
            case FindingsState.Cancelled cancelled when model.content().get() != null ->
                    "The rules were stopped; what they found before stays.";
            case FindingsState.Failed failed -> model.notice().get();
            case FindingsState.Cancelled cancelled -> model.notice().get();
            case FindingsState.Idle idle -> model.notice().get();
            case FindingsState.Running running -> model.notice().get();
            case FindingsState.Done done -> model.notice().get();
        };
    }
}
