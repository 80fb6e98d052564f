/// What a pack states, gathered once and then unchanging: every later stage reads only these
/// values. Start with `PackFacts`.
@NullMarked
package org.exhibit.reports.facts;

import org.jspecify.annotations.NullMarked;
