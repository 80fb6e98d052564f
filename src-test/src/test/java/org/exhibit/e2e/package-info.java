/// What crosses modules: the architecture's rules, whole runs of the program, and the fixtures for
/// both. Start at `ArchitectureTest`. Nothing imports this package.
@NullMarked
package org.exhibit.e2e;

import org.jspecify.annotations.NullMarked;
