package org.exhibit.app.ui.findings;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.RuleSwitches;
import org.exhibit.indexer.finding.SettingsText;
import org.exhibit.indexer.finding.YamlException;
import org.exhibit.indexer.finding.YamlText;
import org.exhibit.indexer.finding.run.RuleBook;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The rules of the open case: which there are, which are off, and the analyst's own folder.
/// Reading them runs nothing.
public final class PatternsViewModel {
    private static final String RUN_AGAIN = " Run again, so that the findings follow.";

    private final Workspace workspace;
    private final Consumer<String> notice;
    private final ObjectProperty<@Nullable Path> folder = new SimpleObjectProperty<>();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<RefusedRule> refused = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper settings = new ReadOnlyStringWrapper("");
    private boolean wanted;

    /// One rule with its last switch, if it ever was switched.
    record Row(RuleBook.Entry rule, Optional<RuleSwitches.Switch> last) {}

    private record Read(List<Row> rows, List<RefusedRule> refused, String settings) {}

    PatternsViewModel(Workspace workspace, Consumer<String> notice) {
        this.workspace = workspace;
        this.notice = notice;
        workspace
                .openCase()
                .addListener((property, before, now) -> {
                    rows.clear();
                    refused.clear();
                    settings.set("");
                    failure.set(null);
                    if (wanted) {
                        reload();
                    }
                });
        folder.addListener((property, before, now) -> {
            if (wanted) {
                reload();
            }
        });
    }

    /// The folder of the analyst's own Sigma rules; null for none. It is the computer's, not the
    /// case's.
    public ObjectProperty<@Nullable Path> folder() {
        return folder;
    }

    /// Rules in Sigma, in code, the analyst's own.
    ObservableList<Row> rows() {
        return rows;
    }

    /// What could not be read of the analyst's own rules.
    ObservableList<RefusedRule> refused() {
        return refused;
    }

    /// Why the rules could not be read at all; null where they could.
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Reads the rules if that was not done since the case was opened.
    void readOnce() {
        wanted = true;
        if (rows.isEmpty()) {
            reload();
        }
    }

    /// Reads every rule again.
    void reload() {
        wanted = true;
        OpenCase open = workspace.openCase().get();
        if (open == null) {
            return;
        }
        Path own = folder.get();
        workspace
                .background()
                .job(cancel ->
                        open.ask(reader -> {
                            RuleBook book = workspace.service().findings().rules(reader, own);
                            RuleSwitches switches = RuleSwitches.of(reader.custody());
                            return new Read(
                                    book.entries().stream()
                                            .map(rule -> new Row(rule, switches.last(rule.id())))
                                            .toList(),
                                    book.refused(),
                                    SettingsText.of(reader.custody()));
                        }))
                .onSuccess(read -> {
                    if (workspace.openCase().get() == open) {
                        failure.set(null);
                        rows.setAll(read.rows());
                        refused.setAll(read.refused());
                        settings.set(read.settings());
                    }
                })
                .onFailure(e ->
                        failure.set(
                                Failure.of(
                                        "The rules could not be read.",
                                        "Nothing was run and nothing in the case was changed.",
                                        e)));
    }

    /// The text of the settings that the rules go by; empty where the case keeps none.
    ReadOnlyStringProperty settings() {
        return settings.getReadOnlyProperty();
    }

    /// What a threshold is now; the standard one where the case says nothing.
    long threshold(SettingsText.Threshold which) {
        try {
            return which.of(FindingSettings.read(settings.get()));
        } catch (YamlException e) {
            return which.of(FindingSettings.DEFAULT);
        }
    }

    /// What is wrong with a text of settings, with its line; empty where it can be read.
    static String mistake(String yaml) {
        if (yaml.length() > YamlText.MOST_CHARACTERS) {
            return "The text is longer than settings may be.";
        }
        try {
            FindingSettings.read(yaml);
            return "";
        } catch (YamlException e) {
            return "Line " + e.line() + ": " + e.getMessage() + '.';
        }
    }

    /// What is wrong with a new number for a threshold; empty where it can be kept.
    ///
    /// @param number empty for the standard one
    String mistake(SettingsText.Threshold which, String number) {
        String digits = number.strip();
        if (!digits.matches("[0-9]{0,15}")) {
            return "A whole number, or nothing for the standard one.";
        }
        try {
            SettingsText.with(settings.get(), which, parsed(digits));
            return "";
        } catch (YamlException e) {
            return e.getMessage() + '.';
        }
    }

    private static OptionalLong parsed(String digits) {
        return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }

    /// Keeps another number for a threshold; the rest of the settings stays as it was written.
    void change(
            SettingsText.Threshold which, String number, String reason, Consumer<Failure> failed) {
        if (mistake(which, number).isEmpty()) {
            try {
                keep(
                        SettingsText.with(settings.get(), which, parsed(number.strip())),
                        reason,
                        failed);
            } catch (YamlException e) {
                throw new IllegalStateException("it was read a moment ago", e);
            }
        }
    }

    /// Keeps settings, in place of those before; custody has those too.
    void keep(String yaml, String reason, Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open == null || !mistake(yaml).isEmpty() || yaml.equals(settings.get())) {
            return;
        }
        Path of = open.folder();
        workspace
                .background()
                .job(cancel -> {
                    workspace.service().findings().keepSettings(of, yaml, reason.strip());
                    return of;
                })
                .onSuccess(kept -> {
                    workspace.refresh(failed);
                    notice.accept("The case keeps the settings." + RUN_AGAIN);
                })
                .onFailure(e ->
                        failed.accept(
                                Failure.of(
                                        "The settings could not be kept.",
                                        "The rules go by those before.",
                                        e)));
    }

    /// Whether a switch says enough to be kept.
    static boolean suffices(boolean on, String reason) {
        return on || !reason.isBlank();
    }

    /// Leaves a rule out of the case, or takes it in again.
    void switchTo(RuleBook.Entry rule, boolean on, String reason, Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open == null || rule.on() == on || !suffices(on, reason)) {
            return;
        }
        Path of = open.folder();
        workspace
                .background()
                .job(cancel -> {
                    workspace.service().findings().switchRule(of, rule.id(), on, reason.strip());
                    return rule.id();
                })
                .onSuccess(id -> {
                    workspace.refresh(failed);
                    notice.accept(
                            id + (on ? " is on again." : " is off in this case.") + RUN_AGAIN);
                })
                .onFailure(e ->
                        failed.accept(
                                Failure.of(
                                        "The rule could not be switched.", "It is as it was.", e)));
    }
}
