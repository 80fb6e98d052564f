package org.exhibit.indexer.finding.sigma;

import java.util.List;

/// How a rule puts its selections together.
public sealed interface Condition {
    record Named(String selection) implements Condition {}

    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition part) implements Condition {}
}
