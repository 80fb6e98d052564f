package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.finding.YamlException;
import org.exhibit.indexer.finding.YamlNode;
import org.exhibit.indexer.finding.YamlText;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `%name%` stands for behind the modifier `expand`: values of the analyst's own organisation.
public final class Placeholders {
    /// The file beside the rules that names them.
    public static final String FILE = "placeholders.yml";

    public static final Placeholders NONE = new Placeholders(Map.of());

    private static final Pattern NAME = Pattern.compile("(?<!\\\\)%([A-Za-z0-9_.-]+)%");
    private static final int MOST = 10_000;

    private final Map<String, List<String>> values;

    private Placeholders(Map<String, List<String>> values) {
        this.values = values;
    }

    /// @param yaml one mapping of names to values or lists of them
    public static Placeholders read(String yaml) throws YamlException {
        Map<String, List<String>> values = new HashMap<>();
        for (YamlNode document : YamlText.documents(yaml)) {
            if (!(document instanceof YamlNode.Mapping all)) {
                throw new YamlException(document.line(), "placeholders are a mapping of names");
            }
            for (String name : all.members().keySet()) {
                values.put(name, all.texts(name));
            }
        }
        return new Placeholders(values);
    }

    /// A percent sign behind a backslash is one.
    private static String plain(String text) {
        return text.replace("\\%", "%");
    }

    /// Every text that a value with placeholders stands for.
    List<String> expand(String text, int line) throws SigmaException {
        Matcher matcher = NAME.matcher(text);
        if (!matcher.find()) {
            return List.of(plain(text));
        }
        List<String> known = values.getOrDefault(matcher.group(1), List.of());
        if (known.isEmpty()) {
            throw new SigmaException(
                    line, "the placeholder " + matcher.group() + " has no values in " + FILE);
        }
        List<String> found = new ArrayList<>();
        for (String value : known) {
            String before = plain(text.substring(0, matcher.start())) + value;
            for (String rest : expand(text.substring(matcher.end()), line)) {
                found.add(before + rest);
                if (found.size() > MOST) {
                    throw new SigmaException(
                            line, "its placeholders stand for more than " + MOST + " values");
                }
            }
        }
        return found;
    }
}
