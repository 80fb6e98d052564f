package org.exhibit.indexer.provenance.policy;

import org.exhibit.indexer.event.Address;
import org.exhibit.indexer.event.Network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One test of a statement's condition block. What does not limit who may come to fixed values is
/// no restriction, as S3 itself judges whether a policy is public.
///
/// Source: Amazon S3 User Guide, "The meaning of public".
///
/// @param operator as written, e.g. `StringEqualsIfExists`
/// @param key as written, e.g. `aws:PrincipalOrgID`
record Condition(String operator, String key, List<String> values) {
    /// Networks larger than these are public to S3, private ones apart.
    private static final int WIDEST_IPV4 = 8;

    private static final int WIDEST_IPV6 = 32;

    private static final Set<String> PLACES =
            Set.of(
                    "aws:sourcevpc",
                    "aws:sourcevpce",
                    "aws:sourcevpcarn",
                    "aws:vpcsourceip",
                    "aws:sourcearn",
                    "aws:sourceaccount",
                    "aws:sourceowner",
                    "aws:sourceorgid",
                    "aws:userid",
                    "s3:dataaccesspointarn",
                    "lambda:sourcefunctionarn");
    private static final Set<String> ACCOUNTS =
            Set.of("aws:principalaccount", "kms:calleraccount", "s3:dataaccesspointaccount");

    Condition {
        values = List.copyOf(values);
    }

    /// What a passed test leaves of everyone.
    sealed interface Effect {
        /// Everyone still passes, or nobody knows.
        record None() implements Effect {}

        /// Only callers from fixed places pass, or identities within them: not the public.
        record Places() implements Effect {}

        /// Only these pass.
        record Only(List<Audience> audiences) implements Effect {
            public Only {
                audiences = List.copyOf(audiences);
            }
        }
    }

    /// What passing the test leaves of everyone.
    Effect passed() {
        return positive() && !absentPasses() ? effect() : new Effect.None();
    }

    /// What not passing it leaves: a denial unless the caller is one of these.
    Effect failed() {
        return negative() ? effect() : new Effect.None();
    }

    /// Whether the test, on a denial, spares only AWS services acting for someone.
    boolean sparesServicesOnly() {
        String name = key.toLowerCase(Locale.ROOT);
        return word().equals("bool")
                && (name.equals("aws:viaawsservice") || name.equals("aws:principalisawsservice"))
                && values.equals(List.of("false"));
    }

    private Effect effect() {
        String name = key.toLowerCase(Locale.ROOT);
        boolean fixed = !values.isEmpty() && values.stream().noneMatch(Condition::isWild);
        if (name.equals("aws:sourceip")) {
            boolean narrow = !values.isEmpty() && values.stream().allMatch(Condition::isNarrow);
            return narrow ? new Effect.Places() : new Effect.None();
        }
        if (!fixed) {
            return new Effect.None();
        }
        if (name.equals("aws:principalorgid") || name.equals("aws:principalorgpaths")) {
            return only(value -> new Audience.Organisation(value.split("/", 2)[0]));
        }
        if (ACCOUNTS.contains(name)) {
            return only(Audience.Account::new);
        }
        if (name.equals("aws:principalarn")) {
            return only(value -> new Audience.Account(Principals.accountOf(value)));
        }
        return PLACES.contains(name) ? new Effect.Places() : new Effect.None();
    }

    private Effect only(java.util.function.Function<String, Audience> audience) {
        List<Audience> out = new ArrayList<>();
        values.forEach(value -> out.add(audience.apply(value)));
        return new Effect.Only(out);
    }

    /// A `*` at the end of an ARN's resource or an organisation's path still leaves its account.
    private static boolean isWild(String value) {
        boolean arn = value.startsWith("arn:") && Principals.accountOf(value).matches("\\d{12}");
        boolean path = value.matches("o-[a-z0-9]+/.*");
        return !arn && !path && (value.contains("*") || value.contains("?"))
                || value.contains("${");
    }

    private static boolean isNarrow(String value) {
        return Address.parse(value).isPresent()
                || Network.parse(value)
                        .filter(network ->
                                network.prefix()
                                        >= (network.first().isV6() ? WIDEST_IPV6 : WIDEST_IPV4))
                        .isPresent();
    }

    /// The operator without what stands before and after it.
    private String word() {
        String word = operator.substring(operator.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        return word.endsWith("ifexists") ? word.substring(0, word.length() - 8) : word;
    }

    private boolean positive() {
        return switch (word()) {
            case "stringequals",
                    "stringequalsignorecase",
                    "stringlike",
                    "arnequals",
                    "arnlike",
                    "ipaddress" ->
                    true;
            default -> false;
        };
    }

    private boolean negative() {
        return switch (word()) {
            case "stringnotequals",
                    "stringnotequalsignorecase",
                    "stringnotlike",
                    "arnnotequals",
                    "arnnotlike",
                    "notipaddress" ->
                    !operator.toLowerCase(Locale.ROOT).startsWith("foranyvalue");
            default -> false;
        };
    }

    /// Whether a request that lacks the key passes: an unsigned request lacks what tells of its
    /// principal.
    private boolean absentPasses() {
        String lower = operator.toLowerCase(Locale.ROOT);
        return lower.endsWith("ifexists") || lower.startsWith("forallvalues");
    }

    /// For people.
    String text() {
        return operator + ' ' + key + ' ' + String.join(", ", values);
    }
}
