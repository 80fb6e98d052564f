package org.exhibit.reports.facts;

import java.util.List;

/// What one requester got of one object, as it is printed; every text may be empty, and comes from
/// logs but for the sentence.
///
/// @param atLeast bytes that were sent, at least
/// @param sentence what may be said of it, in fixed words
/// @param citations printed references of the records it rests on
public record TakenRow(
        String object,
        String version,
        String requester,
        String account,
        String ip,
        String userAgent,
        long atLeast,
        String sentence,
        List<String> citations) {
    public TakenRow {
        citations = List.copyOf(citations);
    }
}
