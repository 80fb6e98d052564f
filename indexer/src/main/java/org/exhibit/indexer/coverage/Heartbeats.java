package org.exhibit.indexer.coverage;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// CloudTrail's own calls: it asks for the access list of its log bucket before it delivers. They
/// are a sign that an account's trails were alive; that none is recorded is no gap, only a reason
/// to look.
final class Heartbeats {
    private static final int MOST_PLACES = 100;
    private static final int MOST_DAYS = 5;

    private final Questions questions;
    private final Survey survey;

    Heartbeats(Questions questions, Survey survey) {
        this.questions = questions;
        this.survey = survey;
    }

    /// A sentence for every account and region that has any.
    List<String> notes() throws IOException {
        Query beats =
                Questions.all(
                        Questions.byTrail(),
                        Questions.is(EventField.ACTION, "GetBucketAcl"),
                        Questions.path("userIdentity.invokedBy", "cloudtrail.amazonaws.com"));
        List<String> notes = new ArrayList<>();
        for (String account : values(beats, EventField.ACCOUNT)) {
            Query own = Questions.all(beats, Questions.is(EventField.ACCOUNT, account));
            for (String region : values(own, EventField.REGION)) {
                Query here = Questions.all(own, Questions.is(EventField.REGION, region));
                notes.add(
                        note(
                                account + " " + region,
                                survey.acquired(account, region).present(),
                                questions.days(here)));
            }
        }
        return notes;
    }

    private List<String> values(Query query, EventField field) throws IOException {
        Facet found = questions.values(query, field.jsonName(), MOST_PLACES);
        return found.values().stream().map(Facet.Value::value).toList();
    }

    private static String note(String where, SortedSet<Long> acquired, TreeSet<Long> beating) {
        TreeSet<Long> silent = new TreeSet<>(acquired);
        silent.removeAll(beating);
        return "CloudTrail's own GetBucketAcl calls, a sign that trails were alive, are recorded in"
                + " "
                + where
                + " on "
                + (silent.isEmpty()
                        ? "each of the " + acquired.size() + " days acquired."
                        : (acquired.size() - silent.size())
                                + " of the "
                                + acquired.size()
                                + " days acquired, and not on "
                                + named(silent)
                                + "; that is no gap, but a reason to look.");
    }

    private static String named(TreeSet<Long> days) {
        List<String> named = new ArrayList<>();
        for (long day : days) {
            if (named.size() == MOST_DAYS) {
                named.add("and " + (days.size() - MOST_DAYS) + " more");
                break;
            }
            Instant start = Days.start(day);
            named.add(LocalDate.ofInstant(start, ZoneOffset.UTC).toString());
        }
        return String.join(", ", named);
    }
}
