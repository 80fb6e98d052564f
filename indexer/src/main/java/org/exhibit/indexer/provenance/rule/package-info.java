/// The rules that find edges, each with its limits against false lineage. They ask the index for
/// what touches one thing at a time; nothing here holds a whole case. Start with `ObjectEdges`; the
/// rules are described in `docs/provenance.md`.
@NullMarked
package org.exhibit.indexer.provenance.rule;

import org.jspecify.annotations.NullMarked;
