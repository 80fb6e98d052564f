package org.exhibit.indexer.provenance.table;

import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where records name a resource, and how they write it.
///
/// @param ends of every edge and job of the table
/// @param modelPaths by which jobs name a model
/// @param arns the forms of ARNs by kind of node
record ResourceNamings(
        List<EndTemplate> ends, Set<String> modelPaths, Map<String, List<String>> arns) {

    List<EventTable.Naming> of(NodeId id) {
        ResourceName name = ResourceName.ofNode(id);
        List<EventTable.Naming> found = new ArrayList<>();
        for (EndTemplate end : ends) {
            boolean plain = isPlain(id.kind());
            if (end.kind() != id.kind() || (name == null && !plain)) {
                continue;
            }
            Set<String> texts = new LinkedHashSet<>();
            if (name == null || plain) {
                texts.add(id.name());
            } else if (name.name().startsWith(end.prefix())) {
                ResourceName own =
                        new ResourceName(
                                name.account(),
                                name.region(),
                                name.name().substring(end.prefix().length()));
                texts.add(own.name());
                texts.addAll(written(end.kind(), end.prefix(), own));
            }
            for (String path : end.paths()) {
                texts.forEach(text -> found.add(new EventTable.Naming(path, text)));
            }
        }
        if (id.kind() == NodeKind.MODEL && name != null) {
            modelPaths.forEach(path -> found.add(new EventTable.Naming(path, name.name())));
        }
        return found.stream().distinct().toList();
    }

    private static boolean isPlain(NodeKind kind) {
        return kind == NodeKind.ACCOUNT || kind == NodeKind.PRINCIPAL || kind == NodeKind.ADDRESS;
    }

    private List<String> written(NodeKind kind, String prefix, ResourceName name) {
        String sort = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
        List<String> forms = arns.getOrDefault(kind.word() + ':' + sort, List.of());
        return (forms.isEmpty() ? arns.getOrDefault(kind.word(), List.of()) : forms)
                .stream()
                        .map(form ->
                                form.replace("{region}", name.region())
                                        .replace("{account}", name.account())
                                        .replace("{kind}", sort)
                                        .replace("{name}", name.name()))
                        .toList();
    }
}
