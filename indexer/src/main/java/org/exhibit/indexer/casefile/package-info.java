/// The case folder: opening, locking, reading. Start with `CaseReader`.
@NullMarked
package org.exhibit.indexer.casefile;

import org.jspecify.annotations.NullMarked;
