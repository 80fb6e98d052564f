package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who made a request, as closely as its records tell: by access key where there is one, since
/// names are used again and one name serves every job of a role.
///
/// @param node the instance of an instance's session; else the access key; else the session or
///   principal by its ARN; else service or account
/// @param arn or empty
/// @param account of the caller, or empty
/// @param accessKey or empty
/// @param role ARN of the role or user that issued the session, as records spell it; of an access
///   log empty
/// @param session role session name, or empty
public record Actor(
        Node node,
        String arn,
        String account,
        String accessKey,
        String role,
        String session,
        boolean anonymous,
        boolean service) {
    public static final NodeId ANONYMOUS = NodeId.principal("anonymous");

    private static final Pattern INSTANCE = Pattern.compile("i-[0-9a-f]{8,17}|i-[0-9a-z]+");
    private static final Pattern ASSUMED =
            Pattern.compile("arn:aws[a-z-]*:sts::(\\d+):assumed-role/(?:.*/)?([^/]+)/([^/]+)");

    public static Actor of(LogEvent event) {
        String key = text(event, EventField.ACTOR_ACCESS_KEY);
        String arn = text(event, EventField.ACTOR_ARN);
        String account = text(event, EventField.ACTOR_ACCOUNT);
        String type = text(event, EventField.ACTOR_TYPE);
        String session = text(event, EventField.ACTOR_SESSION);
        boolean anonymous = isAnonymous(event, type, account);
        boolean service = type.equals("AWSService");
        return new Actor(
                node(event, key, arn, account, type, session, anonymous),
                arn,
                anonymous ? "" : account,
                key,
                text(event, EventField.ACTOR_ISSUER),
                session,
                anonymous,
                service);
    }

    private static boolean isAnonymous(LogEvent event, String type, String account) {
        if (event.source() == SourceKind.S3_ACCESS) {
            return event.isNull(EventField.ACTOR_NAME);
        }
        return account.equalsIgnoreCase("ANONYMOUS_PRINCIPAL")
                || (type.equals("AWSAccount") && account.equals("anonymous"));
    }

    private static Node node(
            LogEvent event,
            String key,
            String arn,
            String account,
            String type,
            String session,
            boolean anonymous) {
        if (anonymous) {
            return Node.of(ANONYMOUS, "anonymous");
        }
        if (arn.contains(":assumed-role/") && INSTANCE.matcher(session).matches()) {
            return Node.of(new NodeId(NodeKind.INSTANCE, session), session);
        }
        if (!key.isEmpty()) {
            return Node.of(NodeId.credential(key), named(arn, event) + " (" + key + ')');
        }
        if (arn.contains(":assumed-role/") || arn.contains(":federated-user/")) {
            return Node.of(new NodeId(NodeKind.SESSION, arn), named(arn, event));
        }
        if (!arn.isEmpty()) {
            return Node.of(NodeId.principal(arn), named(arn, event));
        }
        String name = text(event, EventField.ACTOR_NAME);
        if (type.equals("AWSService") || (name.endsWith(".amazonaws.com") && type.isEmpty())) {
            return Node.of(
                    new NodeId(NodeKind.SERVICE, name.isEmpty() ? "AWS" : name),
                    name.isEmpty() ? "AWS" : name);
        }
        if (!account.isEmpty()) {
            return Node.of(NodeId.account(account), "account " + account);
        }
        return Node.of(NodeId.principal(name.isEmpty() ? "unknown" : name));
    }

    private static String named(String arn, LogEvent event) {
        Matcher assumed = ASSUMED.matcher(arn);
        if (assumed.matches()) {
            return assumed.group(2) + '/' + assumed.group(3);
        }
        int slash = arn.lastIndexOf('/');
        String name = text(event, EventField.ACTOR_NAME);
        return slash >= 0 ? arn.substring(slash + 1) : name.isEmpty() ? arn : name;
    }

    /// Whether two records can tell of the same caller: the same access key where both have one,
    /// else the same ARN; of a service that acts for itself its name.
    public boolean mayBe(Actor other) {
        if (!accessKey.isEmpty() && accessKey.equals(other.accessKey)) {
            return true;
        }
        boolean services = node.kind() == NodeKind.SERVICE && node.id().equals(other.node.id());
        return services || (!arn.isEmpty() && arn.equals(other.arn));
    }

    /// Name of the role of an assumed-role session, whichever log tells it; null for others.
    public @Nullable String roleName() {
        Matcher assumed = ASSUMED.matcher(arn);
        return assumed.matches() ? assumed.group(2) : null;
    }

    /// Whether this is a session of a role. An access log leaves the role's path out.
    public boolean isOfRole(String roleArn) {
        if (!role.isEmpty()) {
            return role.equals(roleArn);
        }
        String name = roleName();
        String[] parts = roleArn.split(":", 6);
        return name != null
                && parts.length == 6
                && parts[4].equals(account)
                && Objects.equals(name, roleArn.substring(roleArn.lastIndexOf('/') + 1));
    }

    /// The caller that says more: with an access key, then with an ARN.
    Actor fuller(Actor other) {
        if (accessKey.isEmpty() != other.accessKey.isEmpty()) {
            return accessKey.isEmpty() ? other : this;
        }
        return arn.isEmpty() && !other.arn.isEmpty() ? other : this;
    }

    private static String text(LogEvent event, EventField field) {
        String text = event.text(field);
        return text == null ? "" : text;
    }
}
