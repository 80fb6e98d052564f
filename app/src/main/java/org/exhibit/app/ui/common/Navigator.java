package org.exhibit.app.ui.common;

/// Shows a destination. The shell is the one that does.
@FunctionalInterface
public interface Navigator {
    void go(Destination destination);
}
