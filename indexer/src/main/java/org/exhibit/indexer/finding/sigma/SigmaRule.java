package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.finding.Level;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A rule about single records.
///
/// @param id Sigma's `id`; its file's name where it has none
/// @param name Sigma's `name`, by which correlations refer to it; empty where it has none
/// @param file below the folder of rules
/// @param sources whose records it looks at; empty for every source
/// @param tags as the rule has them
public record SigmaRule(
        String id,
        String name,
        String title,
        Level level,
        String file,
        int line,
        List<SourceKind> sources,
        Map<String, Selection> selections,
        Condition condition,
        List<String> tags) {
    public SigmaRule {
        sources = List.copyOf(sources);
        selections = Collections.unmodifiableMap(new LinkedHashMap<>(selections));
        tags = List.copyOf(tags);
    }

    /// The id as the rule's file has it.
    public String shownId() {
        return isCounted() ? id.substring(0, id.length() - SigmaReader.COUNTED.length()) : id;
    }

    /// Whether it stands only for the records that an aggregation counts.
    public boolean isCounted() {
        return id.endsWith(SigmaReader.COUNTED);
    }
}
