package org.exhibit.e2e.archfixture.indexer.digest;

import javafx.beans.property.StringProperty;

import org.apache.lucene.index.Term;
import org.exhibit.e2e.archfixture.indexer.event.Clock;

import java.time.ZoneId;
import java.util.function.Supplier;

/// Breaks the rules for names, statics, zones, JavaFX, Lucene and the order of packages.
public final class DigestHelper {

    public static int calls;

    public static final Supplier<ZoneId> ZONE = ZoneId::systemDefault;

    private DigestHelper() {}

    public static Term term(StringProperty field, Clock clock) {
        return new Term(field.get(), clock.toString());
    }
}
