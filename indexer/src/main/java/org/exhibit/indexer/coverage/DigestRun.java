package org.exhibit.indexer.coverage;

import org.exhibit.indexer.coverage.DigestEvidence.Period;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Digests of one chain without a hole between them, each proven with every file it lists.
///
/// @param restarted whether an older digest of the chain is there and this one names none before it
record DigestRun(Period first, Period last, int count, boolean restarted) {
    private static final Comparator<Period> ORDER =
            Comparator.comparing(Period::account)
                    .thenComparing(Period::region)
                    .thenComparing(Period::home)
                    .thenComparing(Period::trail)
                    .thenComparing(period -> period.delivered().from())
                    .thenComparing(period -> period.delivered().to())
                    .thenComparing(period -> period.digest().path());

    static List<DigestRun> of(DigestEvidence digests) {
        List<DigestRun> runs = new ArrayList<>();
        Period before = null;
        for (Period period : sorted(digests)) {
            boolean restarted = before != null && sameChain(before, period) && period.first();
            boolean on =
                    !runs.isEmpty()
                            && before == runs.getLast().last()
                            && sameChain(before, period)
                            && !period.first()
                            && before.delivered().to().equals(period.delivered().from());
            before = period;
            if (!period.isWhole()) {
                continue;
            }
            if (on) {
                DigestRun run = runs.removeLast();
                runs.add(new DigestRun(run.first, period, run.count + 1, run.restarted));
            } else {
                runs.add(new DigestRun(period, period, 1, restarted));
            }
        }
        return runs;
    }

    /// A sentence for each place where a chain was begun anew.
    static List<String> restarts(DigestEvidence digests) {
        List<String> sentences = new ArrayList<>();
        Period before = null;
        for (Period period : sorted(digests)) {
            if (before != null && sameChain(before, period) && period.first()) {
                sentences.add(
                        "The digest chain of trail "
                                + period.trail()
                                + " in "
                                + period.account()
                                + ' '
                                + period.region()
                                + " was begun anew at "
                                + period.delivered().from()
                                + ": "
                                + period.digest().path()
                                + " names no digest before it, so validation or logging was off"
                                + " between "
                                + before.delivered().to()
                                + " and then.");
            }
            before = period;
        }
        return sentences;
    }

    private static List<Period> sorted(DigestEvidence digests) {
        return digests.periods().stream().sorted(ORDER).toList();
    }

    private static boolean sameChain(Period one, Period other) {
        return one.account().equals(other.account())
                && one.region().equals(other.region())
                && one.home().equals(other.home())
                && one.trail().equals(other.trail());
    }

    Interval delivered() {
        return new Interval(first.delivered().from(), last.delivered().to());
    }

    List<Proof> proofs() {
        return first == last ? List.of(first.digest()) : List.of(first.digest(), last.digest());
    }

    String cause() {
        return ", and "
                + (count == 1 ? "its digest proves" : count + " digests prove")
                + " every file"
                + (restarted ? "; the chain of digests was begun anew here" : "");
    }
}
