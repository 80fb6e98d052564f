package org.exhibit.app.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.FixtureFindings;
import org.exhibit.app.ui.fixture.FixtureService;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.SettingsText;
import org.exhibit.indexer.finding.run.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The rules on the screen: switches with reasons, and the analyst's own folder.
class PatternsViewModelTest {
    private static final String RULE =
            """
            title: %s
            id: %s
            logsource: {product: aws, service: cloudtrail}
            detection:
              s: {eventName%s: ConsoleLogin}
              condition: s
            """;

    private final FixtureService service =
            new FixtureService(0).with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, 10));
    private final Workspace workspace = new Workspace(service, Direct.background());
    private final List<Failure> failures = new ArrayList<>();
    private final List<Path> searched = new ArrayList<>();
    private final FindingsViewModel findings =
            new FindingsViewModel(
                    workspace,
                    (reader, own, board, cancel) -> {
                        searched.add(own == null ? Path.of("none") : own);
                        return FixtureFindings.found();
                    });
    private final PatternsViewModel model = findings.patterns();

    @TempDir Path folder;

    private void open() {
        workspace.open(Direct.CASE, open -> {}, failures::add);
        model.readOnce();
    }

    private RuleBook.Entry rule(String id) {
        return model.rows().stream()
                .map(PatternsViewModel.Row::rule)
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsNoRulesBeforeTheyAreLookedAt() {
        workspace.open(Direct.CASE, open -> {}, failures::add);
        assertThat(model.rows()).isEmpty();
        model.readOnce();
        assertThat(model.rows()).hasSizeGreaterThan(25).allMatch(row -> row.rule().on());
        assertThat(searched).isEmpty();
    }

    @Test
    void changesOneThresholdAndLeavesTheOtherSettingsAsTheyWereWritten() {
        open();
        assertThat(model.threshold(SettingsText.Threshold.EGRESS)).isEqualTo(100_000_000L);
        model.keep("# ours\nsensitive-buckets: [phi]\n", "the hospital's list", failures::add);
        model.change(SettingsText.Threshold.EGRESS, " 5000 ", " small files ", failures::add);

        assertThat(failures).isEmpty();
        assertThat(model.settings().get())
                .isEqualTo("# ours\nsensitive-buckets: [phi]\negress-threshold-bytes: 5000\n");
        assertThat(model.threshold(SettingsText.Threshold.EGRESS)).isEqualTo(5_000L);
        assertThat(service.marks())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("finding-settings {source=window, yaml=# ours")
                .endsWith("reason=small files}");
        assertThat(findings.notice().get())
                .isEqualTo("The case keeps the settings. Run again, so that the findings follow.");
    }

    @Test
    void keepsNoSettingsThatCannotBeRead() {
        open();
        model.change(SettingsText.Threshold.RETENTION, "many", "x", failures::add);
        model.keep("egress-treshold-bytes: 1\n", "x", failures::add);

        assertThat(service.marks()).isEmpty();
        assertThat(model.mistake(SettingsText.Threshold.RETENTION, "many"))
                .isEqualTo("A whole number, or nothing for the standard one.");
        assertThat(model.mistake(SettingsText.Threshold.RETENTION, "99999"))
                .contains("at most 36525");
        assertThat(PatternsViewModel.mistake("ci-actors: [a]\negress-treshold-bytes: 1\n"))
                .isEqualTo("Line 2: 'egress-treshold-bytes' is no setting.");
    }

    @Test
    void switchesARuleOffOnlyWithAReasonAndKeepsWhoAndWhy() {
        open();
        model.switchTo(rule("F18"), false, " ", failures::add);
        assertThat(rule("F18").on()).isTrue();
        assertThat(service.marks()).isEmpty();

        model.switchTo(rule("F18"), false, " no tags here by design ", failures::add);
        assertThat(rule("F18").on()).isFalse();
        assertThat(service.marks())
                .containsExactly(
                        "finding-rule-switched {rule=F18, state=off, reason=no tags here by"
                                + " design}");
        assertThat(findings.notice().get())
                .isEqualTo("F18 is off in this case. Run again, so that the findings follow.");
        PatternsViewModel.Row row =
                model.rows().stream()
                        .filter(each -> each.rule().id().equals("F18"))
                        .findFirst()
                        .orElseThrow();
        assertThat(row.last().orElseThrow().reason()).isEqualTo("no tags here by design");

        model.switchTo(rule("F18"), true, "", failures::add);
        assertThat(rule("F18").on()).isTrue();
        assertThat(failures).isEmpty();
    }

    @Test
    void readsTheChosenFolderAndNamesWhatItCannotRead() throws IOException {
        open();
        int before = model.rows().size();
        Files.writeString(folder.resolve("a.yml"), RULE.formatted("Mine", "own-1", ""));
        Files.writeString(folder.resolve("b.yml"), RULE.formatted("Not", "own-2", "|bogus"));
        model.folder().set(folder);

        assertThat(model.rows()).hasSize(before + 1);
        assertThat(rule("own-1").origin()).isEqualTo(RuleBook.Origin.OWN);
        assertThat(model.refused())
                .containsExactly(
                        new RefusedRule("b.yml", 5, "the modifier 'bogus' is not supported"));

        Files.writeString(folder.resolve("b.yml"), RULE.formatted("Now", "own-2", "|contains"));
        assertThat(model.refused()).hasSize(1);
        model.reload();
        assertThat(model.refused()).isEmpty();
        assertThat(model.rows()).hasSize(before + 2);
        assertThat(searched).isEmpty();
        findings.run();
        assertThat(searched).containsExactly(folder);
    }

    @Test
    void saysThatAFolderIsGoneAndKeepsTheRulesItKnew() {
        open();
        int before = model.rows().size();
        model.folder().set(folder.resolve("gone"));

        Failure failure = Objects.requireNonNull(model.failure().get());
        assertThat(failure.reason()).contains("is no folder of rules");
        assertThat(model.rows()).hasSize(before);
        model.folder().set(null);
        assertThat(model.failure().get()).isNull();
    }

    @Test
    void forgetsTheCaseThatIsClosedButNotTheFolder() {
        open();
        model.folder().set(folder);
        workspace.close();
        assertThat(model.rows()).isEmpty();
        assertThat(model.folder().get()).isEqualTo(folder);
    }
}
