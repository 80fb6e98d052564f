/// The pack as a tree of blocks that knows nothing of PDF. Start with `PackDocument`.
@NullMarked
package org.exhibit.reports.document;

import org.jspecify.annotations.NullMarked;
