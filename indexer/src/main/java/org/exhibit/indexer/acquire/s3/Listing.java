package org.exhibit.indexer.acquire.s3;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/// The objects in scope, in the order of their keys. Where a key shows that what follows is out of
/// scope, the next page is asked for behind it, so that few pages are asked for in vain. Not
/// thread-safe.
final class Listing {
    private static final int REMEMBERED = 1_000;

    private final Pages pages;
    private final Narrowing narrowing;
    private final Set<S3Group> without;
    private final Deque<Listed> ready = new ArrayDeque<>();
    private final Set<String> leftOut = new LinkedHashSet<>();
    private String last = "";
    private @Nullable String lastVersion;
    private String jumpTo = "";
    private boolean more = true;

    Listing(Pages pages, S3Scope scope) {
        this(pages, scope, Set.of());
    }

    /// @param without groups that are in scope and left
    Listing(Pages pages, S3Scope scope, Set<S3Group> without) {
        this.pages = pages;
        this.narrowing = new Narrowing(scope);
        this.without = without;
    }

    /// The next object in scope; null at the end.
    ///
    /// @throws IOException where a page cannot be had, or keys come in another order than S3 gives
    @Nullable Listed next() throws IOException {
        while (ready.isEmpty() && more) {
            fill();
        }
        return ready.poll();
    }

    private void fill() throws IOException {
        boolean jump = KeyOrder.INSTANCE.compare(jumpTo, last) > 0;
        Pages.Page page = pages.after(jump ? jumpTo : last, jump ? null : lastVersion);
        String seen = last;
        for (Listed listed : page.objects()) {
            int order = KeyOrder.INSTANCE.compare(listed.key(), seen);
            if (order < 0 || (order == 0 && listed.versionId() == null && !seen.isEmpty())) {
                throw unordered(listed.key(), seen);
            }
            seen = listed.key();
            judge(listed);
        }
        more = page.more();
        if (more && page.objects().isEmpty()) {
            throw new IOException(
                    "The bucket gives an empty page behind "
                            + last
                            + " and says that there is more. What was acquired is kept.");
        }
        last = page.lastKey();
        lastVersion = page.lastVersion();
    }

    private static IOException unordered(String key, String before) {
        return new IOException(
                "The bucket does not list its keys in order ("
                        + key
                        + " behind "
                        + before
                        + "), so a listing could miss some. Directory buckets are not supported."
                        + " What was acquired is kept.");
    }

    private void judge(Listed listed) {
        if (KeyOrder.INSTANCE.compare(listed.key(), jumpTo) <= 0) {
            return;
        }
        switch (narrowing.of(listed.key())) {
            case Narrowing.Verdict.Wanted wanted -> addUnlessLeft(listed);
            case Narrowing.Verdict.Unwanted unwanted -> {
                leave(unwanted.what());
                if (KeyOrder.INSTANCE.compare(unwanted.after(), jumpTo) > 0) {
                    jumpTo = unwanted.after();
                }
            }
        }
    }

    private void addUnlessLeft(Listed listed) {
        if (without.isEmpty()) {
            ready.add(listed);
            return;
        }
        S3Group group = S3Group.of(listed.key());
        if (without.stream().anyMatch(left -> left.covers(group))) {
            leave(group.words() + ": not chosen");
        } else {
            ready.add(listed);
        }
    }

    private void leave(String what) {
        if (leftOut.size() < REMEMBERED) {
            leftOut.add(what);
        }
    }

    /// What was not listed, or listed and left out, as far as keys that were seen show it; at most
    /// 1,000.
    Set<String> leftOut() {
        return leftOut;
    }
}
