package org.exhibit.app.ui.events;

import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QuerySyntaxException;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;

import java.util.ArrayList;
import java.util.List;

/// Finds which condition of a search that found nothing stands in the way: the search is counted
/// again without each of them.
final class Obstacles {
    private Obstacles() {}

    /// The search without one of its conditions.
    record Relaxed(String condition, Search search) {}

    static List<Relaxed> of(QueryInput input, FacetSelection chosen, TimeRange range)
            throws QuerySyntaxException {
        List<Relaxed> relaxed = new ArrayList<>();
        for (int chip = 0; chip < input.chips().size(); chip++) {
            Query others = chosen.narrow(input.parseWithout(chip));
            relaxed.add(new Relaxed(input.chips().get(chip), search(others, range)));
        }
        for (FacetSelection.Choice choice : chosen.choices()) {
            Query others = chosen.without(choice).narrow(input.parse());
            relaxed.add(new Relaxed(choice.text(), search(others, range)));
        }
        if (!range.isAll()) {
            Query all = chosen.narrow(input.parse());
            relaxed.add(new Relaxed("the span of time", search(all, TimeRange.ALL)));
        }
        return relaxed;
    }

    private static Search search(Query query, TimeRange range) {
        return new Search(query, range, Search.Order.TIME_ASCENDING);
    }

    /// Those without which something would be found.
    static List<ResultState.Blocking> count(
            OpenCase openCase, List<Relaxed> relaxed, CancelToken cancel) throws Exception {
        List<ResultState.Blocking> blocking = new ArrayList<>();
        for (Relaxed other : relaxed) {
            cancel.check();
            long count = openCase.ask(reader -> reader.events().count(other.search()));
            if (count > 0) {
                blocking.add(new ResultState.Blocking(other.condition(), count));
            }
        }
        return blocking;
    }
}
