/// Names files of formats that Exhibit knows but does not read. Start with `ForeignFormats`.
@NullMarked
package org.exhibit.indexer.format.foreign;

import org.jspecify.annotations.NullMarked;
