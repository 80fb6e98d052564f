package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.rule.Declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The labels that a case's subjects give to objects.
public final class SubjectLabels {
    private SubjectLabels() {}

    public static Declared of(List<Subject> subjects) {
        return new Declared(Set.of(), rules(subjects));
    }

    public static List<Declared.LabelRule> rules(List<Subject> subjects) {
        List<Declared.LabelRule> rules = new ArrayList<>();
        for (Subject subject : subjects) {
            List<String> labels =
                    switch (subject.kind()) {
                        case PHI -> List.of("PHI");
                        case SYNTHETIC -> List.of("SYNTHETIC");
                        case BOTH -> List.of("PHI", "SYNTHETIC");
                    };
            String basis = "subject " + subject.selector() + ", " + subject.author();
            for (String label : labels) {
                add(label, subject.selector(), basis, rules);
            }
        }
        return rules;
    }

    private static void add(
            String label, String selector, String basis, List<Declared.LabelRule> into) {
        try {
            switch (Selector.parse(selector)) {
                case Selector.OneObject(String bucket, String key) ->
                        into.add(new Declared.LabelRule(label, bucket, key, true, basis));
                case Selector.Prefix(String bucket, String prefix) ->
                        into.add(new Declared.LabelRule(label, bucket, prefix, false, basis));
                case Selector.Bucket(String bucket) ->
                        into.add(new Declared.LabelRule(label, bucket, "", false, basis));
                case Selector.Arn any -> {}
                case Selector.AccessKey any -> {}
                case Selector.Session any -> {}
                case Selector.Ip any -> {}
            }
        } catch (IllegalArgumentException e) {
            // A subject of an older form selects no object.
            return;
        }
    }
}
