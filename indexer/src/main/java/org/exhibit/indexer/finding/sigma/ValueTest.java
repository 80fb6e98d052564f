package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.event.Network;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// What a rule wants of one value.
public sealed interface ValueTest {

    /// The field is absent, or the record says null.
    record Null() implements ValueTest {}

    /// The field is there, or is not.
    record Exists(boolean wanted) implements ValueTest {}

    /// A text with wildcards over the whole value; letter case counts only where `cased`.
    record Text(TextForm form, boolean cased) implements ValueTest {}

    /// A regular expression somewhere in the value.
    record Regex(Pattern pattern) implements ValueTest {}

    record Cidr(Network network) implements ValueTest {}

    record Compare(Order order, BigDecimal bound) implements ValueTest {}

    /// A number in an instant.
    record Moment(TimePart part, Order order, int bound) implements ValueTest {}

    /// The value of another field of the record, or a text that stands at that place in it.
    record FieldReference(String field, Place place, boolean cased) implements ValueTest {}

    enum Order {
        GREATER,
        AT_LEAST,
        LESS,
        AT_MOST,
        EQUAL,
        DIFFERENT;

        boolean holds(int comparison) {
            return switch (this) {
                case GREATER -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case EQUAL -> comparison == 0;
                case DIFFERENT -> comparison != 0;
            };
        }
    }

    enum Place {
        WHOLE,
        START,
        END,
        ANYWHERE
    }
}
