/// The hash-chained chain of custody and the runs that write it. Start with `CustodyLog`. The log
/// is appended by the one writer of a case; entries are immutable values.
@NullMarked
package org.exhibit.indexer.custody;

import org.jspecify.annotations.NullMarked;
