package org.exhibit.indexer.provenance.policy;

import java.util.ArrayList;
import java.util.List;

/// What a policy lets audiences outside its owner's account do: its allowances, less what its
/// denials provably take away.
public final class PolicyGrants {
    private final PolicyDocument document;
    private final String owner;
    private final Audience anyone;

    /// @param owner the account of the resource; empty where it is not known, then no account
    ///   counts as foreign
    /// @param anyone what `*` stands for: everyone, or any AWS account where requests must be
    ///   signed
    public PolicyGrants(PolicyDocument document, String owner, Audience anyone) {
        this.document = document;
        this.owner = owner;
        this.anyone = anyone;
    }

    /// The grants, in the order of the statements.
    public List<Grant> grants() {
        List<Grant> open = new ArrayList<>();
        for (Statement each : document.statements()) {
            if (each.allows()) {
                for (Audience audience : audiences(each)) {
                    if (isOutside(audience)) {
                        open.add(
                                new Grant(
                                        audience, each.actions(), each.resources(), each.limits()));
                    }
                }
            }
        }
        for (Statement each : document.statements()) {
            if (!each.allows()) {
                open = less(open, each);
            }
        }
        return List.copyOf(open);
    }

    private boolean isOutside(Audience audience) {
        return !(audience instanceof Audience.Account(String id))
                || !owner.isEmpty() && !id.equals(owner);
    }

    /// Whom an allowance lets in, as far as its conditions leave them.
    private List<Audience> audiences(Statement allow) {
        List<Audience> out = new ArrayList<>();
        if (allow.principals().meansAnyone()) {
            List<Condition.Effect> passed =
                    allow.conditions().stream().map(Condition::passed).toList();
            out.addAll(narrowed(anyone, passed));
        }
        if (!allow.principals().except()) {
            allow.principals().accounts().forEach(id -> out.add(new Audience.Account(id)));
        }
        return out;
    }

    /// What tests that must all be passed leave of everyone.
    private static List<Audience> narrowed(Audience everyone, List<Condition.Effect> effects) {
        List<Audience> left = List.of(everyone);
        for (Condition.Effect effect : effects) {
            switch (effect) {
                case Condition.Effect.None none -> {}
                case Condition.Effect.Places places -> {
                    return List.of();
                }
                case Condition.Effect.Only(List<Audience> only) ->
                        left =
                                left.equals(List.of(everyone))
                                        ? only
                                        : left.stream().filter(only::contains).toList();
            }
        }
        return left;
    }

    /// Takes a denial away from grants.
    private List<Grant> less(List<Grant> grants, Statement deny) {
        List<Grant> out = new ArrayList<>();
        for (Grant grant : grants) {
            if (!deny.principals().meansAll(grant.audience())) {
                out.add(grant);
                continue;
            }
            List<Audience> spared = spared(grant.audience(), deny);
            if (spared.equals(List.of(grant.audience()))) {
                out.add(grant);
                continue;
            }
            out.addAll(outside(grant, deny));
            for (Audience audience : spared) {
                out.add(new Grant(audience, grant.actions(), grant.resources(), grant.limits()));
            }
        }
        return out;
    }

    /// What a denial's conditions leave of an audience: nothing without conditions, all where they
    /// may not hold for it, else those whom every condition spares.
    private List<Audience> spared(Audience audience, Statement deny) {
        List<Audience> left = new ArrayList<>();
        for (Condition condition : deny.conditions()) {
            if (condition.sparesServicesOnly()) {
                continue;
            }
            switch (condition.failed()) {
                case Condition.Effect.None none -> {
                    return List.of(audience);
                }
                case Condition.Effect.Places places -> {
                    if (!audience.isPublic()) {
                        return List.of(audience);
                    }
                }
                case Condition.Effect.Only(List<Audience> only) -> {
                    if (audience.isPublic()) {
                        left.addAll(only.stream().filter(this::isOutside).toList());
                    } else if (only.contains(audience) || !areAccounts(audience, only)) {
                        return List.of(audience);
                    }
                }
            }
        }
        return left;
    }

    /// Whether all are accounts, so that one that is not among them is provably another.
    private static boolean areAccounts(Audience audience, List<Audience> only) {
        return audience instanceof Audience.Account
                && only.stream().allMatch(Audience.Account.class::isInstance);
    }

    /// The parts of a grant that a denial does not provably take in.
    private static List<Grant> outside(Grant grant, Statement deny) {
        List<String> actions =
                grant.actions().in().stream()
                        .filter(each -> !deny.actions().covers(each, true))
                        .toList();
        List<String> denied =
                grant.actions().in().stream().filter(each -> !actions.contains(each)).toList();
        List<String> resources =
                grant.resources().in().stream()
                        .filter(each -> !deny.resources().covers(each, false))
                        .toList();
        boolean everywhere = deny.resources().in().isEmpty();
        List<Grant> out = new ArrayList<>();
        if (!actions.isEmpty()) {
            out.add(
                    new Grant(
                            grant.audience(),
                            grant.actions().only(actions),
                            grant.resources(),
                            grant.limits()));
        }
        if (!denied.isEmpty() && !resources.isEmpty() && !everywhere) {
            out.add(
                    new Grant(
                            grant.audience(),
                            grant.actions().only(denied),
                            grant.resources().only(resources),
                            grant.limits()));
        }
        return out;
    }
}
