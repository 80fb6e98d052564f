package org.exhibit.indexer.finding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What people call the controls that rules are mapped to, and in one sentence why a rule bears on
/// its controls. From a data file with the mapping's version; an analyst's words, not the
/// frameworks' text.
public final class ControlTexts {
    private static final String BUILT_IN = "control-texts.yaml";

    private final Map<String, Map<String, String>> titles;
    private final Map<String, String> why;

    private ControlTexts(Map<String, Map<String, String>> titles, Map<String, String> why) {
        this.titles = titles;
        this.why = why;
    }

    /// The texts that come with Exhibit.
    public static ControlTexts builtIn() throws IOException {
        try (InputStream in = ControlTexts.class.getResourceAsStream(BUILT_IN)) {
            byte[] text = Objects.requireNonNull(in, BUILT_IN).readAllBytes();
            return of(new String(text, StandardCharsets.UTF_8));
        } catch (YamlException e) {
            throw new IOException(BUILT_IN + ":" + e.line() + ": " + e.getMessage(), e);
        }
    }

    /// @param yaml `titles` (framework, id, title) and `why` (rule, sentence)
    public static ControlTexts of(String yaml) throws YamlException {
        List<YamlNode> documents = YamlText.documents(yaml);
        if (documents.isEmpty() || !(documents.getFirst() instanceof YamlNode.Mapping all)) {
            throw new YamlException(1, "texts of controls are one mapping of names");
        }
        Map<String, Map<String, String>> titles = new HashMap<>();
        YamlNode.Mapping frameworks = all.mapping("titles");
        for (String framework : frameworks.members().keySet()) {
            titles.put(framework, texts(frameworks.mapping(framework)));
        }
        return new ControlTexts(titles, texts(all.mapping("why")));
    }

    private static Map<String, String> texts(YamlNode.Mapping mapping) {
        Map<String, String> texts = new HashMap<>();
        mapping.members().keySet().forEach(name -> texts.put(name, mapping.text(name)));
        return texts;
    }

    /// The control's short title; empty where the file has none.
    public String title(Control control) {
        return titles.getOrDefault(control.framework(), Map.of()).getOrDefault(control.id(), "");
    }

    /// Why a finding of this rule bears on its controls; of `F03a` that of `F03` where it has none
    /// of its own, empty for an analyst's own rules.
    public String why(Finding finding) {
        String own = why.get(finding.rule());
        return own != null ? own : why.getOrDefault(finding.rule().replaceAll("[a-z]+$", ""), "");
    }
}
