package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The order decides what every other test of the structure can see.
class PackageOrderTest {

    private static final PackageOrder ORDER = PackageOrder.ofTheHouse("x");

    @ParameterizedTest
    @CsvSource({
        "x.indexer.event, x.indexer.digest",
        "x.indexer.format.flow, x.indexer.format",
        "x.indexer.index.lucene, x.indexer.index",
        "x.reports.facts, x.indexer.finding",
        "x.app.ui.search, x.app.ui.common",
        "x.app.ui.search.table, x.app.ui.search",
        "x.app.ui.shell, x.app.ui.search",
        "x.app.main, x.app.cli",
    })
    void allowsWhatStandsAbove(String from, String to) {
        assertThat(ORDER.allows(from, to)).isTrue();
        assertThat(ORDER.allows(to, from)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "x.indexer.custody, x.indexer.progress",
        "x.indexer.format.flow, x.indexer.format.cloudtrail",
        "x.reports.check, x.reports.interop",
        "x.app.cli, x.app.ui.common",
        "x.app.ui.search, x.app.ui.lineage",
        "x.indexer, x.indexer.digest",
        "x.indexer.elsewhere, x.indexer.digest",
    })
    void keepsSiblingsAndStrangersApart(String from, String to) {
        assertThat(ORDER.allows(from, to)).isFalse();
        assertThat(ORDER.allows(to, from)).isFalse();
    }
}
