package org.exhibit.app.ui.findings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.StrengthMeter;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.TriageState;

import java.util.ArrayList;
import java.util.List;

/// The top of the detail: what was found, how grave and how well founded it is, how far it was
/// judged, and the three parts that no finding is shown without.
final class FindingHead {
    private static final int MOST_CITATIONS = 2;

    private final Finding finding;
    private final FindingsContent content;
    private final TimeDisplay times;
    private final Actions actions;

    /// What the head can have done.
    interface Actions {
        void triage(Finding finding, TriageState wanted);

        void open(String eventId);

        void gaps(Finding finding);

        void bookmark(Finding finding);

        void copy(Finding finding);
    }

    FindingHead(Finding finding, FindingsContent content, TimeDisplay times, Actions actions) {
        this.finding = finding;
        this.content = content;
        this.times = times;
        this.actions = actions;
    }

    /// @param records of the finding, as far as they are read
    List<Node> nodes(List<CitedRecord> records) {
        Label rule = new Label(finding.rule());
        rule.getStyleClass().add("id-tag");
        rule.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label triage = FindingFacts.text("Triage", "small", "muted");
        triage.setMinWidth(Region.USE_PREF_SIZE);
        HBox line =
                new HBox(
                        8,
                        rule,
                        FindingBadges.of(finding.level()),
                        StrengthMeter.label(finding.strength()),
                        space,
                        triage,
                        triage(),
                        more());
        line.setAlignment(Pos.CENTER_LEFT);
        return List.of(
                line,
                FindingFacts.text(finding.title(), "detail-title"),
                FindingFacts.text(finding.subject(), "mono"),
                sentence(records),
                parts());
    }

    private Node triage() {
        HBox buttons = new HBox();
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        for (TriageState state : TriageState.values()) {
            boolean on = finding.state() == state;
            ToggleButton button =
                    new ToggleButton(
                            FindingText.word(state)
                                    + (state == TriageState.DISMISSED && !on ? "…" : ""));
            button.setId("triage-" + state.word());
            button.setSelected(on);
            button.getStyleClass().addAll("segment", "triage-button");
            if (on) {
                button.setGraphic(FindingBadges.glyph(state).icon(14, "white-icon"));
            }
            if (state == TriageState.NEW) {
                button.getStyleClass().add("left-pill");
            } else if (state == TriageState.DISMISSED) {
                button.getStyleClass().add("right-pill");
            } else {
                button.getStyleClass().add("center-pill");
            }
            button.setOnAction(e -> {
                button.setSelected(finding.state() == state);
                actions.triage(finding, state);
            });
            buttons.getChildren().add(button);
        }
        return buttons;
    }

    private Node more() {
        MenuItem bookmark = new MenuItem("Bookmark the records");
        bookmark.setOnAction(e -> actions.bookmark(finding));
        MenuItem copy = new MenuItem("Copy with citations");
        copy.setOnAction(e -> actions.copy(finding));
        MenuItem gaps = new MenuItem("Gaps in the logs");
        gaps.setOnAction(e -> actions.gaps(finding));
        MenuButton more = new MenuButton("", Glyph.MORE.icon(), bookmark, copy, gaps);
        more.setId("finding-more");
        more.getStyleClass().add("more-button");
        more.setAccessibleText("More about this finding");
        return more;
    }

    /// What the first record says, and where the first and the last stand.
    private Node sentence(List<CitedRecord> records) {
        FlowPane flow = new FlowPane(6, 3);
        flow.getStyleClass().add("finding-sentence");
        if (records.isEmpty()) {
            flow.getChildren().add(FindingFacts.text("The records are being read.", "muted"));
            return flow;
        }
        Label says = FindingFacts.text(records.getFirst().says());
        says.maxWidthProperty().bind(flow.widthProperty());
        flow.getChildren().add(says);
        List<CitedRecord> ends = new ArrayList<>(List.of(records.getFirst()));
        if (records.size() >= MOST_CITATIONS) {
            ends.add(records.getLast());
        }
        for (CitedRecord record : ends) {
            flow.getChildren().add(citation(record, actions));
        }
        return flow;
    }

    static Hyperlink citation(CitedRecord record, Actions actions) {
        Hyperlink link = new Hyperlink(record.citation());
        link.getStyleClass().addAll("mono", "citation");
        link.setTooltip(new javafx.scene.control.Tooltip(record.says()));
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(e -> actions.open(record.id()));
        return link;
    }

    private Node parts() {
        GridPane parts = new GridPane(12, 0);
        for (int column = 0; column < 3; column++) {
            ColumnConstraints third = new ColumnConstraints();
            third.setPercentWidth(column == 1 ? 38 : 31);
            parts.getColumnConstraints().add(third);
        }
        parts.add(part("Known.", FindingText.known(finding, times), "known"), 0, 0);
        VBox unknown = part("Unknown.", FindingText.unknown(finding, content, times), "unknown");
        int gaps = content.gaps(finding).size();
        if (gaps > 0) {
            Hyperlink all =
                    new Hyperlink(gaps == 1 ? "Show the gap" : "Show all " + gaps + " gaps");
            all.setId("finding-gaps");
            all.setOnAction(e -> actions.gaps(finding));
            unknown.getChildren().add(all);
        }
        parts.add(unknown, 1, 0);
        parts.add(part("Not claimed.", FindingText.notClaimed(finding), "not-claimed"), 2, 0);
        return parts;
    }

    private static VBox part(String title, String body, String style) {
        VBox part =
                new VBox(
                        2,
                        FindingFacts.text(title, "small-title"),
                        FindingFacts.text(body, "small", "muted"));
        part.getStyleClass().addAll("finding-part", style);
        return part;
    }
}
