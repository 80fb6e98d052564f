package org.exhibit.indexer.finding.run;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.RuleSwitches;
import org.exhibit.indexer.finding.pattern.Pattern;
import org.exhibit.indexer.finding.pattern.Patterns;
import org.exhibit.indexer.finding.sigma.Correlation;
import org.exhibit.indexer.finding.sigma.SigmaRule;
import org.exhibit.indexer.finding.sigma.SigmaSet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Every rule there is for a case: those that come with Exhibit, in Sigma and in code, and the
/// analyst's own; which of them are on, and what could not be read. Reading it runs nothing.
public final class RuleBook {
    private final SigmaSet all;
    private final SigmaSet sigma = new SigmaSet();
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<RuleSwitches.Switch> off;

    /// Where a rule comes from.
    public enum Origin {
        /// Sigma, with Exhibit.
        SIGMA,
        /// Code, with Exhibit.
        CODE,
        /// The analyst's own folder.
        OWN
    }

    /// A rule as people choose it.
    ///
    /// @param level null for patterns in code, whose findings have each their own
    /// @param file below the folder of rules; empty for patterns in code
    /// @param sha256 of that file, by which a rule's version is told; null for patterns in code,
    ///   which are as the program is
    public record Entry(
            String id,
            String title,
            @Nullable Level level,
            Origin origin,
            String file,
            @Nullable Digest sha256,
            boolean on)
            implements Comparable<Entry> {
        private static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::origin)
                        .thenComparing(Entry::id)
                        .thenComparing(Entry::title);

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }
    }

    private RuleBook(SigmaSet builtIn, SigmaSet own, RuleSwitches switches) {
        all = new SigmaSet();
        all.add(builtIn);
        all.add(own);
        sigma.refused().addAll(all.refused());
        take(builtIn, Origin.SIGMA, switches);
        take(own, Origin.OWN, switches);
        for (Pattern pattern : Patterns.builtIn()) {
            boolean on = switches.isOn(pattern.id());
            entries.add(new Entry(pattern.id(), pattern.title(), null, Origin.CODE, "", null, on));
            if (on) {
                patterns.add(pattern);
            }
        }
        entries.sort(null);
        off =
                switches.off().stream()
                        .filter(each ->
                                entries.stream().anyMatch(one -> one.id().equals(each.rule())))
                        .toList();
    }

    private void take(SigmaSet from, Origin origin, RuleSwitches switches) {
        for (SigmaRule rule : from.rules()) {
            boolean on = switches.isOn(rule.id()) && !idle(rule, from, switches);
            if (rule.isCounted()) {
                if (on) {
                    sigma.rules().add(rule);
                }
                continue;
            }
            entries.add(
                    new Entry(
                            rule.id(),
                            rule.title(),
                            rule.level(),
                            origin,
                            rule.file(),
                            from.files().get(rule.file()),
                            on));
            if (on) {
                sigma.rules().add(rule);
            }
        }
        for (Correlation rule : from.correlations()) {
            boolean on = switches.isOn(rule.id());
            entries.add(
                    new Entry(
                            rule.id(),
                            rule.title(),
                            rule.level(),
                            origin,
                            rule.file(),
                            from.files().get(rule.file()),
                            on));
            if (on) {
                sigma.correlations().add(rule);
            }
        }
    }

    /// Whether a rule only served correlations that are off: it would find by itself now.
    private static boolean idle(SigmaRule rule, SigmaSet from, RuleSwitches switches) {
        boolean served = false;
        for (Correlation each : from.correlations()) {
            boolean counts = each.rules().contains(rule.id()) || each.rules().contains(rule.name());
            if (counts && !each.generate()) {
                if (switches.isOn(each.id())) {
                    return false;
                }
                served = true;
            }
        }
        return served;
    }

    /// @param rules folder of the analyst's own Sigma rules, or null
    /// @throws IOException where the folder cannot be read
    static RuleBook of(@Nullable Path rules, RuleSwitches switches) throws IOException {
        SigmaSet own = rules == null ? new SigmaSet() : RuleFolder.read(rules);
        return new RuleBook(RuleFolder.builtIn(), own, switches);
    }

    /// With the switches that the case keeps.
    public static RuleBook of(CaseReader reader, @Nullable Path rules) throws IOException {
        return of(rules, RuleSwitches.of(reader.custody()));
    }

    /// Every rule that could be read, on or off: Sigma, code, own; each by id.
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// What could not be read of the analyst's own rules, by file and line.
    public List<RefusedRule> refused() {
        return all.refused().stream().distinct().sorted().toList();
    }

    /// Rules of this book that the case leaves out.
    public List<RuleSwitches.Switch> off() {
        return off;
    }

    /// How many rules are on.
    int count() {
        return (int) entries.stream().filter(Entry::on).count();
    }

    /// The Sigma rules that are on.
    SigmaSet sigma() {
        return sigma;
    }

    /// The patterns that are on.
    List<Pattern> patterns() {
        return patterns;
    }
}
