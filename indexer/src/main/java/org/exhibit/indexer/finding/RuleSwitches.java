package org.exhibit.indexer.finding;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.Details;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which rules a case leaves out, as the chain of custody keeps it: who, why and when. A rule that
/// was never switched is on.
public final class RuleSwitches {
    /// Kind of the entries of custody.
    public static final String ENTRY = "finding-rule-switched";

    private final Map<String, Switch> last = new TreeMap<>();

    /// One switch of a rule.
    ///
    /// @param rule its id
    /// @param author as custody names the examiner
    public record Switch(String rule, boolean on, String author, String reason, Instant at) {}

    private RuleSwitches() {}

    /// @param custody the whole chain, in its order
    public static RuleSwitches of(List<CustodyEntry> custody) {
        RuleSwitches switches = new RuleSwitches();
        for (CustodyEntry entry : custody) {
            if (entry.kind().equals(ENTRY)) {
                Map<String, String> details = entry.details();
                String rule = details.getOrDefault("rule", "");
                boolean on = details.getOrDefault("state", "").equals("on");
                String reason = details.getOrDefault("reason", "");
                switches.last.put(rule, new Switch(rule, on, entry.actor(), reason, entry.at()));
            }
        }
        return switches;
    }

    /// The fields of the entry for a switch.
    public static Details details(String rule, boolean on, String reason) {
        return Details.of("rule", rule).with("state", on ? "on" : "off").with("reason", reason);
    }

    public boolean isOn(String rule) {
        Switch known = last.get(rule);
        return known == null || known.on();
    }

    /// The last switch of a rule; nothing where it was never switched.
    public Optional<Switch> last(String rule) {
        return Optional.ofNullable(last.get(rule));
    }

    /// Those that are off, by rule.
    public List<Switch> off() {
        return last.values().stream().filter(each -> !each.on()).toList();
    }
}
