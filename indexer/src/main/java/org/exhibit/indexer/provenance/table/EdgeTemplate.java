package org.exhibit.indexer.provenance.table;

import org.exhibit.indexer.provenance.graph.EdgeKind;

/// An edge that one record names both ends of.
record EdgeTemplate(EdgeKind kind, EndTemplate from, EndTemplate to) {}
