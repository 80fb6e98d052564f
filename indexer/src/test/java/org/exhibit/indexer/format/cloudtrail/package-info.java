@NullMarked
package org.exhibit.indexer.format.cloudtrail;

import org.jspecify.annotations.NullMarked;
