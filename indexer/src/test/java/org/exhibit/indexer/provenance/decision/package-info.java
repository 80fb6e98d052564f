@org.jspecify.annotations.NullMarked
package org.exhibit.indexer.provenance.decision;
