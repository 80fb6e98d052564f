package org.exhibit.app.ui.events;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;

import org.exhibit.app.ui.common.Background;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What could be typed next: names of fields, then values of the field with their counts within the
/// query so far.
public final class CompletionViewModel {
    private static final int MOST = 8;

    private final Background background;
    private final ReadOnlyObjectWrapper<List<Proposal>> proposals =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final IntegerProperty chosen = new SimpleIntegerProperty(0);
    private @Nullable CancelToken running;
    private long asked;

    /// @param insert replaces the token at the caret
    /// @param typed how many characters of `label` are already there
    /// @param hint what it means, or its count
    /// @param complete whether the clause is then finished
    public record Proposal(String insert, String label, int typed, String hint, boolean complete) {}

    CompletionViewModel(Background background) {
        this.background = background;
    }

    public ReadOnlyObjectProperty<List<Proposal>> proposals() {
        return proposals.getReadOnlyProperty();
    }

    /// What the proposals are, e.g. `Values of ip within this query`.
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /// Index of the proposal that would be taken.
    public IntegerProperty chosen() {
        return chosen;
    }

    public void close() {
        asked++;
        if (running != null) {
            running.cancel();
        }
        proposals.set(List.of());
    }

    public void move(int by) {
        int size = proposals.get().size();
        if (size > 0) {
            chosen.set(Math.floorMod(chosen.get() + by, size));
        }
    }

    /// The text after taking a proposal, and where the caret then stands.
    public record Taken(String text, int caret) {}

    /// Puts the chosen proposal in place of the token at the caret.
    ///
    /// @param exclude as a clause that must not hold
    public Taken take(String text, int caret, boolean exclude) {
        Proposal proposal = proposals.get().get(chosen.get());
        QueryClauses.Typed typed = QueryClauses.typedAt(text, caret);
        String insert = exclude ? QueryClauses.negated(proposal.insert()) : proposal.insert();
        String before = text.substring(0, typed.start());
        close();
        return new Taken(
                before + insert + text.substring(caret), before.length() + insert.length());
    }

    /// Looks for what could stand at the caret.
    ///
    /// @param within the query so far; values are counted in it
    void propose(@Nullable OpenCase openCase, Search within, String text, int caret) {
        String token = QueryClauses.typedAt(text, caret).token();
        int colon = token.indexOf(':');
        if (openCase == null) {
            close();
        } else if (colon < 0) {
            names(openCase, token);
        } else {
            values(
                    openCase,
                    within,
                    token.substring(0, colon),
                    unquoted(token.substring(colon + 1)));
        }
    }

    private static String unquoted(String typed) {
        return typed.startsWith("\"") ? typed.substring(1).replace("\\\"", "\"") : typed;
    }

    private void names(OpenCase openCase, String prefix) {
        String lower = prefix.toLowerCase(Locale.ROOT);
        List<Proposal> fields = new ArrayList<>();
        for (EventField field : EventField.values()) {
            if (field.jsonName().toLowerCase(Locale.ROOT).startsWith(lower)) {
                fields.add(name(field.jsonName(), prefix, field.meaning()));
            }
        }
        for (Query.MetaField field : List.of(Query.MetaField.TAG, Query.MetaField.SUBJECT)) {
            if (field.jsonName().startsWith(lower)) {
                fields.add(
                        name(
                                field.jsonName(),
                                prefix,
                                field == Query.MetaField.TAG
                                        ? "put on events in this case"
                                        : "under investigation in this case"));
            }
        }
        ask(
                "Fields",
                cancel -> {
                    List<Proposal> all = new ArrayList<>(fields);
                    if (!prefix.isEmpty() && all.size() < MOST) {
                        List<String> paths =
                                openCase.ask(reader -> reader.events().paths(prefix, MOST));
                        paths.stream()
                                .filter(path -> EventField.named(path).isEmpty())
                                .forEach(path ->
                                        all.add(name(path, prefix, "of the original record")));
                    }
                    return all;
                });
    }

    private static Proposal name(String name, String prefix, String hint) {
        return new Proposal(name + ':', name, prefix.length(), hint, false);
    }

    private void values(OpenCase openCase, Search within, String field, String prefix) {
        ask(
                "Values of " + field + " within this query",
                cancel -> {
                    List<Facet.Value> values =
                            openCase.ask(reader ->
                                    reader.events().complete(within, field, prefix, MOST));
                    return values.stream().map(value -> proposal(field, prefix, value)).toList();
                });
    }

    private static Proposal proposal(String field, String prefix, Facet.Value value) {
        return new Proposal(
                QueryClauses.equal(field, value.value()),
                value.value(),
                value.value().startsWith(prefix) ? prefix.length() : 0,
                org.exhibit.app.ui.common.Formats.count(value.count()),
                true);
    }

    private void ask(String heading, Background.Work<List<Proposal>> work) {
        if (running != null) {
            running.cancel();
        }
        long question = ++asked;
        running =
                background
                        .job(work)
                        .onSuccess(found -> {
                            if (question == asked) {
                                chosen.set(0);
                                title.set(heading);
                                proposals.set(found.stream().limit(MOST).toList());
                            }
                        })
                        // No proposal is the honest answer where the field cannot be completed.
                        .onFailure(e -> close());
    }
}
