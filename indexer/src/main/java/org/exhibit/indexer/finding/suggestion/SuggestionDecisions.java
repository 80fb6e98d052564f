package org.exhibit.indexer.finding.suggestion;

import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.custody.JsonTexts;
import org.exhibit.indexer.provenance.Selector;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What people decided about suggestions, as the chain of custody keeps it. A rejection holds
/// against the sorts of grounds that were there when it was made: what a scanner finds later in an
/// object whose name alone was rejected is suggested again.
public final class SuggestionDecisions {
    /// Kind of the entries of custody.
    public static final String ENTRY = "subject-suggestion";

    private static final String CONFIRMED = "confirmed";
    private static final String REJECTED = "rejected";

    private final Map<String, List<Rejection>> rejections = new HashMap<>();

    private record Rejection(Set<Basis> bases, SuggestionState.Rejected state) {}

    private SuggestionDecisions() {}

    /// @param custody the whole chain, in its order
    static SuggestionDecisions of(List<CustodyEntry> custody) {
        SuggestionDecisions found = new SuggestionDecisions();
        for (CustodyEntry entry : custody) {
            if (entry.kind().equals(ENTRY)) {
                found.take(entry);
            }
        }
        return found;
    }

    private void take(CustodyEntry entry) {
        Map<String, String> details = entry.details();
        String selector = details.getOrDefault("selector", "");
        if (!REJECTED.equals(details.get("decision"))) {
            rejections.remove(selector);
            return;
        }
        Set<Basis> bases = EnumSet.noneOf(Basis.class);
        for (String word : details.getOrDefault("bases", "").split(" ")) {
            Basis.ofWord(word).ifPresent(bases::add);
        }
        SuggestionState.Rejected state =
                new SuggestionState.Rejected(
                        entry.actor(), details.getOrDefault("reason", ""), entry.at());
        rejections
                .computeIfAbsent(selector, name -> new ArrayList<>())
                .add(new Rejection(bases, state));
    }

    /// The fields of the entry for a decision; they keep what was suggested and why.
    public static Details details(Suggestion suggestion, boolean confirmed, String reason) {
        return Details.of("decision", confirmed ? CONFIRMED : REJECTED)
                .with("selector", suggestion.selector())
                .with("kind", suggestion.kind().word())
                .with("reason", reason)
                .with("bases", bases(suggestion))
                .with("suggestion", suggestion.reason())
                .with("records", JsonTexts.array(suggestion.evidence()))
                .with(
                        "places",
                        JsonTexts.array(
                                suggestion.places().stream().map(FilePlace::citation).toList()));
    }

    private static String bases(Suggestion suggestion) {
        List<String> words = suggestion.bases().stream().map(Basis::word).toList();
        return String.join(" ", words);
    }

    /// The suggestion with what became of it.
    Suggestion decided(Suggestion suggestion, List<Subject> subjects) {
        for (Subject subject : subjects) {
            if (covers(subject, suggestion)) {
                return suggestion.withState(
                        new SuggestionState.IsSubject(
                                subject.selector(), subject.author(), subject.added()));
            }
        }
        SuggestionState state = new SuggestionState.Open();
        Optional<SuggestionState.Rejected> rejected = rejection(suggestion);
        return suggestion.withState(rejected.isPresent() ? rejected.get() : state);
    }

    private Optional<SuggestionState.Rejected> rejection(Suggestion suggestion) {
        Set<Basis> known = EnumSet.noneOf(Basis.class);
        SuggestionState.Rejected last = null;
        for (Rejection each : rejections.getOrDefault(suggestion.selector(), List.of())) {
            known.addAll(each.bases());
            last = each.state();
        }
        return last != null && known.containsAll(suggestion.bases())
                ? Optional.of(last)
                : Optional.empty();
    }

    private static boolean covers(Subject subject, Suggestion suggestion) {
        boolean kind = subject.kind() == suggestion.kind() || subject.kind() == Subject.Kind.BOTH;
        if (!kind) {
            return false;
        }
        if (subject.selector().equals(suggestion.selector())) {
            return true;
        }
        try {
            Selector inner = Selector.parse(suggestion.selector());
            return switch (Selector.parse(subject.selector())) {
                case Selector.Bucket(String bucket) -> lies(inner, bucket, "");
                case Selector.Prefix(String bucket, String prefix) -> lies(inner, bucket, prefix);
                case Selector.OneObject object -> object.equals(inner);
                case Selector.Arn arn -> arn.equals(inner);
                case Selector.AccessKey key -> false;
                case Selector.Session session -> false;
                case Selector.Ip ip -> false;
            };
        } catch (IllegalArgumentException e) {
            // A subject of an older form selects nothing.
            return false;
        }
    }

    private static boolean lies(Selector inner, String bucket, String prefix) {
        return switch (inner) {
            case Selector.OneObject(String own, String key) ->
                    own.equals(bucket) && key.startsWith(prefix);
            case Selector.Prefix(String own, String key) ->
                    own.equals(bucket) && key.startsWith(prefix);
            case Selector.Bucket(String own) -> own.equals(bucket) && prefix.isEmpty();
            case Selector.Arn arn -> false;
            case Selector.AccessKey key -> false;
            case Selector.Session session -> false;
            case Selector.Ip ip -> false;
        };
    }
}
