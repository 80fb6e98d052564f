package org.exhibit.indexer.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Search;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Risk: a field of many values is counted otherwise than one of few.
class GlobalOrdinalsTest {
    @TempDir Path folder;

    @Test
    void countsAsMergingDoes() throws Exception {
        SampleIndex.write(folder, new RandomRecords(3).make(4, 60));
        Workers workers = new Workers(null);
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
            View view = new View(reader, reader, new ItemCatalogue(reader), workers, true);
            for (EventField field :
                    new EventField[] {EventField.KEY, EventField.IP, EventField.ACTION}) {
                for (String start : new String[] {"", "k", "k/1", "1", "Get", "zzz", "\0"}) {
                    for (int most : new int[] {0, 1, 3, 1_000}) {
                        Matches all = view.matches(Search.of(new Query.All()));
                        String values = Schema.keyword(field);
                        BytesRef first = new BytesRef(start);
                        assertThat(
                                        view.ordinals(values)
                                                .count(
                                                        field.jsonName(),
                                                        workers,
                                                        all,
                                                        first,
                                                        most,
                                                        TraitValues.ofTerms(
                                                                        reader, values, first, 0)
                                                                .count(all, workers)))
                                .as("%s beginning with %s", field, start)
                                .isEqualTo(
                                        new FacetCounter(view, all, start)
                                                .count(field.jsonName(), most));
                    }
                }
            }
        }
    }
}
