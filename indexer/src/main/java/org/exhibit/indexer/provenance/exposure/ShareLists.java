package org.exhibit.indexer.provenance.exposure;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.Grant;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.exhibit.indexer.provenance.policy.Patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lists of accounts that something is shared with: each account is a slot.
final class ShareLists {
    private final Call call;
    private final String resource;
    private final String action;
    private final Evidence by;
    private final List<Change> out = new ArrayList<>();

    /// @param action what an account on the list can do, e.g. `ec2:CreateVolume`
    ShareLists(Call call, String resource, String action, String field) {
        this.call = call;
        this.resource = resource;
        this.action = action;
        this.by = call.evidence(field);
    }

    /// Reads the EC2 form: lists to add and to remove, of users, groups and organisations.
    List<Change> ofEc2(JsonNode permission) {
        JsonForms.elements(JsonForms.member(permission, "add"))
                .forEach(each -> ec2(each).ifPresent(this::add));
        JsonForms.elements(JsonForms.member(permission, "remove"))
                .forEach(each -> ec2(each).ifPresent(this::remove));
        return out;
    }

    private static Optional<Audience> ec2(JsonNode item) {
        String user = JsonForms.text(JsonForms.member(item, "userId"));
        if (!user.isEmpty()) {
            return Optional.of(new Audience.Account(user));
        }
        if (JsonForms.text(JsonForms.member(item, "group")).equals("all")) {
            return Optional.of(new Audience.AnyAws());
        }
        String organisation = JsonForms.text(JsonForms.member(item, "organizationArn"));
        return organisation.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Audience.Organisation(
                                organisation.replaceFirst(".*organization/", "")));
    }

    /// Reads the RDS form: account ids, or `all`.
    List<Change> ofValues(List<String> added, List<String> removed) {
        added.forEach(each -> add(named(each)));
        removed.forEach(each -> remove(named(each)));
        return out;
    }

    private static Audience named(String value) {
        return value.equals("all") ? new Audience.AnyAws() : new Audience.Account(value);
    }

    private void add(Audience audience) {
        if (audience.equals(new Audience.Account(call.owner()))) {
            return;
        }
        out.add(
                new Change.Granted(
                        call.at(),
                        by,
                        resource,
                        Change.Kind.SHARE,
                        "share:" + audience.text(),
                        List.of(
                                new Grant(
                                        audience,
                                        Patterns.of(List.of(action)),
                                        Patterns.of(List.of()),
                                        ""))));
    }

    private void remove(Audience audience) {
        out.add(new Change.Revoked(call.at(), by, resource, "share:" + audience.text()));
    }
}
