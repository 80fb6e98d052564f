package org.exhibit.app.cli;

import org.exhibit.app.service.CustodyDeed;

import java.util.List;

/// What each command asks that enters a deed in custody.
enum DeedForm {
    TRANSFER(
            "transfer",
            "Enter that the evidence, or a copy of the case, went from one holder to another. The"
                    + " seals are checked and the outcome is entered with it.",
            CustodyDeed.Kind.TRANSFERRED,
            List.of(
                    must("from", "WHO", "who had it"),
                    must("to", "WHO", "who has it now"),
                    must("reason", "T", "why"),
                    may("what", "T", "what of it; the case without it"),
                    may("how", "T", "the medium or the way it went"),
                    when())),
    ACCESS(
            "access",
            "Enter that somebody looked at the evidence outside Exhibit.",
            CustodyDeed.Kind.ACCESSED,
            List.of(
                    must("by", "WHO", "who did"),
                    must("reason", "T", "why"),
                    may("what", "T", "what of it; the case without it"),
                    when())),
    STORAGE(
            "storage",
            "Enter where the case is kept from now on, and how it is protected.",
            CustodyDeed.Kind.STORED,
            List.of(
                    must("place", "T", "where"),
                    may(
                            "class",
                            "T",
                            "kind of storage, e.g. \"evidence server\", \"offline disk\""),
                    may("encryption", "T", "how it is encrypted there; Exhibit cannot see it"),
                    may("reason", "T", "why"))),
    CHANGE(
            "change",
            "Enter a change to the evidence that could not be avoided, and why.",
            CustodyDeed.Kind.CHANGED,
            List.of(
                    must("what", "T", "what changed"),
                    must("reason", "T", "why it could not be avoided"))),
    DISPOSAL(
            "disposal",
            "Enter that the evidence, or a copy, was destroyed or given back.",
            CustodyDeed.Kind.DISPOSED,
            List.of(
                    must("what", "T", "what of it"),
                    must("how", "T", "by which means"),
                    must("reason", "T", "why")));

    private final String command;
    private final String description;
    private final CustodyDeed.Kind kind;
    private final List<Part> parts;

    DeedForm(String command, String description, CustodyDeed.Kind kind, List<Part> parts) {
        this.command = command;
        this.description = description;
        this.kind = kind;
        this.parts = parts;
    }

    /// One option.
    ///
    /// @param name without its dashes
    /// @param member as custody names what it says
    record Part(String name, String member, boolean required, String label, String description) {}

    private static Part must(String name, String label, String description) {
        return new Part(name, name, true, label, description);
    }

    private static Part may(String name, String label, String description) {
        return new Part(name, name, false, label, description);
    }

    private static Part when() {
        return new Part("at", "when", false, "INSTANT", "when, if not now");
    }

    String command() {
        return command;
    }

    String description() {
        return description;
    }

    CustodyDeed.Kind kind() {
        return kind;
    }

    /// In the order in which custody writes them.
    List<Part> parts() {
        return parts;
    }
}
