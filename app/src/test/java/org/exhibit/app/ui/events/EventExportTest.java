package org.exhibit.app.ui.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.SyntheticEvents;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/// What leaves the workbench: whole, in UTC, with its citations, and harmless in a spreadsheet.
class EventExportTest {
    private static final Search ALL = Search.of(new Query.All());
    @TempDir Path folder;
    private final FixtureCase reader = FixtureCase.of(Direct.CASE, 1_203);

    @Test
    void writesEveryEventFoundAsOneLine() throws Exception {
        Path target = folder.resolve("events.jsonl");

        long written =
                new EventExport(EventExport.Format.JSONL, target)
                        .write(reader, ALL, new ProgressBoard(), new CancelToken());

        assertThat(written).isEqualTo(1_203);
        List<String> lines = Files.readAllLines(target);
        assertThat(lines).hasSize(1_203);
        StoredEvent last = reader.events().rows(ALL).page(1_202, 1).getFirst();
        assertThat(lines.getLast()).isEqualTo(EventJson.line(last, null));
    }

    @Test
    void namesColumnsAndOriginsInCsv() throws Exception {
        Path target = folder.resolve("events.csv");
        StoredEvent first = new SyntheticEvents(1_203).event(0);
        Search one =
                Search.of(new Query.Equal(new Query.Target.Meta(Query.MetaField.ID), first.id()));

        new EventExport(EventExport.Format.CSV, target)
                .write(reader, one, new ProgressBoard(), new CancelToken());

        List<String> lines = Files.readAllLines(target);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .startsWith("id,time,end,source,")
                .endsWith("origin.record,origin.offset,origin.length");
        assertThat(lines.getFirst().split(",")).hasSize(EventField.values().length + 9);
        assertThat(lines.getLast())
                .startsWith(first.id() + ",2026-10-15T00:00:00.000Z,,")
                .contains(first.citation().toString(), first.origin().evidence().hex());
    }

    @Test
    void leavesNothingBehindWhenItIsStopped() throws Exception {
        CancelToken cancel = new CancelToken();
        cancel.cancel();

        assertThatThrownBy(() ->
                        new EventExport(EventExport.Format.CSV, folder.resolve("events.csv"))
                                .write(reader, ALL, new ProgressBoard(), cancel))
                .isInstanceOf(CancellationException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
