/// Runs every rule over a case. Start with `FindingRun`.
@NullMarked
package org.exhibit.indexer.finding.run;

import org.jspecify.annotations.NullMarked;
