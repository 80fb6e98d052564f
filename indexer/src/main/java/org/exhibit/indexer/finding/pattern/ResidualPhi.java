package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// F20: what is called synthetic was made with PHI, and no approved step took out who it is about.
/// Logs cannot show content, so this says only that it cannot be excluded. One finding a job.
final class ResidualPhi implements Pattern {
    private static final int MOST_NAMED = 50;

    @Override
    public String id() {
        return "F20";
    }

    @Override
    public String title() {
        return "PHI in synthetic output cannot be excluded";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        for (Environment.Residue residue : context.environment().residues()) {
            if (residue.way().stream().anyMatch(context.settings()::deidentifies)) {
                continue;
            }
            StoredEvent first = residue.evidence().getFirst();
            List<String> cited =
                    residue.evidence().stream()
                            .map(StoredEvent::id)
                            .distinct()
                            .limit(Finding.MOST_CITED)
                            .toList();
            Map<String, String> matched =
                    Matched.of("made from", some(residue.sources()))
                            .with("output", some(residue.outputs()))
                            .with("strength", residue.strength().word())
                            .fields();
            String account = first.event().text(EventField.ACCOUNT);
            String region = first.event().text(EventField.REGION);
            context.findings()
                    .add(
                            new Finding(
                                    id(),
                                    title(),
                                    Level.HIGH,
                                    first.event().time(),
                                    account == null ? "" : account,
                                    region == null ? "" : region,
                                    residue.job(),
                                    matched,
                                    cited,
                                    List.of(),
                                    TriageState.NEW));
        }
        for (Environment.Unfollowed each : context.environment().unfollowed("PHI")) {
            context.undecided(this, each.subject(), each.reason());
        }
    }

    private static String some(List<String> names) {
        int left = names.size() - MOST_NAMED;
        String first = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)));
        return left > 0 ? first + " and " + left + " more" : first;
    }
}
