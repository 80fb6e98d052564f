package org.exhibit.indexer.provenance.table;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One row of the event table: which records it is about and what they say.
///
/// @param service without `.amazonaws.com`, or `*`
/// @param actions names; one that ends with `*` stands for every name that begins so
/// @param category of the record, or null for any but network and aggregated ones
/// @param access what it tells of an object, or null
/// @param source of a copy, or null
/// @param object path of the object in an encryption context, or null
/// @param model a model made, or null
/// @param setup what jobs are started by, or null
/// @param differ two paths whose values must not be the same; may be empty
/// @param pairs whether the n-th source belongs to the n-th target only
/// @param bytes what one such call moves at most, where the call itself tells; or null
record EventRow(
        int row,
        SourceKind from,
        String service,
        List<String> actions,
        @Nullable String category,
        @Nullable AccessKind access,
        @Nullable EndTemplate source,
        @Nullable String object,
        List<EdgeTemplate> edges,
        @Nullable JobTemplate job,
        @Nullable JobTemplate model,
        @Nullable SetupTemplate setup,
        Map<String, List<String>> equal,
        List<String> differ,
        boolean pairs,
        @Nullable Long bytes) {

    boolean matches(LogEvent event) {
        String action = event.text(EventField.ACTION);
        if (event.source() != from || action == null || !isOfCategory(event)) {
            return false;
        }
        return (service.equals("*")
                        || from == SourceKind.S3_ACCESS
                        || isService(event.text(EventField.SERVICE)))
                && actions.stream().anyMatch(name -> isAction(name, action));
    }

    /// S3 is called by several names, for control, outposts and directory buckets.
    private boolean isService(@Nullable String name) {
        return name != null
                && (name.equals(service + ".amazonaws.com")
                        || (service.equals("s3") && name.matches("s3[a-z-]*\\.amazonaws\\.com")));
    }

    private boolean isOfCategory(LogEvent event) {
        String own = event.text(EventField.CATEGORY);
        if (category != null) {
            return category.equals(own);
        }
        return !"NetworkActivity".equals(own) && !"Aggregated".equals(own);
    }

    private static boolean isAction(String name, String action) {
        return name.endsWith("*")
                ? action.startsWith(name.substring(0, name.length() - 1))
                : action.equals(name);
    }

    /// Whether the record's fields hold what the row asks for beyond its action.
    boolean holds(RecordFields fields) {
        for (Map.Entry<String, List<String>> each : equal.entrySet()) {
            String value = fields.first(each.getKey());
            if (value == null || !each.getValue().contains(value)) {
                return false;
            }
        }
        if (differ.isEmpty()) {
            return true;
        }
        String one = fields.first(differ.getFirst());
        String other = fields.first(differ.getLast());
        return one != null && other != null && !one.equals(other);
    }

    /// What stands at the ends of its edges and of its jobs.
    List<EndTemplate> ends() {
        List<EndTemplate> found = new ArrayList<>();
        for (EdgeTemplate edge : edges) {
            found.add(edge.from());
            found.add(edge.to());
        }
        if (job != null) {
            found.add(job.node());
            found.addAll(job.inputs());
            found.addAll(job.outputs());
            found.addAll(job.maybe());
            found.addAll(job.maybeOutputs());
            found.addAll(job.setups());
        }
        if (setup != null) {
            found.add(setup.node());
            found.addAll(setup.inputs());
            found.addAll(setup.outputs());
            found.addAll(setup.maybe());
            found.addAll(setup.inputsOf());
            found.addAll(setup.outputsOf());
        }
        return found;
    }
}
