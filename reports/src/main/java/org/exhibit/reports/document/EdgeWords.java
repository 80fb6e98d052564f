package org.exhibit.reports.document;

import org.exhibit.indexer.provenance.graph.EdgeKind;

/// What an edge says, as a clause between its two ends.
///
/// @param words the verb and what goes with it
/// @param downstreamFirst whether the clause begins with the downstream end
record EdgeWords(String words, boolean downstreamFirst) {
    static EdgeWords of(EdgeKind kind) {
        return switch (kind) {
            case COPIED_FROM -> back("was copied from");
            case RESTORED_FROM -> back("was restored from");
            case DERIVED_FROM -> back("was made out of");
            case MOVED_FROM -> back("was renamed from");
            case REWRITTEN -> back("has, with other encryption or metadata, the content of");
            case PART_OF -> forth("became part of");
            case USED -> back("used");
            case GENERATED -> forth("generated");
            case EXPORTED -> forth("was exported to");
            case IDENTICAL -> forth("has the same content as");
            case INFLUENCED_BY -> back("was made while in force was");
            case CODE_CHANGED -> back("got its code from");
            case DEPLOYED -> forth("was put to use as");
            case CAPTURED_TO -> forth("was captured to");
            case HOLDS -> forth("holds");
            case READ_BY -> forth("was read by");
            case DOWNLOADED -> forth("was downloaded to");
            case CREATED -> forth("made");
            case DELETED -> forth("destroyed");
            case HIDDEN -> forth("put a delete marker over");
            case UNHIDDEN -> forth("took the delete marker away from");
            case ENUMERATED -> forth("was listed, not read, by");
            case INSPECTED -> forth("was described, not read, to");
            case ATTEMPTED -> forth("tried something and was refused on");
            case KEY_USED -> forth("used key");
            case RELAYED -> forth("has as many bytes as went on to");
            case SHARED -> forth("was opened to");
            case UNSHARED -> forth("was no longer open to");
            case COPIED_BY -> forth("was copied by account");
            case EXPOSED -> forth("stood open to");
            case CONFIG_CHANGED -> forth("changed settings of");
            case RE_ENCRYPTED -> forth("wrote anew, under another key,");
            case LOGGING_CHANGED -> forth("changed the logging of");
            case KEY_STATE_CHANGED -> forth("changed the state of key");
            case STARTED -> forth("started");
            case REPLICATION_RULE -> forth("is by rule to be copied to");
            case TRIGGER_RULE -> forth("is by rule to start");
            case ISSUED -> forth("obtained credentials");
            case ACTED_FOR -> back("acted on behalf of");
            case CONTROLLED -> forth("had power over");
            case UNOBSERVED -> forth("leaves unseen what happened to");
            case CONTRADICTED -> forth("bears on");
        };
    }

    private static EdgeWords forth(String words) {
        return new EdgeWords(words, false);
    }

    private static EdgeWords back(String words) {
        return new EdgeWords(words, true);
    }
}
