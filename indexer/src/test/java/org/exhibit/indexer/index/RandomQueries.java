package org.exhibit.indexer.index;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query.MetaField;
import org.exhibit.indexer.index.Query.Target;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Random trees of the shape the parser gives.
final class RandomQueries {
    private static final String[] PIECES = {
        "a",
        "Z",
        "0",
        "9",
        ".",
        "-",
        "_",
        ":",
        "/",
        " ",
        "\"",
        "\\",
        "*",
        "?",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        "!",
        "@",
        "#",
        "'",
        ",",
        "\t",
        "é",
        "\uD83D\uDE00",
        "\u00a0",
        "AND",
        "TO",
        "arn:aws",
        "::",
        "10.0.0.0/8"
    };

    private final Random random;

    RandomQueries(long seed) {
        random = new Random(seed);
    }

    Query next(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return leaf();
        }
        return switch (random.nextInt(3)) {
            case 0 -> new Query.Not(next(depth - 1));
            case 1 -> new Query.And(several(depth));
            default -> new Query.Or(several(depth));
        };
    }

    private List<Query> several(int depth) {
        List<Query> clauses = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            clauses.add(next(depth - 1));
        }
        return clauses;
    }

    private Query leaf() {
        List<Supplier<Query>> kinds =
                List.of(
                        Query.All::new,
                        () -> new Query.Words("a" + text(), false),
                        () -> new Query.Phrase("a" + text()),
                        () -> new Query.Words(pattern() + "a", true),
                        () -> new Query.Equal(textTarget(), text()),
                        () -> new Query.Equal(new Target.Named(EventField.STATUS), number()),
                        () -> new Query.Equal(new Target.Meta(MetaField.ID), "0a".repeat(16)),
                        () -> new Query.Wildcard(textTarget(), pattern() + "x"),
                        () -> new Query.Regex(textTarget(), "a[b\\]/]+\\\\(c|.)\\d"),
                        () -> new Query.Exists(textTarget()),
                        () -> new Query.Exists(new Target.Named(EventField.TIME)),
                        () ->
                                new Query.Cidr(
                                        new Target.Named(EventField.IP),
                                        "2001:db8::/" + random.nextInt(129)),
                        this::range);
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private Query range() {
        Target target = new Target.Named(EventField.BYTES_OUT);
        String from = Integer.toString(random.nextInt(1_000));
        String to = Integer.toString(random.nextInt(1_000) + 1_000);
        if (random.nextBoolean()) {
            target = new Target.Named(EventField.TIME);
            from = "2026-03-10T00:00:00." + (random.nextInt(900) + 100) + "Z";
            to = "2026-03-11T00:00:00.000Z";
        }
        return switch (random.nextInt(3)) {
            case 0 -> new Query.Range(target, from, random.nextBoolean(), null, true);
            case 1 -> new Query.Range(target, null, true, to, random.nextBoolean());
            default ->
                    new Query.Range(target, from, random.nextBoolean(), to, random.nextBoolean());
        };
    }

    private Target textTarget() {
        return switch (random.nextInt(4)) {
            case 0 -> new Target.Named(EventField.OBJECT);
            case 1 -> new Target.Named(EventField.IP);
            case 2 -> new Target.Path(random.nextBoolean() ? "a.bucketName" : "srcaddr");
            default -> new Target.Path("p" + text());
        };
    }

    private String number() {
        return Long.toString(random.nextLong());
    }

    String text() {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            out.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return out.toString();
    }

    private String pattern() {
        StringBuilder out = new StringBuilder("*");
        String text = text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean special = c == '*' || c == '?' || c == '\\';
            out.append(c == '\\' || (special && random.nextBoolean()) ? "\\" : "").append(c);
        }
        return out.toString();
    }
}
