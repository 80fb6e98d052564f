package org.exhibit.e2e.archfixture.app.ui.search;

import org.exhibit.e2e.archfixture.app.cli.Command;

/// A window that leans on the command line.
public record SearchView(Command command) {}
