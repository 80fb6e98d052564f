package org.exhibit.app.ui.provenance;

import javafx.util.StringConverter;

import org.exhibit.indexer.provenance.graph.Strength;

import java.util.Locale;

/// The words under the stops of the slider, weakest first.
final class StrengthStops extends StringConverter<Double> {
    @Override
    public String toString(Double stop) {
        String word = Strength.values()[stop.intValue()].word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    @Override
    public Double fromString(String text) {
        throw new UnsupportedOperationException("labels are not edited");
    }
}
