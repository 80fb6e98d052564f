package org.exhibit.app.cli;

import java.util.concurrent.Callable;

/// A command as its failures see it.
interface Task extends Callable<Integer> {
    String UNCHANGED = "Nothing was changed.";

    /// What is as it was, or kept, when the command stops half way.
    default String safe() {
        return UNCHANGED;
    }

    /// What to do then, or empty where only the failure itself can say.
    default String advice() {
        return "";
    }
}
