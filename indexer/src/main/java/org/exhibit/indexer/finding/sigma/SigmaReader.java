package org.exhibit.indexer.finding.sigma;

import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.YamlException;
import org.exhibit.indexer.finding.YamlNode;
import org.exhibit.indexer.finding.YamlText;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads a file of Sigma rules. A rule that cannot be read is refused; the others of the file are
/// read all the same.
public final class SigmaReader {
    private static final Set<String> CLOUDTRAIL = Set.of("", "cloudtrail");
    private static final Set<String> ACCESS = Set.of("s3", "s3access", "s3-access");
    private static final Set<String> FLOW = Set.of("vpcflow", "vpc-flow", "flowlogs", "flow");

    /// Behind the id of the rule whose records an aggregation counts.
    static final String COUNTED = "#counted";

    private final String file;
    private final Placeholders placeholders;
    private final SigmaSet set = new SigmaSet();

    private SigmaReader(String file, Placeholders placeholders) {
        this.file = file;
        this.placeholders = placeholders;
    }

    /// @param file its path below the folder of rules, for messages
    public static SigmaSet read(String file, String text) {
        return read(file, text, Placeholders.NONE);
    }

    /// @param placeholders what `%name%` stands for
    public static SigmaSet read(String file, String text, Placeholders placeholders) {
        SigmaReader reader = new SigmaReader(file, placeholders);
        try {
            for (YamlNode document : YamlText.documents(text)) {
                reader.document(document);
            }
        } catch (YamlException e) {
            reader.refuse(e.line(), String.valueOf(e.getMessage()));
        }
        return reader.set;
    }

    private void refuse(int line, String reason) {
        set.refused().add(new RefusedRule(file, line, reason));
    }

    private void document(YamlNode document) {
        if (document instanceof YamlNode.Scalar scalar && scalar.isNull()) {
            return;
        }
        if (!(document instanceof YamlNode.Mapping rule)) {
            refuse(document.line(), "no rule");
            return;
        }
        try {
            if (rule.members().containsKey("correlation")) {
                set.correlations().add(new CorrelationReader(file, rule).read());
            } else {
                add(rule);
            }
        } catch (SigmaException e) {
            refuse(e.line(), String.valueOf(e.getMessage()));
        }
    }

    private void add(YamlNode.Mapping rule) throws SigmaException {
        if (rule.members().containsKey("action")) {
            throw new SigmaException(rule.line(), "rule collections (action) are not supported");
        }
        if (rule.members().containsKey("filter")) {
            throw new SigmaException(rule.line("filter"), "filters of rules are not supported");
        }
        List<SourceKind> sources = sources(rule.mapping("logsource"));
        YamlNode.Mapping detection = rule.mapping("detection");
        if (detection.members().isEmpty()) {
            throw new SigmaException(rule.line(), "no detection");
        }
        DetectionReader read = new DetectionReader(detection, placeholders);
        Optional<Aggregation> counts = read.aggregation();
        String id = id(rule, file);
        SigmaRule one =
                new SigmaRule(
                        counts.isPresent() ? id + COUNTED : id,
                        rule.text("name"),
                        title(rule, file),
                        level(rule),
                        file,
                        rule.line(),
                        sources,
                        read.selections(),
                        read.condition(),
                        rule.texts("tags"));
        set.rules().add(one);
        counts.ifPresent(each -> set.correlations().add(each.over(one, id)));
    }

    static String id(YamlNode.Mapping rule, String file) {
        String id = rule.text("id");
        return id.isEmpty() ? file : id;
    }

    static String title(YamlNode.Mapping rule, String file) {
        String title = rule.text("title");
        return title.isEmpty() ? file : title;
    }

    static Level level(YamlNode.Mapping rule) throws SigmaException {
        String word = rule.text("level").toLowerCase(Locale.ROOT);
        return word.isEmpty()
                ? Level.MEDIUM
                : Level.ofWord(word)
                        .orElseThrow(() ->
                                new SigmaException(
                                        rule.line("level"),
                                        "the level '" + word + "' is not known"));
    }

    private static List<SourceKind> sources(YamlNode.Mapping source) throws SigmaException {
        String product = source.text("product").toLowerCase(Locale.ROOT);
        String service = source.text("service").toLowerCase(Locale.ROOT);
        String category = source.text("category");
        if (!category.isEmpty()) {
            throw new SigmaException(
                    source.line(), "the log source category '" + category + "' is not supported");
        }
        if (!product.equals("aws")) {
            throw new SigmaException(
                    source.line(), "the log source product '" + product + "' is not supported");
        }
        List<SourceKind> found = new ArrayList<>();
        if (CLOUDTRAIL.contains(service)) {
            found.add(SourceKind.CLOUDTRAIL);
        } else if (ACCESS.contains(service)) {
            found.add(SourceKind.S3_ACCESS);
        } else if (FLOW.contains(service)) {
            found.add(SourceKind.VPC_FLOW);
        } else {
            throw new SigmaException(
                    source.line(), "the log source service '" + service + "' is not supported");
        }
        return found;
    }
}
