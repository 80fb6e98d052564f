package org.exhibit.indexer.finding.sigma;

import java.util.List;

/// A named part of a rule's detection.
public sealed interface Selection {

    /// All of these fields.
    record Fields(List<FieldTest> fields) implements Selection {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /// Any of these.
    record AnyOf(List<Selection> parts) implements Selection {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /// Texts anywhere in the record; all of them where `all`.
    record Keywords(List<TextForm> texts, boolean all) implements Selection {
        public Keywords {
            texts = List.copyOf(texts);
        }
    }
}
