package org.exhibit.indexer.finding;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads YAML into its nodes. Bounded in length, depth and in what aliases may grow to; makes no
/// objects of any type that a tag names.
public final class YamlText {
    /// Longest text that is read, in characters.
    public static final int MOST_CHARACTERS = 1 << 20;

    private static final int MOST_NODES = 100_000;
    private static final int DEEPEST = 60;

    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int nodes;

    /// What an anchor stands for, and how many nodes that is.
    private record Anchored(YamlNode node, int nodes) {}

    private YamlText(String text) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS + 1).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /// The documents of a text.
    public static List<YamlNode> documents(String text) throws YamlException {
        if (text.length() > MOST_CHARACTERS) {
            throw new YamlException(0, "longer than " + MOST_CHARACTERS + " characters");
        }
        try {
            return new YamlText(text).read();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new YamlException(line, "no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new YamlException(0, "no YAML: " + e.getMessage());
        }
    }

    private List<YamlNode> read() throws YamlException {
        List<YamlNode> documents = new ArrayList<>();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                anchors.clear();
                documents.add(node(events.next(), 0));
            }
        }
        return documents;
    }

    private YamlNode node(Event event, int depth) throws YamlException {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        count(1, line);
        if (depth > DEEPEST) {
            throw new YamlException(line, "nested deeper than " + DEEPEST);
        }
        int before = nodes;
        YamlNode node = content(event, line, depth);
        if (event instanceof NodeEvent named && !(event instanceof AliasEvent)) {
            int size = nodes - before + 1;
            named.getAnchor()
                    .ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(node, size)));
        }
        return node;
    }

    private void count(int more, int line) throws YamlException {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw new YamlException(line, "aliases make it grow beyond " + MOST_NODES + " nodes");
        }
    }

    private YamlNode content(Event event, int line, int depth) throws YamlException {
        return switch (event) {
            case ScalarEvent scalar ->
                    new YamlNode.Scalar(
                            scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN, line);
            case SequenceStartEvent start -> {
                List<YamlNode> items = new ArrayList<>();
                Event next = events.next();
                while (!(next instanceof SequenceEndEvent)) {
                    items.add(node(next, depth + 1));
                    next = events.next();
                }
                yield new YamlNode.Sequence(items, line);
            }
            case MappingStartEvent start -> mapping(line, depth);
            case AliasEvent alias -> {
                @Nullable Anchored target = anchors.get(alias.getAlias().getValue());
                if (target == null) {
                    throw new YamlException(line, "no anchor " + alias.getAlias().getValue());
                }
                count(target.nodes(), line);
                yield target.node();
            }
            default -> throw new YamlException(line, "no YAML: " + event.getEventId());
        };
    }

    private YamlNode mapping(int line, int depth) throws YamlException {
        Map<String, YamlNode> members = new LinkedHashMap<>();
        Event next = events.next();
        while (!(next instanceof MappingEndEvent)) {
            YamlNode name = node(next, depth + 1);
            YamlNode value = node(events.next(), depth + 1);
            if (!(name instanceof YamlNode.Scalar scalar)) {
                throw new YamlException(name.line(), "a name that is no text");
            }
            if (members.put(scalar.text(), value) != null) {
                throw new YamlException(name.line(), scalar.text() + " stands there twice");
            }
            next = events.next();
        }
        return new YamlNode.Mapping(members, line);
    }
}
