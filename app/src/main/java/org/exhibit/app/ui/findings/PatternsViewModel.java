package org.exhibit.app.ui.findings;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.RuleSwitches;
import org.exhibit.indexer.finding.run.RuleBook;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    private boolean wanted;

    /// One rule with its last switch, if it ever was switched.
    record Row(RuleBook.Entry rule, Optional<RuleSwitches.Switch> last) {}

    private record Read(List<Row> rows, List<RefusedRule> refused) {}

    PatternsViewModel(Workspace workspace, Consumer<String> notice) {
        this.workspace = workspace;
        this.notice = notice;
        workspace
                .openCase()
                .addListener((property, before, now) -> {
                    rows.clear();
                    refused.clear();
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
                                    book.refused());
                        }))
                .onSuccess(read -> {
                    if (workspace.openCase().get() == open) {
                        failure.set(null);
                        rows.setAll(read.rows());
                        refused.setAll(read.refused());
                    }
                })
                .onFailure(e ->
                        failure.set(
                                Failure.of(
                                        "The rules could not be read.",
                                        "Nothing was run and nothing in the case was changed.",
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
