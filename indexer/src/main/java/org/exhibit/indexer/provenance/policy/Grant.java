package org.exhibit.indexer.provenance.policy;

/// What a policy or a list lets one audience outside the owner's account do.
///
/// @param limits conditions that hold besides, for people; empty without any
public record Grant(Audience audience, Patterns actions, Patterns resources, String limits) {

    /// Whether an action on a resource is granted; a grant without resources is about the resource
    /// that has the policy.
    public boolean covers(String action, String resource) {
        return actions.matchesAction(action)
                && (resources.in().isEmpty() || resources.matches(resource));
    }
}
