package org.exhibit.indexer.provenance.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Actions or resources as a statement names them: some patterns, less some others (`NotAction`,
/// `NotResource`).
///
/// @param in patterns of what is meant
/// @param out patterns of what is not
public record Patterns(List<String> in, List<String> out) {
    public Patterns {
        in = List.copyOf(in);
        out = List.copyOf(out);
    }

    public static Patterns of(List<String> in) {
        return new Patterns(in, List.of());
    }

    static Patterns allBut(List<String> out) {
        return new Patterns(List.of("*"), out);
    }

    /// Whether a resource is meant.
    public boolean matches(String text) {
        return in.stream().anyMatch(each -> new Glob(each).matches(text))
                && out.stream().noneMatch(each -> new Glob(each).matches(text));
    }

    /// Whether an action is meant; the case of letters does not count.
    public boolean matchesAction(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        return in.stream().anyMatch(each -> Glob.ignoringCase(each).matches(lower))
                && out.stream().noneMatch(each -> Glob.ignoringCase(each).matches(lower));
    }

    /// Whether all that a pattern stands for is provably meant.
    boolean covers(String pattern, boolean ignoreCase) {
        Glob wanted = glob(pattern, ignoreCase);
        return in.stream().anyMatch(each -> glob(each, ignoreCase).covers(wanted)) && out.isEmpty();
    }

    /// The same with these patterns only.
    Patterns only(List<String> kept) {
        return new Patterns(kept, out);
    }

    private static Glob glob(String pattern, boolean ignoreCase) {
        return ignoreCase ? Glob.ignoringCase(pattern) : new Glob(pattern);
    }

    /// For people: `s3:GetObject, s3:List* except s3:ListBucket`.
    public String text() {
        List<String> words = new ArrayList<>();
        words.add(String.join(", ", in));
        if (!out.isEmpty()) {
            words.add("except " + String.join(", ", out));
        }
        return String.join(" ", words);
    }
}
