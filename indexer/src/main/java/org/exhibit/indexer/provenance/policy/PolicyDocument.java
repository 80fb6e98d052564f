package org.exhibit.indexer.provenance.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A policy as a record holds it.
public final class PolicyDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Statement> statements;

    private PolicyDocument(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    /// Reads an object, or a text that holds one, percent-encoded or not.
    ///
    /// @return nothing where it is no policy; then what it allows is unknown
    public static Optional<PolicyDocument> of(JsonNode policy) {
        if (policy.isTextual()) {
            return parse(policy.asText());
        }
        JsonNode statement = JsonForms.member(policy, "Statement");
        if (!policy.isObject() || statement.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(
                new PolicyDocument(
                        JsonForms.elements(statement).stream()
                                .filter(JsonNode::isObject)
                                .map(Statement::of)
                                .toList()));
    }

    private static Optional<PolicyDocument> parse(String text) {
        try {
            String json =
                    text.startsWith("%7B") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
            JsonNode read = JSON.readTree(json);
            return read.isObject() ? of(read) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    List<Statement> statements() {
        return statements;
    }
}
