package org.exhibit.app.ui.evidence;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Asks what to pull from S3: access, scope, a dry run, then the pull. What is edited after a dry
/// run makes it stale, and only a fresh one can be pulled.
final class PullDialog extends VBox {
    private static final double WIDTH = 640;

    private final EvidenceViewModel model;
    private final Modals modals;
    private final TextField profile = field("pull-profile", "environment, else default");
    private final TextField role = field("pull-role", "arn:aws:iam::…:role/…, optional");
    private final TextField device = field("pull-device", "ARN of its MFA device, optional");
    private final PasswordField code = new PasswordField();
    private final TextField region = field("pull-region", "the profile's");
    private final TextField endpoint = field("pull-endpoint", "AWS's own");
    private final TextField url = field("pull-url", "s3://bucket/prefix");
    private final TextField from = field("pull-from", "2026-03-09");
    private final TextField to = field("pull-to", "2026-03-11, inclusive");
    private final TextField accounts = field("pull-accounts", "all");
    private final TextField regions = field("pull-regions", "all");
    private final CheckBox versions = new CheckBox("Older versions and delete markers too");
    private final VBox listing = new VBox(6);
    private final Button dryRun = new Button("Dry run");
    private final Button pull = new Button("Pull", Glyph.FILE_COPY.icon());
    private @Nullable CancelToken running;
    private @Nullable PullForm planned;

    private PullDialog(EvidenceViewModel model, Modals modals) {
        super(10);
        this.model = model;
        this.modals = modals;
        setPrefWidth(WIDTH);
        code.setId("pull-code");
        listing.setId("pull-plan");
        dryRun.setId("pull-dry-run");
        dryRun.setDefaultButton(true);
        dryRun.setOnAction(e -> list());
        pull.setId("pull-start");
        pull.getStyleClass().add("accent");
        pull.setDisable(true);
        pull.setOnAction(e -> start());
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> cancel());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox actions = new HBox(8, space, cancel, dryRun, pull);
        actions.setAlignment(Pos.CENTER_RIGHT);
        Label promise =
                muted(
                        "Exhibit only reads, and an assumed role's session is limited to that by a"
                                + " policy sent with it; without a role only this program limits"
                                + " itself. The reads appear in the account's own logs. Archived"
                                + " objects stay, because restoring them writes.");
        getChildren()
                .addAll(
                        grid(
                                pair("AWS profile", profile),
                                pair("Role to assume", role),
                                pair("Device", device),
                                pair("Code of the device, a new one for each step", code),
                                pair("Region", region),
                                pair("Server", endpoint)),
                        grid(
                                pair("Bucket and prefix", url),
                                pair("Accounts", accounts),
                                pair("First day, UTC", from),
                                pair("Last day, UTC", to),
                                pair("Regions", regions)),
                        versions,
                        promise,
                        listing,
                        actions);
        for (TextField edited :
                List.of(
                        profile, role, device, region, endpoint, url, from, to, accounts,
                        regions)) {
            edited.textProperty().addListener((property, before, now) -> stale());
        }
        versions.selectedProperty().addListener((property, before, now) -> stale());
        sceneProperty()
                .addListener((property, before, now) -> {
                    if (now == null) {
                        stop();
                    }
                });
    }

    static void show(EvidenceViewModel model, Modals modals) {
        PullDialog dialog = new PullDialog(model, modals);
        modals.show("Pull from S3", dialog, dialog.url);
    }

    private static TextField field(String id, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(WIDTH);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }

    private static VBox pair(String text, Node field) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        label.setLabelFor(field);
        VBox box = new VBox(3, label, field);
        box.setPrefWidth(WIDTH / 2);
        return box;
    }

    private static GridPane grid(VBox... pairs) {
        GridPane grid = new GridPane(10, 6);
        for (int i = 0; i < pairs.length; i++) {
            grid.add(pairs[i], i % 2, i / 2);
        }
        return grid;
    }

    private PullForm form() {
        return new PullForm(
                profile.getText(),
                role.getText(),
                device.getText(),
                code.getText(),
                region.getText(),
                endpoint.getText(),
                url.getText(),
                from.getText(),
                to.getText(),
                accounts.getText(),
                regions.getText(),
                versions.isSelected());
    }

    private void stale() {
        stop();
        planned = null;
        pull.setDisable(true);
        pull.setText("Pull");
        dryRun.setDisable(false);
        listing.getChildren().clear();
    }

    private void list() {
        PullForm asked = form();
        try {
            listing.getChildren().setAll(muted("Listing…"));
            dryRun.setDisable(true);
            running =
                    model.planPull(
                            asked.options(),
                            asked.request(),
                            plan -> showPlan(asked, plan),
                            failure -> {
                                dryRun.setDisable(false);
                                Label what = muted(failure.what() + ' ' + failure.reason());
                                what.setId("pull-failure");
                                listing.getChildren().setAll(what);
                            });
        } catch (PullForm.Mistake e) {
            dryRun.setDisable(false);
            Label mistake = muted(String.valueOf(e.getMessage()));
            mistake.setId("pull-failure");
            listing.getChildren().setAll(mistake);
        }
    }

    private void showPlan(PullForm asked, S3Plan plan) {
        planned = asked;
        dryRun.setDisable(false);
        listing.getChildren().setAll(PullPlanNodes.of(plan));
        pull.setText(
                "Pull "
                        + Formats.count(plan.fetched().objects(), "object", "objects")
                        + ", "
                        + Formats.bytes(plan.fetched().bytes()));
        pull.setDisable(plan.fetched().objects() == 0);
    }

    private void start() {
        if (planned == null) {
            return;
        }
        // The same but for the device's code, which AWS takes once.
        PullForm asked = form();
        try {
            modals.hide();
            model.pull(asked.options(), asked.request(), asked.url().strip());
        } catch (PullForm.Mistake e) {
            throw new IllegalStateException("a form that was listed is none", e);
        }
    }

    private void cancel() {
        stop();
        modals.hide();
    }

    private void stop() {
        CancelToken token = running;
        if (token != null) {
            token.cancel();
            running = null;
        }
    }
}
