/// The command line: thin commands over the services, their tables and machine forms, and the one
/// place that turns failures into messages and exit statuses. Start with `ExhibitCommand`.
@NullMarked
package org.exhibit.app.cli;

import org.jspecify.annotations.NullMarked;
