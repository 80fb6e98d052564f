package org.exhibit.indexer.index;

import org.exhibit.indexer.index.Query.Target;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The names before a colon: of the event, else a path of the original record. A name in quotes is
/// always a path.
final class FieldNames {
    private static final Set<String> ADDRESSES =
            Set.of("sourceIPAddress", "remoteIp", "srcaddr", "dstaddr");

    private FieldNames() {}

    /// Whether a path is the source's own name of `ip` or `dstIp`.
    static boolean holdsAddresses(String path) {
        return ADDRESSES.contains(path);
    }

    /// Reads a bare name and leaves the cursor on its colon; null where no name with a colon stands
    /// here.
    static @Nullable String scan(QueryCursor in) throws QuerySyntaxException {
        if (!mayStart(in.peek())) {
            return null;
        }
        StringBuilder name = new StringBuilder();
        for (char c = in.peek(); mayContinue(c) || c == '\\'; c = in.peek()) {
            if (c == '\\') {
                if (in.at(1) == 0 || Character.isLetterOrDigit(in.at(1))) {
                    return null;
                }
                c = in.escape();
            }
            name.append(c);
            in.moveTo(in.at() + 1);
        }
        return in.peek() == ':' ? name.toString() : null;
    }

    static boolean mayStart(char c) {
        return Character.isLetter(c) || c == '_' || c == '@' || c == '$';
    }

    static boolean mayContinue(char c) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || c == '@'
                || c == '$'
                || c == '.'
                || c == '-';
    }

    static Target quoted(QueryCursor.Value name) throws QuerySyntaxException {
        if (name.literal().isEmpty()) {
            throw new QuerySyntaxException(
                    name.start(), name.length(), "an empty name; a path was expected");
        }
        return new Target.Path(name.literal());
    }

    static Target resolve(String name, int position, int length) throws QuerySyntaxException {
        Optional<Target> known = ofEvent(name);
        if (known.isPresent()) {
            return known.get();
        }
        String near = NearNames.of(name);
        if (near != null) {
            throw new QuerySyntaxException(
                    position,
                    length,
                    "unknown field "
                            + name
                            + "; did you mean "
                            + near
                            + "? If records really have a path of this name, write it in quotes: \""
                            + name
                            + "\":…");
        }
        return new Target.Path(name);
    }

    /// What a name of the event stands for.
    static Optional<Target> ofEvent(String name) {
        Target target = Target.of(name);
        return target instanceof Target.Path ? Optional.empty() : Optional.of(target);
    }

    /// The name as one would type it.
    static String print(Target target) {
        return switch (target) {
            case Target.Named named -> named.field().jsonName();
            case Target.Meta meta -> meta.field().jsonName();
            case Target.Path path ->
                    isPlain(path.path()) ? path.path() : QueryText.quote(path.path());
        };
    }

    /// Whether a bare name would be read as this very path.
    private static boolean isPlain(String path) {
        if (path.isEmpty()
                || !mayStart(path.charAt(0))
                || path.toLowerCase(Locale.ROOT).equals("arn")) {
            return false;
        }
        for (int i = 0; i < path.length(); i++) {
            if (!mayContinue(path.charAt(i))) {
                return false;
            }
        }
        // "feed:…" could be read as an IPv6 address.
        boolean hex = path.length() <= 4 && path.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return !hex && ofEvent(path).isEmpty() && NearNames.of(path) == null;
    }
}
