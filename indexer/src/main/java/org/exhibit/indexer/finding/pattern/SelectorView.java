package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.provenance.policy.JsonForms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a trail's event selectors take in, basic ones or advanced ones.
///
/// @param objects ARNs or beginnings of ARNs of objects that are selected whole, for reads and
///   writes
/// @param limits what is not selected though it should be, by the name of the field that says so
record SelectorView(Set<String> objects, List<String[]> limits) {
    private static final String KMS = "kms.amazonaws.com";
    private static final String OBJECTS = "AWS::S3::Object";

    static SelectorView of(JsonNode basic, JsonNode advanced) {
        SelectorView view = new SelectorView(new TreeSet<>(), new ArrayList<>());
        List<JsonNode> fields = JsonForms.elements(advanced);
        if (fields.isEmpty()) {
            view.basic(JsonForms.elements(basic));
        } else {
            view.advanced(fields);
        }
        return view;
    }

    private void basic(List<JsonNode> selectors) {
        boolean management = false;
        boolean all = false;
        boolean kms = true;
        for (JsonNode selector : selectors) {
            String type = JsonForms.text(JsonForms.member(selector, "readWriteType"));
            boolean includes =
                    !JsonForms.text(JsonForms.member(selector, "includeManagementEvents"))
                            .equalsIgnoreCase("false");
            management |= includes;
            all |= includes && (type.isEmpty() || type.equals("All"));
            kms &=
                    !JsonForms.texts(JsonForms.member(selector, "excludeManagementEventSources"))
                            .contains(KMS);
            for (JsonNode resource :
                    JsonForms.elements(JsonForms.member(selector, "dataResources"))) {
                boolean ofObjects =
                        JsonForms.text(JsonForms.member(resource, "type")).equals(OBJECTS);
                if (ofObjects && (type.isEmpty() || type.equals("All"))) {
                    objects.addAll(JsonForms.texts(JsonForms.member(resource, "values")));
                }
            }
        }
        limit(!management, "requestParameters.eventSelectors.includeManagementEvents", "false");
        limit(
                management && !all,
                "requestParameters.eventSelectors.readWriteType",
                "not All for management events");
        limit(
                management && !kms,
                "requestParameters.eventSelectors.excludeManagementEventSources",
                KMS);
    }

    private void limit(boolean wrong, String field, String value) {
        if (wrong) {
            limits.add(new String[] {field, value});
        }
    }

    private void advanced(List<JsonNode> selectors) {
        boolean management = false;
        boolean all = false;
        boolean kms = true;
        for (JsonNode selector : selectors) {
            List<JsonNode> fields =
                    JsonForms.elements(JsonForms.member(selector, "fieldSelectors"));
            String category = first(fields, "eventCategory", "equals");
            boolean narrowed = has(fields, "readOnly") || has(fields, "eventName");
            if (category.equals("Management")) {
                management = true;
                all |= !narrowed;
                kms &= !values(fields, "eventSource", "notEquals").contains(KMS);
            } else if (category.equals("Data")
                    && values(fields, "resources.type", "equals").contains(OBJECTS)
                    && !narrowed) {
                List<String> arns = values(fields, "resources.ARN", "startsWith");
                arns.addAll(values(fields, "resources.ARN", "equals"));
                boolean limited = has(fields, "resources.ARN");
                objects.addAll(limited ? arns : List.of("arn:aws:s3"));
            }
        }
        String field = "requestParameters.advancedEventSelectors.fieldSelectors";
        limit(!management, field, "no eventCategory Management");
        limit(management && !all, field, "management events are narrowed");
        limit(management && !kms, field, "eventSource not " + KMS);
    }

    private static boolean has(List<JsonNode> fields, String name) {
        return fields.stream()
                .anyMatch(field -> JsonForms.text(JsonForms.member(field, "field")).equals(name));
    }

    private static String first(List<JsonNode> fields, String name, String operator) {
        List<String> found = values(fields, name, operator);
        return found.isEmpty() ? "" : found.getFirst();
    }

    private static List<String> values(List<JsonNode> fields, String name, String operator) {
        List<String> found = new ArrayList<>();
        for (JsonNode field : fields) {
            if (JsonForms.text(JsonForms.member(field, "field")).equals(name)) {
                found.addAll(JsonForms.texts(JsonForms.member(field, operator)));
            }
        }
        return found;
    }

    /// Whether all objects of a bucket are selected.
    boolean selects(String bucket) {
        String arn = "arn:aws:s3:::" + bucket + "/";
        return objects.stream()
                .anyMatch(each -> arn.startsWith(each) && (each.endsWith("/") || isAll(each)));
    }

    private static boolean isAll(String arn) {
        return arn.equals("arn:aws:s3") || arn.equals("arn:aws:s3:::");
    }

    /// Puts what is wrong with the selectors themselves.
    void faults(Matched matched, List<String> wrong) {
        for (String[] limit : limits) {
            matched.with(limit[0], limit[1]);
            wrong.add(limit[0]);
        }
    }
}
