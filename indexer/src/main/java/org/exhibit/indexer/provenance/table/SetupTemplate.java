package org.exhibit.indexer.provenance.table;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// How what jobs are started by is read off the record that sets it up or changes it: a workgroup,
/// a definition, a cluster, a place.
///
/// @param role path of the role that jobs run with, or null
/// @param maybe places that are only mentioned
/// @param inputsOf other set-up things whose places are read
/// @param outputsOf other set-up things whose places are written
/// @param overrides path that says whether its outputs stand before a job's own; they do where it
///   says nothing. Null where a job's own stand first
/// @param clears path that says whether its outputs are taken away, or null
record SetupTemplate(
        EndTemplate node,
        @Nullable String role,
        List<EndTemplate> inputs,
        List<EndTemplate> outputs,
        List<EndTemplate> maybe,
        List<EndTemplate> inputsOf,
        List<EndTemplate> outputsOf,
        @Nullable String overrides,
        @Nullable String clears) {
    SetupTemplate {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
