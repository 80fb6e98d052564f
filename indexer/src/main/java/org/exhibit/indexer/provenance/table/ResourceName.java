package org.exhibit.indexer.provenance.table;

import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a resource is called, whether a record gives its ARN or its name alone: account, Region and
/// name, or the id alone where AWS never gives it twice.
///
/// @param account empty where the id is unique by itself
/// @param region empty likewise
public record ResourceName(String account, String region, String name) {
    private static final Pattern UNIQUE =
            Pattern.compile("(snap|vol|ami|i|eni|fl|vpc|subnet|sg|eipalloc)-[0-9A-Za-z]+");
    private static final Pattern ARN =
            Pattern.compile("(?s)arn:aws[a-z-]*:([^:]*):([^:]*):([^:]*):(.+)");
    private static final Pattern FUNCTION = Pattern.compile("(?:function:)?([^:]+)(?::[^:]+)?");

    /// @param text a name, an id or an ARN
    /// @param account where the call was made, for names without an account
    static ResourceName of(NodeKind kind, String text, String account, String region) {
        Matcher arn = ARN.matcher(text);
        if (arn.matches()) {
            String name = ofResource(kind, arn.group(1), arn.group(4));
            return UNIQUE.matcher(name).matches()
                    ? new ResourceName("", "", name)
                    : new ResourceName(arn.group(3), arn.group(2), name);
        }
        if (UNIQUE.matcher(text).matches()) {
            return new ResourceName("", "", text);
        }
        return new ResourceName(account, region, kind == NodeKind.FUNCTION ? function(text) : text);
    }

    private static String ofResource(NodeKind kind, String service, String resource) {
        if (kind == NodeKind.FUNCTION) {
            return function(resource);
        }
        if (service.equals("kms") && resource.startsWith("alias/")) {
            return resource;
        }
        if (service.equals("dynamodb")) {
            String[] steps = resource.split("/", 3);
            return steps.length > 1 ? steps[1] : resource;
        }
        int slash = resource.indexOf('/');
        int colon = resource.indexOf(':');
        int cut = slash >= 0 && (colon < 0 || slash < colon) ? slash : colon;
        return cut < 0 || cut == resource.length() - 1 ? resource : resource.substring(cut + 1);
    }

    /// Versions and aliases of a function are the same function.
    private static String function(String text) {
        Matcher matcher = FUNCTION.matcher(text);
        return matcher.matches() ? matcher.group(1) : text;
    }

    NodeId id(NodeKind kind) {
        return new NodeId(kind, account.isEmpty() ? name : account + ':' + region + ':' + name);
    }

    /// Reads the name of a node of this form again; null where it has none.
    public static @Nullable ResourceName ofNode(NodeId id) {
        String[] parts = id.name().split(":", 3);
        if (parts.length == 3 && parts[0].matches("\\d{12}|")) {
            return new ResourceName(parts[0], parts[1], parts[2]);
        }
        return parts.length == 1 ? new ResourceName("", "", id.name()) : null;
    }
}
