/// The program's entry: it wires the services, the command line and the workbench together. Start
/// at [Main]. Nothing imports this package.
@NullMarked
package org.exhibit.app.main;

import org.jspecify.annotations.NullMarked;
