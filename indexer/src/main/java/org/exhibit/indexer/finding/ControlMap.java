package org.exhibit.indexer.finding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Which controls a rule bears on, from a data file with a version. An analyst's judgement, and
/// printed as one.
public final class ControlMap {
    private static final String BUILT_IN = "controls.yaml";

    private final Map<String, List<Control>> byRule;

    private final String version;

    private ControlMap(String version, Map<String, List<Control>> byRule) {
        this.version = version;
        this.byRule = byRule;
    }

    /// The mapping's own version.
    public String version() {
        return version;
    }

    /// The mapping that comes with Exhibit.
    public static ControlMap builtIn() throws IOException {
        try (InputStream in = ControlMap.class.getResourceAsStream(BUILT_IN)) {
            byte[] text = Objects.requireNonNull(in, BUILT_IN).readAllBytes();
            return of(new String(text, StandardCharsets.UTF_8));
        } catch (YamlException e) {
            throw new IOException(BUILT_IN + ":" + e.line() + ": " + e.getMessage(), e);
        }
    }

    /// @param yaml `version`, `frameworks` (name, its text's version), `rules` (rule, framework,
    ///   list of ids)
    public static ControlMap of(String yaml) throws YamlException {
        List<YamlNode> documents = YamlText.documents(yaml);
        if (documents.isEmpty() || !(documents.getFirst() instanceof YamlNode.Mapping all)) {
            throw new YamlException(1, "a mapping of controls is one mapping of names");
        }
        String mapping = "analyst mapping " + all.text("version");
        YamlNode.Mapping versions = all.mapping("frameworks");
        Map<String, List<Control>> byRule = new HashMap<>();
        YamlNode.Mapping rules = all.mapping("rules");
        for (String rule : rules.members().keySet()) {
            List<Control> controls = new ArrayList<>();
            YamlNode.Mapping frameworks = rules.mapping(rule);
            for (String framework : frameworks.members().keySet()) {
                for (String id : frameworks.texts(framework)) {
                    String version = versions.text(framework);
                    if (version.isEmpty()) {
                        throw new YamlException(
                                frameworks.line(), "no version of the framework " + framework);
                    }
                    controls.add(new Control(framework, version, id, mapping));
                }
            }
            byRule.put(rule, List.copyOf(controls));
        }
        return new ControlMap(all.text("version"), byRule);
    }

    /// The controls of a rule; of `F03a` those of `F03` where it has none of its own.
    public List<Control> of(Finding finding) {
        List<Control> own = byRule.get(finding.rule());
        if (own != null) {
            return own;
        }
        String group = finding.rule().replaceAll("[a-z]+$", "");
        return byRule.getOrDefault(group, List.of());
    }
}
