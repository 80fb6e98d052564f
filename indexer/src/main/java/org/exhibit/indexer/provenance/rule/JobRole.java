package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.identity.Actor;

import java.util.List;

/// A role that a job runs with.
///
/// @param role ARN, or the role's name alone
/// @param account of the job, whose role a name means
/// @param by what says so besides the record that starts the job
record JobRole(String role, String account, List<Evidence> by) {
    JobRole {
        by = List.copyOf(by);
    }

    boolean isOf(Actor actor) {
        if (role.startsWith("arn:")) {
            return actor.isOfRole(role);
        }
        String issuer = actor.role();
        String name =
                issuer.isEmpty() ? actor.roleName() : issuer.substring(issuer.lastIndexOf('/') + 1);
        return role.equals(name) && actor.account().equals(account);
    }
}
