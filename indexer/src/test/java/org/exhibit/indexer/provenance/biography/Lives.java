package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.CaseCoverage;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.DigestEvidence;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.taken.Taking;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// Lives of the ground-truth investigations, short enough to be compared as a whole.
final class Lives {
    private Lives() {}

    static Life of(CaseReader reader, String selector) throws IOException, QueryException {
        CancelToken cancel = new CancelToken();
        ProgressBoard board = new ProgressBoard();
        Coverage coverage = CaseCoverage.of(reader, DigestEvidence.NONE, board, cancel);
        return new Biography(reader, coverage, board, cancel)
                .of(Selector.parse(selector), TimeRange.ALL);
    }

    /// `11:05:11 downloaded epoch:1 anonymous 203.0.113.50 48000000 success recorded BEST_EFFORT
    /// [L7]`
    static List<String> lines(ScenarioCase of, Life life) {
        return life.lines().stream().map(line -> line(of, line)).toList();
    }

    private static String line(ScenarioCase of, LifeLine line) {
        TreeSet<String> evidence = new TreeSet<>();
        line.evidenceIds().forEach(id -> evidence.add(of.name(id)));
        String actor = line.actor().replaceFirst("^arn:aws:(sts|iam)::\\d+:(assumed-role/)?", "");
        return String.join(
                        " ",
                        time(line.time()) + (line.end() == null ? "" : "-" + time(line.end())),
                        line.edge(),
                        line.version(),
                        actor,
                        line.ip(),
                        line.bytes() == null ? "" : line.bytes().toString(),
                        line.outcome(),
                        line.strength().word(),
                        line.coverage(),
                        evidence.toString())
                .replaceAll(" +", " ");
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "?" : time.toString().substring(11).replaceFirst("(:00)?Z$", "");
    }

    static List<String> takings(ScenarioCase of, Life life) {
        return life.takings().stream().map(taking -> taking(of, taking)).toList();
    }

    private static String taking(ScenarioCase of, Taking taking) {
        TreeSet<String> evidence = new TreeSet<>();
        taking.evidence().forEach(id -> evidence.add(of.name(id)));
        return String.join(
                " ",
                taking.version(),
                taking.taker().requester().replaceFirst("^arn:aws:sts::\\d+:assumed-role/", ""),
                taking.taker().ip(),
                taking.verdict().word(),
                Long.toString(taking.atLeast()),
                evidence.toString());
    }
}
