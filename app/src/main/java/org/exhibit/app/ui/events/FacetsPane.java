package org.exhibit.app.ui.events;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.indexer.event.SourceKind;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The facets: tick to include, Alt with click (or Alt with space) to exclude.
public final class FacetsPane extends VBox {
    private static final double BAR = 36;

    private final FacetsViewModel facets;
    private final VBox groups = new VBox();
    private final Set<String> folded = new HashSet<>(Set.of("account", "region", "bucket"));
    private final Hyperlink clear = new Hyperlink("Clear");

    public FacetsPane(FacetsViewModel facets) {
        this.facets = facets;
        getStyleClass().add("facets");
        Label title = new Label("Facets");
        title.getStyleClass().add("card-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        clear.setOnAction(e -> facets.clear());
        HBox heading = new HBox(8, Glyph.FILTER.icon(16, "muted-icon"), title, space, clear);
        heading.getStyleClass().add("pane-heading");
        ScrollPane scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(heading, scroll);
        facets.facets().addListener((property, before, now) -> show(now));
        show(facets.facets().get());
    }

    private void show(List<FacetModel> models) {
        String focused = focusedId();
        groups.getChildren().setAll(models.stream().filter(this::worth).map(this::group).toList());
        groups.getChildren().add(adder());
        clear.setVisible(facets.isAnythingChosen());
        if (focused != null && lookup('#' + focused) != null) {
            lookup('#' + focused).requestFocus();
        }
    }

    private @Nullable String focusedId() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner instanceof CheckBox box && isInside(box) ? box.getId() : null;
    }

    private boolean isInside(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == this) {
                return true;
            }
        }
        return false;
    }

    private boolean worth(FacetModel facet) {
        return !facet.entries().isEmpty();
    }

    private Node group(FacetModel facet) {
        VBox rows = new VBox();
        boolean open = !folded.contains(facet.field());
        Label title = new Label(facet.title());
        title.getStyleClass().add("small-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button fold =
                new Button("", (open ? Glyph.ARROW_UP : Glyph.ARROW_DOWN).icon(14, "muted-icon"));
        fold.getStyleClass().addAll("flat", "fold");
        fold.setAccessibleText((open ? "Fold " : "Unfold ") + facet.title());
        fold.setOnAction(e -> {
            if (!folded.remove(facet.field())) {
                folded.add(facet.field());
            }
            show(facets.facets().get());
        });
        HBox heading = new HBox(title, space, fold);
        heading.setAlignment(Pos.CENTER_LEFT);
        rows.getChildren().add(heading);
        if (open) {
            facet.entries().forEach(entry -> rows.getChildren().add(row(facet, entry)));
            if (facet.more() > 0 || facet.entries().size() > FacetsViewModel.FEW) {
                Hyperlink more =
                        new Hyperlink(
                                facet.entries().size() > FacetsViewModel.FEW
                                        ? "Fewer"
                                        : Formats.count(facet.more(), "other", "others"));
                more.setOnAction(e -> facets.lengthen(facet.field()));
                rows.getChildren().add(more);
            }
        }
        rows.getStyleClass().add("facet");
        return rows;
    }

    private Node row(FacetModel facet, FacetModel.Entry entry) {
        CheckBox box = new CheckBox();
        box.setId(id(facet.field(), entry.value()));
        box.setMinWidth(15);
        box.setMaxWidth(15);
        box.setSelected(entry.state() == FacetModel.State.INCLUDED);
        boolean excluded = entry.state() == FacetModel.State.EXCLUDED;
        if (excluded) {
            box.getStyleClass().add("excluded");
        }
        box.setAccessibleText(
                (excluded ? "Excluded: " : "")
                        + facet.title()
                        + ' '
                        + entry.label()
                        + ", "
                        + entry.count());
        Label name = new Label(entry.label());
        name.setMinWidth(0);
        name.getStyleClass().add(excluded ? "struck" : "facet-value");
        if (facet.field().equals("source")) {
            name.setGraphic(SourceMark.of(SourceKind.ofWord(entry.value()).orElse(null)));
        }
        Tooltip.install(name, new Tooltip(entry.value() + "\nClick includes, Alt+click excludes"));
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        Label count = new Label(Formats.count(entry.count()));
        count.getStyleClass().addAll("mono", "muted", "facet-count");
        HBox row = new HBox(6, box, name, bar(facet, entry), count);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("facet-row");
        // The box must not tick itself: what is chosen comes back with the counts.
        row.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                e -> {
                    box.requestFocus();
                    facets.toggle(facet.field(), entry.value(), !e.isAltDown());
                    e.consume();
                });
        row.addEventFilter(MouseEvent.MOUSE_RELEASED, MouseEvent::consume);
        box.addEventFilter(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.SPACE || e.getCode() == KeyCode.ENTER) {
                        facets.toggle(facet.field(), entry.value(), !e.isAltDown());
                        e.consume();
                    }
                });
        return row;
    }

    /// The id of a value's check box.
    static String id(String field, String value) {
        return "facet-" + (field + '-' + value).replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static Node bar(FacetModel facet, FacetModel.Entry entry) {
        Region track = new Region();
        track.getStyleClass().add("facet-track");
        Region part = new Region();
        part.getStyleClass().add("facet-part");
        if (facet.field().equals("source")) {
            part.getStyleClass()
                    .add(SourceMark.styleClass(SourceKind.ofWord(entry.value()).orElse(null)));
        }
        double share = facet.most() == 0 ? 0 : (double) entry.count() / facet.most();
        double width = entry.count() == 0 ? 0 : Math.max(1, BAR * share);
        part.setMinWidth(width);
        part.setMaxWidth(width);
        part.setPrefWidth(width);
        StackPane bar = new StackPane(track, part);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinWidth(BAR);
        bar.setPrefWidth(BAR);
        bar.setMaxWidth(BAR);
        return bar;
    }

    private Node adder() {
        Hyperlink add = new Hyperlink("Add facet from any field", Glyph.ADD.icon(14, "muted-icon"));
        add.getStyleClass().add("muted-link");
        StackPane place = new StackPane(add);
        place.setAlignment(Pos.CENTER_LEFT);
        place.getStyleClass().add("facet-adder");
        add.setOnAction(e -> askField(place, add));
        return place;
    }

    private void askField(StackPane place, Node link) {
        TextField name = new TextField();
        name.setPromptText("field, or path of the record");
        name.setAccessibleText("Field to count, or path of the original record");
        place.getChildren().setAll(name);
        name.requestFocus();
        name.setOnAction(e -> {
            if (!name.getText().isBlank()) {
                facets.add(name.getText().strip());
            }
        });
        name.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                place.getChildren().setAll(link);
                link.requestFocus();
                e.consume();
            }
        });
    }
}
