package org.exhibit.app.ui.evidence;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.indexer.acquire.s3.Prices;
import org.exhibit.indexer.acquire.s3.PullCost;
import org.exhibit.indexer.acquire.s3.S3Plan;

import java.util.Locale;

/// What a pull would cost its bucket's owner, and by which prices; these can be edited.
final class PullCostCard extends VBox {
    private final PullViewModel model;
    private final S3Plan plan;
    private final GridPane amounts = new GridPane(16, 2);
    private final Label total = new Label();
    private final Label basis = PullNodes.muted("");
    private final VBox editor = new VBox(8);

    PullCostCard(PullViewModel model, S3Plan plan) {
        this.model = model;
        this.plan = plan;
        total.setId("pull-cost");
        total.getStyleClass().add("emphasised");
        basis.setId("pull-price-basis");
        Hyperlink edit = new Hyperlink("Edit prices");
        edit.setId("pull-prices-link");
        edit.setOnAction(e -> {
            if (editor.getChildren().isEmpty()) {
                edit();
            } else {
                editor.getChildren().clear();
            }
        });
        getChildren()
                .add(
                        PullNodes.card(
                                Glyph.FUNCTIONS.icon(16, "muted-icon"),
                                "Cost estimate",
                                total,
                                amounts,
                                basis,
                                edit,
                                editor));
        model.prices().addListener((property, before, now) -> show());
        model.dryRun().left().addListener((property, before, now) -> show());
        show();
    }

    private void show() {
        PullCost cost = model.dryRun().cost(plan, model.prices().get());
        S3Plan.Amount chosen = model.dryRun().chosen();
        total.setText(money(cost.total(), cost));
        amounts.getChildren().clear();
        line(0, Formats.count(plan.listRequests()) + " list calls", cost.list());
        line(1, Formats.count(chosen.objects()) + " get calls", cost.get());
        line(2, "retrieval", cost.retrieval());
        line(3, Formats.bytes(chosen.bytes()) + " transfer out", cost.transfer());
        basis.setText(
                "Prices of "
                        + cost.asOf()
                        + ": "
                        + cost.basis()
                        + ". The bucket's owner pays, and the bill may differ.");
    }

    private void line(int row, String what, double amount) {
        Label name = new Label(what);
        Label value = new Label(String.format(Locale.ROOT, "%.4f", amount));
        name.getStyleClass().add("mono");
        value.getStyleClass().add("mono");
        amounts.add(name, 0, row);
        amounts.add(value, 1, row);
    }

    private static String money(double amount, PullCost cost) {
        return String.format(Locale.ROOT, "%.4f %s", amount, cost.currency());
    }

    private void edit() {
        PullPriceFields fields = new PullPriceFields(model.prices().get(), plan.byClass().keySet());
        Label mistake = PullNodes.words("", "bad");
        mistake.setId("pull-prices-mistake");
        Button save = new Button("Use these");
        save.setId("pull-prices-save");
        save.getStyleClass().add("small");
        save.setOnAction(e -> {
            try {
                model.prices().set(fields.prices());
                editor.getChildren().clear();
            } catch (PullForm.Mistake wrong) {
                mistake.setText(wrong.getMessage());
            }
        });
        Button builtIn = new Button("The program's own");
        builtIn.getStyleClass().add("small");
        builtIn.setOnAction(e -> {
            model.prices().set(Prices.builtIn());
            editor.getChildren().clear();
        });
        editor.getChildren().setAll(grid(fields), mistake, PullNodes.line(save, builtIn));
    }

    private static Node grid(PullPriceFields fields) {
        GridPane grid = new GridPane(8, 6);
        int row = 0;
        for (java.util.Map.Entry<String, TextField> field : fields.fields().entrySet()) {
            Label name = PullNodes.muted(field.getKey());
            name.setLabelFor(field.getValue());
            grid.add(name, 0, row);
            grid.add(field.getValue(), 1, row++);
        }
        return grid;
    }
}
