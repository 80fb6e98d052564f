package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.table.CaseRecord;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rule R9: whose credential signed a URL. Where the URL itself stands in the record it names the
/// access key; else only the session is told.
final class Signer {
    private static final Pattern CREDENTIAL =
            Pattern.compile("[?&]X-Amz-Credential=([A-Z0-9]{8,128})(?:/|%2F|%2f|%252F)");

    private Signer() {}

    static Actor of(Access access, CaseRecord record) {
        Actor actor = access.actor();
        if (!actor.accessKey().isEmpty()) {
            return actor;
        }
        String uri = record.fields().first("requestUri", "request_uri");
        Matcher matcher = CREDENTIAL.matcher(uri == null ? "" : uri);
        if (!matcher.find()) {
            return actor;
        }
        String key = matcher.group(1);
        return new Actor(
                Node.of(NodeId.credential(key), actor.node().label() + " (" + key + ')'),
                actor.arn(),
                actor.account(),
                key,
                actor.role(),
                actor.session(),
                actor.anonymous(),
                actor.service());
    }
}
