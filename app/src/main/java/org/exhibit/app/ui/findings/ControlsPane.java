package org.exhibit.app.ui.findings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.indexer.finding.Control;
import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.ControlState;
import org.exhibit.indexer.finding.ControlTexts;
import org.exhibit.indexer.finding.Finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/// The controls that a finding's rule bears on, by framework, each with the state that an examiner
/// gave it. The mapping is an analyst's and says so; the state is never the tool's.
final class ControlsPane extends VBox {
    private static final double ROW = 28;

    private final ControlTexts texts;
    private final BiConsumer<Finding, Control> judge;
    private final TableView<Line> table = new TableView<>();
    private final Label summary = new Label();
    private final FlowPane frameworks = new FlowPane();
    private String chosen = "";
    private List<Line> all = List.of();

    /// A control with what was said of it.
    private record Line(
            Finding finding,
            Control control,
            String title,
            String why,
            List<ControlJudgements.Judgement> history) {
        ControlState state() {
            return history.isEmpty() ? ControlState.FOR_REVIEW : history.getLast().state();
        }
    }

    ControlsPane(ControlTexts texts, BiConsumer<Finding, Control> judge) {
        super(6);
        this.texts = texts;
        this.judge = judge;
        summary.getStyleClass().addAll("small", "muted");
        Label title = FindingFacts.text("Control mapping", "card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox heading = new HBox(8, title, summary);
        heading.setAlignment(Pos.CENTER_LEFT);
        fill();
        getChildren().addAll(heading, frameworks, table);
    }

    private void fill() {
        table.setId("finding-controls");
        table.setAccessibleText("Controls this finding bears on");
        table.getStyleClass().add("boxed-table");
        table.setFixedCellSize(ROW);
        table.setPlaceholder(new Label("No control is mapped to this rule"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        TableColumn<Line, Line> state = new TableColumn<>("State");
        TableColumns.node(state, this::state);
        state.setMinWidth(104);
        state.setMaxWidth(104);
        table.getColumns()
                .setAll(
                        List.of(
                                column("Framework", 120, line -> framework(line.control()), ""),
                                column("Control", 130, line -> line.control().id(), "mono"),
                                column("Title", 220, Line::title, ""),
                                column("Why it maps", 230, Line::why, "muted-cell"),
                                state));
        table.setOnKeyPressed(event -> {
            Line line = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && line != null) {
                judge.accept(line.finding(), line.control());
                event.consume();
            }
        });
    }

    private static TableColumn<Line, String> column(
            String title,
            double width,
            java.util.function.Function<Line, String> text,
            String style) {
        TableColumn<Line, String> column = new TableColumn<>(title);
        TableColumns.text(column, text);
        column.setPrefWidth(width);
        if (!style.isEmpty()) {
            column.getStyleClass().add(style);
        }
        return column;
    }

    private Node state(Line line) {
        Label word = FindingBadges.of(line.state());
        Hyperlink set = new Hyperlink(word.getText());
        set.getStyleClass().addAll(word.getStyleClass());
        set.getStyleClass().add("control-state");
        set.setId("control-of-" + line.control().id().replaceAll("[^A-Za-z0-9]", "-"));
        set.setAccessibleText(
                line.control().framework() + ' ' + line.control().id() + ": " + word.getText());
        if (!line.history().isEmpty()) {
            ControlJudgements.Judgement last = line.history().getLast();
            set.setTooltip(new Tooltip(last.author() + ": " + last.reason()));
        }
        set.setOnAction(e -> judge.accept(line.finding(), line.control()));
        return set;
    }

    /// The framework with the version of its text, as short as it can be.
    private static String framework(Control control) {
        return switch (control.framework()) {
            case "CIS AWS Foundations" -> "CIS AWS " + control.version();
            case "CIS AWS Foundations v7" -> "CIS AWS " + control.version();
            default -> control.framework();
        };
    }

    void show(Finding finding, FindingsContent content) {
        String why = texts.why(finding);
        all =
                finding.controls().stream()
                        .map(each ->
                                new Line(
                                        finding,
                                        each,
                                        texts.title(each),
                                        why,
                                        content.judgements(finding, each)))
                        .toList();
        TreeSet<String> names = new TreeSet<>();
        all.forEach(line -> names.add(framework(line.control())));
        if (!names.contains(chosen)) {
            chosen = "";
        }
        List<Node> buttons = new ArrayList<>();
        if (!names.isEmpty()) {
            buttons.add(button("", "All"));
            names.forEach(name -> buttons.add(button(name, name.replaceFirst("^(AWS|NIST) ", ""))));
        }
        frameworks.getChildren().setAll(buttons);
        String authors =
                String.join(
                        ", ",
                        new TreeSet<>(
                                content.judgements(finding).stream()
                                        .map(ControlJudgements.Judgement::author)
                                        .toList()));
        summary.setText(
                Formats.count(all.size(), "control", "controls")
                        + (all.isEmpty() ? "" : ", " + all.getFirst().control().mapping())
                        + (authors.isEmpty() ? "" : ", judged by " + authors));
        narrow();
    }

    private ToggleButton button(String name, String text) {
        ToggleButton button = new ToggleButton(text);
        button.getStyleClass().addAll("segment", "framework-button");
        button.setSelected(chosen.equals(name));
        button.setUserData(name);
        button.setOnAction(e -> {
            chosen = name;
            frameworks
                    .getChildren()
                    .forEach(node -> {
                        if (node instanceof ToggleButton other) {
                            other.setSelected(Objects.equals(other.getUserData(), chosen));
                        }
                    });
            narrow();
        });
        return button;
    }

    private void narrow() {
        List<Line> shown =
                all.stream()
                        .filter(line ->
                                chosen.isEmpty() || framework(line.control()).equals(chosen))
                        .toList();
        int before = table.getSelectionModel().getSelectedIndex();
        table.getItems().setAll(shown);
        if (before >= 0 && before < shown.size()) {
            table.getSelectionModel().select(before);
        }
        double height = ROW * (Math.max(1, shown.size()) + 1) + 3;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    /// Takes the keyboard.
    Node table() {
        return table;
    }
}
