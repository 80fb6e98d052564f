/// The public model of provenance: what a graph is made of, whoever finds its edges. Start with
/// `Edge`.
///
/// - A `Node` is something that can be named: an object's version, a session, a job, a snapshot, an
///   address, a gap. Its `NodeId` follows from what it is, never from the order of evidence.
/// - An `Edge` points from the upstream to the downstream end, always: data, power or influence
///   flowed from `from` to `to`. Its word reads with the ends in the order that makes sense (`to`
///   was *copied-from* `from`; `from` was *read-by* `to`; `from` *created* `to`). It has a
///   `Strength`, the `RuleId` that gave it, and at least one piece of `Evidence`; without it none
///   can be built.
/// - A `Graph` is an immutable answer; a `GraphBuilder` merges what several rules say of the same
///   two ends.
///
/// Nothing here asks the index. Packages below it do: `provenance.rule` finds edges,
/// `provenance.lineage` follows them.
@NullMarked
package org.exhibit.indexer.provenance.graph;

import org.jspecify.annotations.NullMarked;
