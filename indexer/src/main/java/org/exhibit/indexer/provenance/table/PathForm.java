package org.exhibit.indexer.provenance.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The form in which paths are compared: lower case, without the steps by which AWS wraps a list
/// (`items`, `item`, `member`). List indices are left out of paths already, so a list and its only
/// element look alike.
public final class PathForm {
    private static final Set<String> WRAPPERS = Set.of("items", "item", "member");
    private static final Map<String, String> SHORT =
            Map.of(
                    "rp", "requestparameters",
                    "re", "responseelements",
                    "aed", "additionaleventdata",
                    "ui", "useridentity",
                    "sed", "serviceeventdetails");

    private PathForm() {}

    /// @param path as a record or the table writes it; in the table `rp`, `re`, `aed`, `ui`, `sed`
    ///   stand for the long names
    public static String of(String path) {
        List<String> steps = new ArrayList<>();
        for (String step : path.split("\\.", -1)) {
            String lower = step.toLowerCase(Locale.ROOT);
            if (!WRAPPERS.contains(lower)) {
                steps.add(steps.isEmpty() ? SHORT.getOrDefault(lower, lower) : lower);
            }
        }
        return String.join(".", steps);
    }
}
