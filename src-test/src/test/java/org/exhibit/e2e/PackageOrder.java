package org.exhibit.e2e;

import java.util.List;
import java.util.stream.Stream;

/// The order of the house, highest row first: a package imports only what stands above it.
///
/// Packages of one row are siblings and never import each other. A package may import those it lies
/// inside, never those inside it. `x.*` gives every package in `x` a place that has none of its
/// own.
///
/// @param root what all the names of the rows lie in
/// @param rows names without the root
record PackageOrder(String root, List<List<String>> rows) {

    static PackageOrder ofTheHouse(String root) {
        return new PackageOrder(
                root,
                List.of(
                        List.of("indexer.digest"),
                        List.of("indexer.evidence"),
                        List.of("indexer.event"),
                        List.of("indexer.custody", "indexer.progress"),
                        List.of("indexer.store"),
                        List.of("indexer.format"),
                        List.of("indexer.format.json", "indexer.format.line"),
                        List.of("indexer.format.*"),
                        List.of("indexer.index"),
                        List.of("indexer.casefile"),
                        List.of("indexer.acquire"),
                        List.of("indexer.acquire.sidecar"),
                        List.of("indexer.acquire.aws"),
                        List.of("indexer.acquire.s3", "indexer.acquire.cloudtrail"),
                        List.of("indexer.ingest"),
                        List.of("indexer.integrity"),
                        List.of("indexer.coverage"),
                        List.of("indexer.provenance.graph", "indexer.provenance.policy"),
                        List.of("indexer.provenance.decision"),
                        List.of("indexer.provenance"),
                        List.of("indexer.provenance.table"),
                        List.of("indexer.provenance.identity"),
                        List.of("indexer.provenance.rule"),
                        List.of("indexer.provenance.flow", "indexer.provenance.exposure"),
                        List.of("indexer.provenance.taken"),
                        List.of("indexer.provenance.lineage"),
                        List.of("indexer.provenance.biography"),
                        List.of("indexer.finding"),
                        List.of(
                                "indexer.finding.sigma",
                                "indexer.finding.pattern",
                                "indexer.finding.suggestion"),
                        List.of("indexer.finding.run"),
                        List.of("reports.facts"),
                        List.of("reports.regime"),
                        List.of("reports.document"),
                        List.of("reports.figure"),
                        List.of("reports.pdf"),
                        List.of("reports.sign"),
                        List.of("reports.pack"),
                        List.of("reports.check", "reports.interop"),
                        List.of("app.service", "app.investigation"),
                        List.of("app.cli", "app.ui.common"),
                        List.of("app.ui.*"),
                        List.of("app.ui.shell"),
                        List.of("app.main")));
    }

    boolean covers(String packageName) {
        return packageName.startsWith(root + ".");
    }

    boolean hasPlaceFor(String packageName) {
        return row(packageName) >= 0;
    }

    boolean allows(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        int fromRow = row(from);
        int toRow = row(to);
        if (fromRow < 0 || toRow < 0) {
            return false;
        }
        return toRow < fromRow || (toRow == fromRow && from.startsWith(to + "."));
    }

    private int row(String packageName) {
        // Longest name first, so that ui.shell is not taken for one of ui.*.
        String name = packageName.substring(Math.min(packageName.length(), root.length() + 1));
        return Stream.iterate(name, n -> !n.isEmpty(), PackageOrder::parent)
                .flatMap(n -> Stream.of(n, parent(n) + ".*"))
                .map(this::rowNamed)
                .filter(row -> row >= 0)
                .findFirst()
                .orElse(-1);
    }

    private int rowNamed(String name) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).contains(name)) {
                return row;
            }
        }
        return -1;
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
