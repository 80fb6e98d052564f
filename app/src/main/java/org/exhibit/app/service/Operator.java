package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseDescription;

import java.util.Map;
import java.util.Optional;

/// Who works on a case and is answerable for what is entered in custody: its examiner, unless
/// somebody else is named for the program.
///
/// @param role in which that person acts, or empty
record Operator(String name, String role) {
    private static final String NAME = "EXHIBIT_OPERATOR";
    private static final String ROLE = "EXHIBIT_OPERATOR_ROLE";

    static Operator of(CaseDescription about) {
        return new Operator(about.examiner(), about.role());
    }

    /// @param environment of the program
    static Optional<Operator> named(Map<String, String> environment) {
        String name = environment.getOrDefault(NAME, "").strip();
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Operator(name, environment.getOrDefault(ROLE, "").strip()));
    }
}
