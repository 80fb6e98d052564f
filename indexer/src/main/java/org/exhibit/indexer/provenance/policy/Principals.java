package org.exhibit.indexer.provenance.policy;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whom a statement is about.
///
/// @param anyone whether it is everyone
/// @param accounts the accounts of the AWS principals, ids of 12 digits or canonical ids
/// @param others services, identity providers and principals without an account
/// @param except whether it is everyone but these (`NotPrincipal`)
record Principals(boolean anyone, List<String> accounts, List<String> others, boolean except) {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern ARN = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:(\\d{12}):.*");

    Principals {
        accounts = List.copyOf(accounts);
        others = List.copyOf(others);
    }

    /// @param principal the value of `Principal` or `NotPrincipal`
    static Principals of(JsonNode principal, boolean except) {
        TreeSet<String> accounts = new TreeSet<>();
        List<String> others = new ArrayList<>();
        boolean anyone = principal.isTextual() && principal.asText().equals("*");
        for (String each : JsonForms.texts(JsonForms.member(principal, "AWS"))) {
            String account = accountOf(each);
            if (each.equals("*")) {
                anyone = true;
            } else if (account.isEmpty()) {
                others.add(each);
            } else {
                accounts.add(account);
            }
        }
        accounts.addAll(JsonForms.texts(JsonForms.member(principal, "CanonicalUser")));
        for (String kind : List.of("Service", "Federated")) {
            others.addAll(JsonForms.texts(JsonForms.member(principal, kind)));
        }
        return new Principals(anyone, List.copyOf(accounts), others, except);
    }

    /// The account of an ARN or an account id; empty where there is none.
    static String accountOf(String principal) {
        if (ACCOUNT.matcher(principal).matches()) {
            return principal;
        }
        Matcher arn = ARN.matcher(principal);
        return arn.matches() ? arn.group(1) : "";
    }

    /// Whether everyone without credentials is meant.
    boolean meansAnyone() {
        return except || anyone;
    }

    /// Whether all of an account is provably meant; a denial of one role spares the others.
    boolean meansAll(Audience audience) {
        if (except) {
            return !anyone
                    && others.isEmpty()
                    && !(audience instanceof Audience.Account(String id) && accounts.contains(id))
                    && !(audience instanceof Audience.Organisation);
        }
        return anyone;
    }
}
