package org.exhibit.app.ui.events;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QuerySyntaxException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The query bar: clauses that are settled, shown as chips, and the text being typed after them.
public final class QueryInput {
    private static final int REMEMBERED = 20;

    private final QueryLanguage language;
    private final ObservableList<String> chips = FXCollections.observableArrayList();
    private final ObservableList<String> history = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Mistake> mistake = new ReadOnlyObjectWrapper<>();

    /// What is wrong in the text being typed.
    ///
    /// @param position 0-based index in that text
    /// @param length characters concerned, 0 at its end
    public record Mistake(int position, int length, String reason) {}

    QueryInput(QueryLanguage language) {
        this.language = language;
        // Once something was found wrong, every change is judged at once, so that the mark goes
        // when it is mended.
        text.addListener((property, before, now) -> {
            if (mistake.get() != null) {
                mistake.set(judge(now).orElse(null));
            }
        });
    }

    public ObservableList<String> chips() {
        return chips;
    }

    /// The queries that were run, newest first.
    public ObservableList<String> history() {
        return history;
    }

    public StringProperty text() {
        return text;
    }

    public ReadOnlyObjectProperty<@Nullable Mistake> mistake() {
        return mistake.getReadOnlyProperty();
    }

    /// The settled clauses as one query text.
    public String query() {
        return QueryClauses.join(chips);
    }

    /// Settles the text being typed.
    ///
    /// @return whether it could be understood; if not, `mistake` says why and the chips stay as
    ///   they were
    boolean settle() {
        Optional<Mistake> found = judge(text.get());
        mistake.set(found.orElse(null));
        if (found.isPresent()) {
            return false;
        }
        List<String> settled = new ArrayList<>(chips);
        settled.addAll(QueryClauses.clauses(text.get()));
        chips.setAll(settled.stream().distinct().toList());
        text.set("");
        String query = query();
        if (!query.isEmpty()) {
            history.remove(query);
            history.addFirst(query);
            if (history.size() > REMEMBERED) {
                history.removeLast();
            }
        }
        return true;
    }

    /// Replaces everything by another query, which is not run yet.
    void replace(String query) {
        chips.clear();
        text.set(query);
        if (judge(query).isEmpty()) {
            settle();
        }
    }

    /// Takes a chip back into the text to change it.
    public void edit(int chip) {
        String clause = chips.remove(chip);
        text.set(text.get().isBlank() ? clause : clause + ' ' + text.get());
    }

    public void remove(int chip) {
        chips.remove(chip);
    }

    /// Turns a chip from including to excluding, or back.
    public void negate(int chip) {
        chips.set(chip, QueryClauses.negated(chips.get(chip)));
    }

    /// The tree of the settled clauses.
    Query parse() throws QuerySyntaxException {
        return parse(query());
    }

    /// The tree of the settled clauses but one.
    Query parseWithout(int chip) throws QuerySyntaxException {
        List<String> others = new ArrayList<>(chips);
        others.remove(chip);
        return parse(QueryClauses.join(others));
    }

    private Query parse(String query) throws QuerySyntaxException {
        return query.isBlank() ? new Query.All() : language.parse(query);
    }

    private Optional<Mistake> judge(String typed) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        try {
            language.parse(typed);
            return Optional.empty();
        } catch (QuerySyntaxException e) {
            return Optional.of(
                    new Mistake(e.position(), e.length(), String.valueOf(e.getMessage())));
        }
    }
}
