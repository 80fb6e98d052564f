/// Benchmarks of the whole program beside a peer on made-up logs of any size. Not tests: nothing
/// here asserts a time. `docs/performance.md` tells how to run them; start at [LogGenerator],
/// [IngestBench] and [SearchBench].
@NullMarked
package org.exhibit.e2e.bench;

import org.jspecify.annotations.NullMarked;
