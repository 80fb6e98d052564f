package org.exhibit.app.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Merging by request shows each request once, loses none, and says how many records stand behind a
/// row.
class MergedRowsTest {
    @Test
    void showsTheFirstRecordOfEachRequest() throws Exception {
        FixtureCase reader = FixtureCase.of(Direct.CASE, 2_500);
        Search all = Search.of(new Query.All());
        Rows rows = reader.events().rows(all);
        List<StoredEvent> expected = new ArrayList<>();
        Set<String> requests = new HashSet<>();
        for (StoredEvent event : rows.page(0, 2_500)) {
            String request = event.event().text(EventField.REQUEST_ID);
            if (request == null || requests.add(request)) {
                expected.add(event);
            }
        }
        MergedRows merged = MergedRows.of(rows, new CancelToken());
        assertThat(merged.size()).isEqualTo(expected.size()).isLessThanOrEqualTo(2_500);
        List<StoredEvent> shown = new ArrayList<>();
        for (int from = 0; from < merged.size(); from += 300) {
            shown.addAll(merged.page(from, 300));
        }
        assertThat(shown).isEqualTo(expected);
        int behind = shown.stream().mapToInt(event -> merged.others(event.id())).sum();
        assertThat(shown.size() + behind).isEqualTo(2_500);
    }
}
