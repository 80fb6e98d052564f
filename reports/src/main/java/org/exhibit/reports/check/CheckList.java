package org.exhibit.reports.check;

import org.exhibit.indexer.integrity.Verification;
import org.exhibit.indexer.integrity.Verification.Check;

import java.util.ArrayList;
import java.util.List;

/// Collects the outcome of checks in their order. Not thread-safe.
final class CheckList {
    private final List<Check> checks = new ArrayList<>();

    /// Notes a check that held.
    void held(String name, String detail) {
        checks.add(new Check(name, true, detail));
    }

    void failed(String name, String detail) {
        checks.add(new Check(name, false, detail));
    }

    /// Notes a check by its outcome.
    void add(String name, boolean ok, String held, String failed) {
        checks.add(new Check(name, ok, ok ? held : failed));
    }

    Verification verification() {
        return new Verification(checks);
    }
}
