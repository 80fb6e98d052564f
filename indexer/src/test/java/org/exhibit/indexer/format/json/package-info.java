@NullMarked
package org.exhibit.indexer.format.json;

import org.jspecify.annotations.NullMarked;
