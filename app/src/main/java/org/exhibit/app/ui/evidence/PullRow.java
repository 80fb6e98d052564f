package org.exhibit.app.ui.evidence;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.indexer.acquire.s3.S3Group;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.acquire.s3.S3Scope;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// One row of the dry run's table.
///
/// @param archived whether it tells of what lies in archives, which cannot be chosen
/// @param amount what would be fetched, or what is archived
/// @param days days found of days asked for, `13 / 33`; empty where keys or dates do not tell
/// @param daysMissing whether there are fewer than asked for
/// @param note what is to be known of it; may be empty
record PullRow(
        S3Group group,
        boolean archived,
        S3Plan.Amount amount,
        String days,
        boolean daysMissing,
        String note) {

    static List<PullRow> of(S3Plan plan, S3Scope scope) {
        List<PullRow> rows = new ArrayList<>();
        for (S3Plan.Group group : plan.groups()) {
            long found = group.days().stream().filter(day -> isAsked(day, scope)).count();
            long asked = asked(scope);
            String days =
                    group.days().isEmpty()
                            ? ""
                            : asked > 0
                                    ? Formats.count(found) + " / " + Formats.count(asked)
                                    : Formats.count(group.days().size());
            boolean missing = !group.days().isEmpty() && asked > 0 && found < asked;
            boolean others = group.amount().objects() > group.archived().objects();
            if (others) {
                String inCase =
                        group.inCase().objects() == 0
                                ? ""
                                : Formats.count(group.inCase().objects()) + " in case";
                rows.add(new PullRow(group.group(), false, group.fetched(), days, missing, inCase));
            }
            if (group.archived().objects() > 0) {
                rows.add(
                        new PullRow(
                                group.group(),
                                true,
                                group.archived(),
                                others ? "" : days,
                                !others && missing,
                                "needs restore"));
            }
        }
        return rows;
    }

    private static boolean isAsked(LocalDate day, S3Scope scope) {
        return (scope.from() == null || !day.isBefore(scope.from()))
                && (scope.to() == null || !day.isAfter(scope.to()));
    }

    /// 0 where no span was given.
    private static long asked(S3Scope scope) {
        return scope.from() == null || scope.to() == null
                ? 0
                : ChronoUnit.DAYS.between(scope.from(), scope.to()) + 1;
    }

    boolean canBeChosen() {
        return !archived && amount.objects() > 0;
    }

    /// What it is, for people.
    String kind() {
        return archived ? group.kind() + ", archived" : group.kind();
    }
}
