package org.exhibit.indexer.provenance.graph;

import java.util.Arrays;
import java.util.Optional;

/// What an edge says. The comment of each reads with `from` and `to` as the edge has them: upstream
/// first.
public enum EdgeKind {
    /// `to` was copied from `from`.
    COPIED_FROM("copied-from", Role.DATA),
    /// `to` was restored from `from`.
    RESTORED_FROM("restored-from", Role.DATA),
    /// `to` was made out of `from`.
    DERIVED_FROM("derived-from", Role.DATA),
    /// `to` was renamed from `from`.
    MOVED_FROM("moved-from", Role.DATA),
    /// `to` is `from` written again with other encryption or metadata.
    REWRITTEN("rewritten", Role.DATA),
    /// Content of `from` became part of `to`.
    PART_OF("part-of", Role.DATA),
    /// Job `to` used `from`.
    USED("used", Role.DATA),
    /// Job `from` generated `to`.
    GENERATED("generated", Role.DATA),
    /// `from` was exported to `to`.
    EXPORTED("exported", Role.DATA),
    /// `from` and `to` have the same content.
    IDENTICAL("identical-content", Role.DATA),
    /// `to` was made while code `from` was in force.
    INFLUENCED_BY("influenced-by", Role.DATA),
    /// The code of `to` was set from `from`.
    CODE_CHANGED("code-changed", Role.DATA),
    /// `from` was put to use as `to`.
    DEPLOYED("deployed", Role.DATA),
    /// What passed through `from` was captured to `to`.
    CAPTURED_TO("captured-to", Role.DATA),
    /// `to` is one version of `from`, or `from` holds `to`.
    HOLDS("holds", Role.MEMBER),
    /// `to` read `from`.
    READ_BY("read-by", Role.ACT),
    /// `from` was carried to `to`, outside.
    DOWNLOADED("downloaded", Role.ACT),
    /// Actor `from` made `to`.
    CREATED("created", Role.ACT),
    /// Actor `from` destroyed `to`.
    DELETED("deleted", Role.ACT),
    /// `from` put a delete marker over `to`.
    HIDDEN("hidden", Role.ACT),
    /// `from` took the delete marker away from `to`.
    UNHIDDEN("undeleted", Role.ACT),
    /// `to` was told that `from` exists; never its content.
    ENUMERATED("enumerated", Role.ACT),
    /// `to` was told what `from` is like; never its content.
    INSPECTED("inspected", Role.ACT),
    /// Actor `from` tried something on `to` and was refused; nothing flowed.
    ATTEMPTED("attempted", Role.ACT),
    /// Actor `from` used key `to`.
    KEY_USED("key-used", Role.ACT),
    /// Bytes like those of `from` went on to `to`.
    RELAYED("relay", Role.ACT),
    /// `from` was opened to `to`.
    SHARED("shared", Role.ACT),
    UNSHARED("unshared", Role.ACT),
    /// Account `to` copied `from`.
    COPIED_BY("copied-by", Role.ACT),
    EXPOSED("exposed", Role.ACT),
    CONFIG_CHANGED("config-changed", Role.ACT),
    /// `from` wrote `to` anew under another key; its content stayed.
    RE_ENCRYPTED("re-encrypted", Role.ACT),
    LOGGING_CHANGED("logging-changed", Role.ACT),
    KEY_STATE_CHANGED("key-state-changed", Role.ACT),
    /// `from` started `to`: a job, an invocation.
    STARTED("started", Role.ACT),
    /// What is in `from` is to be copied to `to` from now on.
    REPLICATION_RULE("replication-rule", Role.ACT),
    /// What happens in `from` is to start `to` from now on.
    TRIGGER_RULE("trigger-rule", Role.ACT),
    /// `from` obtained credentials `to`.
    ISSUED("issued", Role.CHAIN),
    /// `to` acted on behalf of `from`.
    ACTED_FOR("acted-for", Role.CHAIN),
    /// `from` had power over `to`.
    CONTROLLED("controlled", Role.CHAIN),
    /// In gap `from`, `to` could have changed or been read unseen.
    UNOBSERVED("unobserved", Role.STATE),
    /// Conflict `from` bears on `to`.
    CONTRADICTED("contradicted", Role.STATE);

    /// What following an edge would mean.
    public enum Role {
        /// Content flowed.
        DATA,
        /// A whole and its member.
        MEMBER,
        /// Someone did something.
        ACT,
        /// Who stands behind whom.
        CHAIN,
        STATE
    }

    private final String word;
    private final Role role;

    EdgeKind(String word, Role role) {
        this.word = word;
        this.role = role;
    }

    public String word() {
        return word;
    }

    public Role role() {
        return role;
    }

    public static Optional<EdgeKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
