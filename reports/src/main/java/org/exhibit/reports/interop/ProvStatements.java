package org.exhibit.reports.interop;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What an edge says in PROV. Where a person or service did something to content, PROV wants an
/// activity between the two; it is made from the edge.
final class ProvStatements {
    /// One relation between two names.
    record Statement(ProvRelation relation, String subject, String object) {}

    /// @param activity whether the edge becomes an activity of its own, under its own name
    record Said(boolean activity, List<Statement> statements) {}

    private static final Set<EdgeKind> INFLUENCES =
            Set.of(EdgeKind.INFLUENCED_BY, EdgeKind.IDENTICAL, EdgeKind.UNOBSERVED);

    private ProvStatements() {}

    static Said of(Edge edge) {
        String from = Names.node(edge.from());
        String to = Names.node(edge.to());
        return switch (edge.kind().role()) {
            case DATA -> one(INFLUENCES.contains(edge.kind()) ? influence(from, to) : flow(edge));
            case MEMBER -> member(edge, from, to);
            case ACT -> act(edge);
            case CHAIN ->
                    one(
                            delegation(edge)
                                    ? new Statement(ProvRelation.ACTED_ON_BEHALF_OF, to, from)
                                    : influence(from, to));
            case STATE -> one(influence(from, to));
        };
    }

    private static Said one(Statement statement) {
        return new Said(false, List.of(statement));
    }

    private static Statement influence(String from, String to) {
        return new Statement(ProvRelation.WAS_INFLUENCED_BY, to, from);
    }

    private static boolean delegation(Edge edge) {
        return edge.kind() != EdgeKind.CONTROLLED
                && kind(edge.from()) == ProvClass.AGENT
                && kind(edge.to()) == ProvClass.AGENT;
    }

    private static ProvClass kind(NodeId id) {
        return ProvClass.of(id.kind());
    }

    /// Content that went from one end to the other.
    private static Statement flow(Edge edge) {
        String from = Names.node(edge.from());
        String to = Names.node(edge.to());
        ProvClass source = kind(edge.from());
        ProvClass target = kind(edge.to());
        if (source == ProvClass.ENTITY && target == ProvClass.ENTITY) {
            return new Statement(ProvRelation.WAS_DERIVED_FROM, to, from);
        }
        if (source == ProvClass.ENTITY && target == ProvClass.ACTIVITY) {
            return new Statement(ProvRelation.USED, to, from);
        }
        if (source == ProvClass.ACTIVITY && target == ProvClass.ENTITY) {
            return new Statement(ProvRelation.WAS_GENERATED_BY, to, from);
        }
        if (source == ProvClass.ACTIVITY && target == ProvClass.ACTIVITY) {
            return new Statement(ProvRelation.WAS_INFORMED_BY, to, from);
        }
        return influence(from, to);
    }

    private static Said member(Edge edge, String from, String to) {
        boolean version =
                edge.from().kind() == NodeKind.KEY
                        && (edge.to().kind() == NodeKind.VERSION
                                || edge.to().kind() == NodeKind.MARKER);
        // These two relations bear no attributes in PROV; the influence keeps the evidence.
        Statement held =
                version
                        ? new Statement(ProvRelation.SPECIALIZATION_OF, to, from)
                        : new Statement(ProvRelation.HAD_MEMBER, from, to);
        return new Said(false, List.of(held, influence(from, to)));
    }

    private static Said act(Edge edge) {
        ProvClass source = kind(edge.from());
        ProvClass target = kind(edge.to());
        boolean agentFirst = source == ProvClass.AGENT && target == ProvClass.ENTITY;
        boolean agentLast = source == ProvClass.ENTITY && target == ProvClass.AGENT;
        if (agentFirst || agentLast) {
            NodeId agent = agentFirst ? edge.from() : edge.to();
            NodeId thing = agentFirst ? edge.to() : edge.from();
            return act(edge, Names.node(agent), Names.node(thing));
        }
        if (source == ProvClass.ACTIVITY && target == ProvClass.AGENT) {
            return one(
                    new Statement(
                            ProvRelation.WAS_ASSOCIATED_WITH,
                            Names.node(edge.from()),
                            Names.node(edge.to())));
        }
        if (source == ProvClass.AGENT && target == ProvClass.ACTIVITY) {
            return one(
                    new Statement(
                            ProvRelation.WAS_ASSOCIATED_WITH,
                            Names.node(edge.to()),
                            Names.node(edge.from())));
        }
        boolean refused = edge.kind() == EdgeKind.ATTEMPTED;
        if (!refused && source == ProvClass.ACTIVITY && edge.kind() == EdgeKind.DELETED) {
            return one(
                    new Statement(
                            ProvRelation.WAS_INVALIDATED_BY,
                            Names.node(edge.to()),
                            Names.node(edge.from())));
        }
        boolean through = source == ProvClass.ACTIVITY || target == ProvClass.ACTIVITY;
        return one(
                through && !refused
                        ? flow(edge)
                        : influence(Names.node(edge.from()), Names.node(edge.to())));
    }

    private static Said act(Edge edge, String agent, String thing) {
        String deed = Names.edge(edge);
        List<Statement> all = new ArrayList<>();
        all.add(new Statement(ProvRelation.WAS_ASSOCIATED_WITH, deed, agent));
        if (edge.kind() == EdgeKind.CREATED) {
            all.add(new Statement(ProvRelation.WAS_GENERATED_BY, thing, deed));
            if (edge.strength().atLeast(Strength.RECORDED)) {
                all.add(new Statement(ProvRelation.WAS_ATTRIBUTED_TO, thing, agent));
            }
        } else if (edge.kind() == EdgeKind.DELETED) {
            all.add(new Statement(ProvRelation.WAS_INVALIDATED_BY, thing, deed));
        } else if (edge.kind() == EdgeKind.ATTEMPTED) {
            // Nothing flowed, and what it was about cannot be said to have been used.
            all.add(influence(thing, deed));
        } else {
            all.add(new Statement(ProvRelation.USED, deed, thing));
        }
        return new Said(true, all);
    }
}
