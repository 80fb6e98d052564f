package org.exhibit.indexer.finding.sigma;

import java.util.List;

/// What a rule wants of one field.
///
/// @param field the record's own name, nested ones joined by `.`
/// @param all whether every test must hold, of whichever of the field's values; else any
/// @param negated whether that must not be so; it is not so, too, of a field that is not there
public record FieldTest(String field, List<ValueTest> tests, boolean all, boolean negated) {
    public FieldTest {
        tests = List.copyOf(tests);
    }
}
