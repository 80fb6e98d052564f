/// The failure patterns that no Sigma rule can say: they look into lists, follow state, or join
/// records. One class a pattern; `docs/findings.md` says what each asks.
@NullMarked
package org.exhibit.indexer.finding.pattern;

import org.jspecify.annotations.NullMarked;
