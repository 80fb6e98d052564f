/// What might be a subject of the case and is none yet: suggested with its reasons, confirmed or
/// rejected by a person. Start with `SuggestionRun`.
@NullMarked
package org.exhibit.indexer.finding.suggestion;

import org.jspecify.annotations.NullMarked;
