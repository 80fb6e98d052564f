package org.exhibit.reports.interop;

import org.exhibit.indexer.provenance.graph.NodeKind;

/// What a node is in the words of PROV-DM (W3C Recommendation, 2013).
enum ProvClass {
    ENTITY("entity"),
    ACTIVITY("activity"),
    AGENT("agent");

    private final String bundle;

    ProvClass(String bundle) {
        this.bundle = bundle;
    }

    /// The member of PROV-JSON that lists them.
    String bundle() {
        return bundle;
    }

    static ProvClass of(NodeKind kind) {
        return switch (kind.role()) {
            case DATA -> kind == NodeKind.JOB ? ACTIVITY : ENTITY;
            case ACTOR -> kind == NodeKind.REQUEST ? ACTIVITY : AGENT;
            case STATE -> ENTITY;
        };
    }
}
