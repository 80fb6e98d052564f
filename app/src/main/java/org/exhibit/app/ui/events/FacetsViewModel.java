package org.exhibit.app.ui.events;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.exhibit.app.ui.common.Background;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The facets beside the table: which fields are counted, what is chosen in them.
public final class FacetsViewModel {
    static final int FEW = 5;
    static final int MANY = 25;

    private final Background background;
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, Integer> lengths = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<FacetModel>> facets =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<FacetSelection> selection =
            new SimpleObjectProperty<>(FacetSelection.NONE);
    private @Nullable Question last;
    private @Nullable CancelToken running;

    /// What was asked last, to ask again when only the facets change.
    private record Question(OpenCase openCase, Query query, Search search) {}

    FacetsViewModel(Background background) {
        this.background = background;
        titles.put("source", "Source");
        titles.put("action", "Action");
        titles.put("actor.name", "Requester");
        titles.put("ip", "Remote IP");
        titles.put("status", "Status");
        titles.put("error", "Error");
        titles.put("bucket", "Bucket");
        titles.put("account", "Account");
        titles.put("region", "Region");
    }

    public ReadOnlyObjectProperty<List<FacetModel>> facets() {
        return facets.getReadOnlyProperty();
    }

    ObjectProperty<FacetSelection> selection() {
        return selection;
    }

    public void toggle(String field, String value, boolean include) {
        selection.set(selection.get().toggle(new FacetSelection.Choice(field, value, include)));
    }

    public void clear() {
        selection.set(FacetSelection.NONE);
    }

    public boolean isAnythingChosen() {
        return !selection.get().isEmpty();
    }

    /// Counts one more field: a name of the dictionary, or a path of the original records.
    public void add(String field) {
        titles.putIfAbsent(field, field);
        recount();
    }

    /// Shows more values of a field, or fewer again.
    public void lengthen(String field) {
        lengths.merge(field, MANY, (before, now) -> before == MANY ? FEW : MANY);
        recount();
    }

    private void recount() {
        Question question = last;
        if (question != null) {
            count(question.openCase(), question.query(), question.search());
        }
    }

    void forget() {
        last = null;
        facets.set(List.of());
    }

    /// Counts every facet for a query; counts of a field leave out the field's own ticks, so that
    /// other values can be added to them.
    ///
    /// @param query without the choices made in facets
    /// @param search gives range and order
    void count(OpenCase openCase, Query query, Search search) {
        last = new Question(openCase, query, search);
        if (running != null) {
            running.cancel();
        }
        FacetSelection chosen = selection.get();
        Map<String, String> fields = new LinkedHashMap<>(titles);
        Map<String, Integer> most = new HashMap<>(lengths);
        running =
                background
                        .job(cancel -> {
                            List<FacetModel> models = new ArrayList<>();
                            for (Map.Entry<String, String> field : fields.entrySet()) {
                                cancel.check();
                                int length = most.getOrDefault(field.getKey(), FEW);
                                Query narrowed = chosen.withoutField(field.getKey()).narrow(query);
                                Search own = new Search(narrowed, search.range(), search.order());
                                Facet facet =
                                        openCase.ask(reader ->
                                                reader.events().facet(own, field.getKey(), length));
                                models.add(model(facet, field.getValue(), chosen));
                            }
                            cancel.check();
                            return models;
                        })
                        .onSuccess(models -> facets.set(List.copyOf(models)))
                        // The table reports what is wrong with the query; facets that do not belong
                        // to it go.
                        .onFailure(e -> facets.set(List.of()));
    }

    static FacetModel model(Facet facet, String title, FacetSelection chosen) {
        List<FacetModel.Entry> entries = new ArrayList<>();
        for (Facet.Value value : facet.values()) {
            entries.add(entry(facet.field(), value.value(), value.count(), chosen));
        }
        for (FacetSelection.Choice choice : chosen.choices()) {
            boolean listed =
                    entries.stream().anyMatch(entry -> entry.value().equals(choice.value()));
            if (choice.field().equals(facet.field()) && !listed) {
                entries.add(entry(facet.field(), choice.value(), 0, chosen));
            }
        }
        long most = entries.stream().mapToLong(FacetModel.Entry::count).max().orElse(0);
        long more = Math.max(0, facet.distinct() - facet.values().size());
        return new FacetModel(facet.field(), title, entries, more, most);
    }

    private static FacetModel.Entry entry(
            String field, String value, long count, FacetSelection chosen) {
        FacetModel.State state = FacetModel.State.FREE;
        for (FacetSelection.Choice choice : chosen.choices()) {
            if (choice.field().equals(field) && choice.value().equals(value)) {
                state = choice.included() ? FacetModel.State.INCLUDED : FacetModel.State.EXCLUDED;
            }
        }
        String label =
                field.equals("source")
                        ? SourceKind.ofWord(value).map(SourceKind::label).orElse(value)
                        : value;
        return new FacetModel.Entry(value, label, count, state);
    }
}
