package org.exhibit.app.ui.overview;

import org.exhibit.app.ui.common.TimeAxis;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Lane;
import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the overview shows of a case's coverage.
///
/// @param rows the strips; lanes with records before others where not all fit
/// @param hidden lanes that have no strip
/// @param gaps spans about which nothing can be said, over all lanes
record CoverageContent(Coverage coverage, List<CoverageRow> rows, int hidden, int gaps) {
    static final int MOST_ROWS = 14;
    private static final int MOST_BINS = 200;

    CoverageContent {
        rows = List.copyOf(rows);
    }

    /// Reads it; blocks.
    static CoverageContent read(CaseReader reader, Coverage coverage, CancelToken cancel)
            throws IOException, QueryException {
        List<CoverageRow> all = new ArrayList<>();
        Set<Lane> joined = new HashSet<>();
        int gaps = 0;
        for (LaneCoverage lane : coverage.lanes()) {
            cancel.check();
            gaps += LaneCoverage.joined(lane.gaps()).size();
            if (joined.contains(lane.lane())) {
                continue;
            }
            Lane writes =
                    new Lane(
                            lane.lane().account(),
                            lane.lane().region(),
                            new LaneClass.ManagementWrite());
            LaneCoverage twin = coverage.lane(writes).orElse(null);
            boolean both =
                    lane.lane().kind() instanceof LaneClass.ManagementRead
                            && twin != null
                            && look(lane).equals(look(twin));
            if (both) {
                joined.add(writes);
            }
            all.add(row(reader, lane, both ? writes : null));
        }
        List<CoverageRow> shown = chosen(all);
        return new CoverageContent(
                coverage, filled(reader, coverage, shown), all.size() - shown.size(), gaps);
    }

    private static List<Object> look(LaneCoverage lane) {
        List<Object> look = new ArrayList<>();
        for (LaneSpan span : LaneCoverage.joined(lane.spans())) {
            look.add(span.interval());
            look.add(span.status());
        }
        return look;
    }

    private static CoverageRow row(CaseReader reader, LaneCoverage lane, @Nullable Lane twin)
            throws IOException, QueryException {
        Query query = lane.lane().records().orElse(null);
        if (query != null && twin != null) {
            query = new Query.Or(List.of(query, twin.records().orElseThrow()));
        }
        long events = query == null ? 0 : reader.events().count(Search.of(query));
        return new CoverageRow(
                lane,
                twin == null ? CoverageRow.name(lane.lane().kind()) : "CT management",
                CoverageRow.place(lane.lane()),
                LaneCoverage.joined(lane.spans()),
                query,
                null,
                events);
    }

    /// Those with records first where there are too many; always in the order of the lanes.
    private static List<CoverageRow> chosen(List<CoverageRow> all) {
        Set<CoverageRow> chosen = new HashSet<>();
        for (boolean records : List.of(true, false)) {
            for (CoverageRow row : all) {
                if (chosen.size() < MOST_ROWS && (row.events() > 0) == records) {
                    chosen.add(row);
                }
            }
        }
        return all.stream().filter(chosen::contains).toList();
    }

    private static List<CoverageRow> filled(
            CaseReader reader, Coverage coverage, List<CoverageRow> rows)
            throws IOException, QueryException {
        TimeRange range = new TimeRange(coverage.span().from(), coverage.span().to());
        Duration width =
                TimeAxis.binWidth(
                        Duration.between(coverage.span().from(), coverage.span().to()), MOST_BINS);
        Map<CoverageRow, Histogram> histograms = new HashMap<>();
        for (CoverageRow row : rows) {
            Query query = row.query();
            if (query != null && row.events() > 0) {
                Search search = new Search(query, range, Search.Order.TIME_ASCENDING);
                histograms.put(row, reader.events().histogram(search, width));
            }
        }
        return rows.stream()
                .map(row ->
                        new CoverageRow(
                                row.lane(),
                                row.name(),
                                row.place(),
                                row.spans(),
                                row.query(),
                                histograms.get(row),
                                row.events()))
                .toList();
    }
}
