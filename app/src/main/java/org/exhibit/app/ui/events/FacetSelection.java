package org.exhibit.app.ui.events;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;

import java.util.ArrayList;
import java.util.List;

/// The values ticked and struck out in the facets; immutable, in the order of the clicks.
///
/// @param choices each value at most once a field
record FacetSelection(List<Choice> choices) {
    static final FacetSelection NONE = new FacetSelection(List.of());

    /// @param included ticked, else excluded
    record Choice(String field, String value, boolean included) {

        /// The clause's text, as a chip shows it.
        String text() {
            String clause = QueryClauses.equal(field, value);
            return included ? clause : QueryClauses.negated(clause);
        }
    }

    FacetSelection {
        choices = List.copyOf(choices);
    }

    boolean isEmpty() {
        return choices.isEmpty();
    }

    /// Chooses a value, or takes back the same choice.
    FacetSelection toggle(Choice choice) {
        List<Choice> next = new ArrayList<>(choices);
        if (!next.remove(choice)) {
            next.removeIf(other ->
                    other.field().equals(choice.field()) && other.value().equals(choice.value()));
            next.add(choice);
        }
        return new FacetSelection(next);
    }

    FacetSelection without(Choice choice) {
        return new FacetSelection(choices.stream().filter(other -> !other.equals(choice)).toList());
    }

    /// Everything but the choices in one field: what a field's own counts are taken over, so that
    /// other values can be added and struck out ones still show how often they occur.
    FacetSelection withoutField(String field) {
        return new FacetSelection(
                choices.stream().filter(choice -> !choice.field().equals(field)).toList());
    }

    /// A query narrowed by the choices: ticks of one field are alternatives, everything else must
    /// hold.
    Query narrow(Query query) {
        if (choices.isEmpty()) {
            return query;
        }
        List<Query> clauses = new ArrayList<>();
        if (!(query instanceof Query.All)) {
            clauses.add(query);
        }
        for (String field : choices.stream().map(Choice::field).distinct().toList()) {
            List<Query> ticked = equal(field, true);
            if (!ticked.isEmpty()) {
                clauses.add(ticked.size() == 1 ? ticked.getFirst() : new Query.Or(ticked));
            }
            equal(field, false).forEach(excluded -> clauses.add(new Query.Not(excluded)));
        }
        return clauses.size() == 1 ? clauses.getFirst() : new Query.And(clauses);
    }

    private List<Query> equal(String field, boolean included) {
        return choices.stream()
                .filter(choice -> choice.field().equals(field) && choice.included() == included)
                .<Query>map(choice -> new Query.Equal(target(field), choice.value()))
                .toList();
    }

    /// What a facet or completion field names: a field of the dictionary, or a path of the original
    /// record.
    static Query.Target target(String field) {
        return EventField.named(field)
                .<Query.Target>map(Query.Target.Named::new)
                .orElseGet(() -> new Query.Target.Path(field));
    }
}
