package org.exhibit.app.ui.evidence;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.Glyph;
import org.exhibit.indexer.acquire.aws.IamPolicy;

import java.util.List;

/// Asks who asks AWS, and shows whom AWS sees.
final class PullAccessPane extends VBox {
    private final PullViewModel model;
    private final TextField profile =
            PullNodes.field("pull-profile", "environment's keys, else default");
    private final TextField role = PullNodes.field("pull-role", "arn:aws:iam::…:role/…, optional");
    private final TextField device = PullNodes.field("pull-device", "ARN, where the role asks");
    private final PasswordField code = new PasswordField();
    private final TextField external = PullNodes.field("pull-external-id", "optional");
    private final TextField region = PullNodes.field("pull-region", "the profile's");
    private final TextField endpoint = PullNodes.field("pull-endpoint", "AWS's own");
    private final VBox outcome = new VBox(8);

    PullAccessPane(PullViewModel model) {
        super(12);
        this.model = model;
        code.setId("pull-code");
        code.setPromptText("six digits, kept nowhere");
        outcome.setId("pull-identity");
        getChildren()
                .addAll(
                        PullNodes.grid(
                                PullNodes.labelled("AWS profile", profile),
                                PullNodes.labelled("Region", region),
                                PullNodes.labelled("Role to assume", role),
                                PullNodes.labelled("External id of the role", external),
                                PullNodes.labelled("MFA device", device),
                                PullNodes.labelled("Its code", code),
                                PullNodes.labelled("Server", endpoint)),
                        PullNodes.muted(
                                "A profile signed in by aws sso login will do. No key or password"
                                        + " is typed in here, and none is ever written down."),
                        outcome,
                        guarantee());
        for (TextField field : List.of(profile, role, device, external, region, endpoint)) {
            field.textProperty().addListener((property, before, now) -> edited());
        }
        model.identity().addListener((property, before, now) -> show(now));
        show(model.identity().get());
    }

    TextField first() {
        return profile;
    }

    private void edited() {
        model.edit(
                new PullForm(
                        new PullForm.Access(
                                profile.getText(),
                                role.getText(),
                                device.getText(),
                                external.getText(),
                                region.getText(),
                                endpoint.getText()),
                        model.form().scope()));
    }

    void check() {
        try {
            model.checkIdentity(code.getText());
            // AWS takes a code once.
            code.clear();
        } catch (PullForm.Mistake e) {
            mistaken(String.valueOf(e.getMessage()));
        }
    }

    private void mistaken(String words) {
        javafx.scene.control.Label mistake = PullNodes.words(words, "bad");
        mistake.setId("pull-mistake");
        outcome.getChildren().setAll(mistake);
    }

    private void show(PullIdentity identity) {
        switch (identity) {
            case PullIdentity.Unknown unknown ->
                    outcome.getChildren()
                            .setAll(
                                    PullNodes.muted(
                                            "Before anything is listed, AWS is asked whom it sees"
                                                    + " (sts:GetCallerIdentity)."));
            case PullIdentity.Asking asking ->
                    outcome.getChildren()
                            .setAll(new ProgressBar(), PullNodes.muted("Asking AWS whom it sees"));
            case PullIdentity.Known known -> outcome.getChildren().setAll(known(known));
            case PullIdentity.Untold untold -> outcome.getChildren().setAll(untold(untold));
            case PullIdentity.Failed failed ->
                    outcome.getChildren()
                            .setAll(
                                    PullNodes.failure(
                                            "pull-failure", failed.failure(), failed.advice()));
        }
    }

    static VBox known(PullIdentity.Known known) {
        VBox card =
                PullNodes.card(
                        Glyph.CHECK.icon(16, "success-icon"),
                        "AWS sees account " + known.caller().account(),
                        PullNodes.words(known.caller().arn(), "mono"));
        card.getStyleClass().add("pull-good");
        return card;
    }

    static VBox untold(PullIdentity.Untold untold) {
        return PullNodes.card(
                Glyph.WARNING.icon(16, "warning-icon"),
                "This server does not say whom it sees",
                PullNodes.words(untold.reason(), "mono"),
                PullNodes.muted("A server other than AWS need not. Custody will say so."));
    }

    private static VBox guarantee() {
        VBox policy = new VBox();
        Hyperlink show = new Hyperlink("Show session policy");
        show.setId("pull-policy-link");
        show.setOnAction(e -> {
            if (policy.getChildren().isEmpty()) {
                policy.getChildren()
                        .setAll(
                                PullNodes.lines(
                                        "pull-policy", IamPolicy.document().lines().toList(), 10));
            } else {
                policy.getChildren().clear();
            }
        });
        VBox card =
                PullNodes.card(
                        Glyph.LOCK.icon(16, "success-icon"),
                        "Read-only guarantee",
                        PullNodes.muted(
                                "Exhibit only reads. A role's session is limited to that by a"
                                    + " policy sent with AssumeRole; without a role only this"
                                    + " program limits itself. The reads appear in the account's"
                                    + " own logs. Archived objects stay, because restoring them"
                                    + " writes."),
                        show,
                        policy);
        card.getStyleClass().add("pull-good");
        return card;
    }
}
