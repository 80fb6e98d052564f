/// Sigma rules: reading them, asking the index for candidates, and matching records exactly. What a
/// rule says that is not understood is refused by name; see `docs/formats/sigma.md`.
@NullMarked
package org.exhibit.indexer.finding.sigma;

import org.jspecify.annotations.NullMarked;
