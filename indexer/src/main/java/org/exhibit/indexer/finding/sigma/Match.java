package org.exhibit.indexer.finding.sigma;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.finding.RecordView;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A record that fits a rule, with what correlations need of it.
///
/// @param rule the rule's id
/// @param values by field as the correlation calls it, the first value; absent where there is none
record Match(
        String rule,
        String id,
        @Nullable Instant time,
        String account,
        String region,
        Map<String, String> values) {

    static Match of(RecordView record, List<Correlation> by, SigmaRule rule) {
        Map<String, String> values = new HashMap<>();
        for (Correlation correlation : by) {
            List<String> fields = new ArrayList<>(correlation.groupBy());
            if (!correlation.field().isEmpty()) {
                fields.add(correlation.field());
            }
            for (String field : fields) {
                Map<String, String> alias = correlation.aliases().getOrDefault(field, Map.of());
                String own = alias.getOrDefault(rule.name(), alias.getOrDefault(rule.id(), field));
                for (JsonNode value : FieldLookup.values(record.json(), own)) {
                    if (!value.isNull()) {
                        values.putIfAbsent(correlation.id() + ' ' + field, FieldLookup.text(value));
                    }
                }
            }
        }
        return new Match(
                rule.id(),
                record.id(),
                record.time(),
                record.account(),
                record.region(),
                Map.copyOf(values));
    }

    /// @return null where the record has no such field
    @Nullable String value(Correlation correlation, String field) {
        return values.get(correlation.id() + ' ' + field);
    }
}
