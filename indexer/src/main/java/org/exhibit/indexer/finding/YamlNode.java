package org.exhibit.indexer.finding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A piece of a YAML document that knows its line.
public sealed interface YamlNode {
    /// 1-based.
    int line();

    /// @param plain written without quotes, so that `null`, `true` and numbers mean what they say
    record Scalar(String text, boolean plain, int line) implements YamlNode {
        public boolean isNull() {
            return plain
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }

        public boolean isNumber() {
            return plain && text.matches("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
        }
    }

    record Sequence(List<YamlNode> items, int line) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// @param members in their order
    record Mapping(Map<String, YamlNode> members, int line) implements YamlNode {
        public Mapping {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /// The text of a scalar member; empty where there is none.
        public String text(String name) {
            return members.get(name) instanceof Scalar scalar && !scalar.isNull()
                    ? scalar.text()
                    : "";
        }

        /// The line of a member's value; the mapping's own where there is none.
        public int line(String name) {
            YamlNode member = members.get(name);
            return member == null ? line : member.line();
        }

        /// The texts of a member that is one value or a list of them.
        public List<String> texts(String name) {
            return switch (members.get(name)) {
                case null -> List.of();
                case Scalar scalar -> scalar.isNull() ? List.of() : List.of(scalar.text());
                case Sequence list ->
                        list.items().stream()
                                .filter(Scalar.class::isInstance)
                                .map(item -> ((Scalar) item).text())
                                .toList();
                case Mapping other -> List.of();
            };
        }

        /// A member that is a mapping; empty where there is none.
        public Mapping mapping(String name) {
            return members.get(name) instanceof Mapping inner ? inner : new Mapping(Map.of(), line);
        }
    }
}
