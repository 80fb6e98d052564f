package org.exhibit.app.ui.findings;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.TriageState;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The chips above the table: one state or all, and any of the levels.
final class FindingFilters {
    private FindingFilters() {}

    static List<Node> of(FindingsViewModel model, FindingsContent content) {
        List<Node> chips = new ArrayList<>();
        chips.add(state(model, null, "All " + Formats.count(content.findings().size())));
        for (TriageState state : TriageState.values()) {
            int count = content.count(state);
            ToggleButton chip =
                    state(model, state, FindingText.word(state) + ' ' + Formats.count(count));
            chip.setGraphic(FindingBadges.glyph(state).icon(14));
            chips.add(chip);
        }
        Region gap = new Region();
        gap.setMinWidth(4);
        chips.add(gap);
        for (Level level : List.of(Level.values()).reversed()) {
            int count = content.count(level);
            if (count > 0) {
                chips.add(level(model, level, count));
            }
        }
        return chips;
    }

    private static ToggleButton state(
            FindingsViewModel model, @Nullable TriageState state, String text) {
        ToggleButton chip = new ToggleButton(text);
        chip.getStyleClass().add("filter-chip");
        chip.setId("state-" + (state == null ? "all" : state.word()));
        chip.setSelected(model.judged().get() == state);
        chip.setOnAction(e -> {
            chip.setSelected(true);
            model.judged().set(state);
        });
        return chip;
    }

    private static ToggleButton level(FindingsViewModel model, Level level, int count) {
        ToggleButton chip = new ToggleButton(FindingText.word(level) + ' ' + Formats.count(count));
        chip.getStyleClass().add("filter-chip");
        chip.setId("level-" + level.word());
        chip.setSelected(model.levels().contains(level));
        chip.setOnAction(e -> {
            if (!model.levels().remove(level)) {
                model.levels().add(level);
            }
        });
        return chip;
    }
}
