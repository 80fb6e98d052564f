package org.exhibit.app.ui.custody;

import java.util.Set;

/// Kinds of entries that are shown and hidden together.
enum DeedGroup {
    CASE("Case"),
    ACQUIRE("Acquire"),
    MARK("Mark"),
    ANALYSE("Analyse"),
    PACK("Pack"),
    SEAL("Seal"),
    RUN("Run"),
    DAMAGE("Damage"),
    OTHER("Other");

    private static final Set<String> ACQUIRING =
            Set.of(
                    "acquired",
                    "seen-again",
                    "not-acquired",
                    "content-hashed",
                    "s3-listed",
                    "aws-asked",
                    "aws-caller",
                    "aws-keys-given",
                    "aws-metadata-given",
                    "flow-layout");
    private static final Set<String> DAMAGES =
            Set.of("custody-torn", "custody-discrepancy", "original-lost", "original-restored");

    private final String title;

    DeedGroup(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /// @param kind as custody writes it; one that is not known is among the others
    static DeedGroup of(String kind) {
        if (DAMAGES.contains(kind)) {
            return DAMAGE;
        }
        if (ACQUIRING.contains(kind) || kind.startsWith("acquisition-")) {
            return ACQUIRE;
        }
        return switch (kind) {
            case "case-created",
                    "database-rebuilt",
                    "evidence-excluded",
                    "evidence-included",
                    "transferred",
                    "accessed",
                    "stored",
                    "changed",
                    "disposed" ->
                    CASE;
            case "case-sealed", "seal-timestamped" -> SEAL;
            case "run-started" -> RUN;
            case "indexed", "integrity-checked" -> ANALYSE;
            default -> byPrefix(kind);
        };
    }

    private static DeedGroup byPrefix(String kind) {
        String first = kind.substring(0, Math.max(0, kind.indexOf('-')));
        return switch (first) {
            case "exhibit", "subject", "tag", "note", "notes", "query" -> MARK;
            case "finding", "findings", "cloudtrail" -> ANALYSE;
            case "pack" -> PACK;
            default -> OTHER;
        };
    }
}
