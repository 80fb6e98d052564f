/// The contract every log format fulfils, and what a format reports of the records it reads. Start
/// with `LogFormat`.
@NullMarked
package org.exhibit.indexer.format;

import org.jspecify.annotations.NullMarked;
