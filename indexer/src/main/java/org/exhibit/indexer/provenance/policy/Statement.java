package org.exhibit.indexer.provenance.policy;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One statement of a policy.
///
/// @param allows false for a denial
/// @param resources empty patterns where the statement names none: the resource that has the policy
record Statement(
        boolean allows,
        Principals principals,
        Patterns actions,
        Patterns resources,
        List<Condition> conditions) {
    Statement {
        conditions = List.copyOf(conditions);
    }

    static Statement of(JsonNode statement) {
        boolean except = statement.has("NotPrincipal");
        return new Statement(
                JsonForms.text(JsonForms.member(statement, "Effect")).equals("Allow"),
                Principals.of(
                        JsonForms.member(statement, except ? "NotPrincipal" : "Principal"), except),
                patterns(statement, "Action"),
                patterns(statement, "Resource"),
                conditions(JsonForms.member(statement, "Condition")));
    }

    private static Patterns patterns(JsonNode statement, String name) {
        List<String> out = JsonForms.texts(JsonForms.member(statement, "Not" + name));
        return out.isEmpty()
                ? Patterns.of(JsonForms.texts(JsonForms.member(statement, name)))
                : Patterns.allBut(out);
    }

    private static List<Condition> conditions(JsonNode block) {
        List<Condition> out = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : block.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                out.add(
                        new Condition(
                                operator.getKey(), key.getKey(), JsonForms.texts(key.getValue())));
            }
        }
        return out;
    }

    /// Its conditions for people; empty without any.
    String limits() {
        return String.join("; ", conditions.stream().map(Condition::text).toList());
    }
}
