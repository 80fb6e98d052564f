/// The ground-truth investigations as evidence: three stories whose every record is known, written
/// as the files AWS delivers and acquired into real cases. Other modules' tests use them too.
@NullMarked
package org.exhibit.indexer.scenario;

import org.jspecify.annotations.NullMarked;
