package org.exhibit.indexer.provenance.table;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// How a job is read off the record that starts it.
///
/// @param role path of the role it runs with, or null
/// @param name path of the name that its outputs' keys hold, or null
/// @param model path of the model it applies, or null
/// @param task path of an id that only this job has and that its outputs' keys hold, or null
/// @param maybe inputs that are only mentioned
/// @param maybeOutputs outputs that are only mentioned
/// @param ends actions that end it and name it by its name or its task's id
/// @param setups what was set up before and it is started by
/// @param byRole whether its objects are told by its role's requests alone
/// @param children whether other jobs work for it whose names begin with its own
record JobTemplate(
        EndTemplate node,
        @Nullable String role,
        @Nullable String name,
        @Nullable String model,
        @Nullable String task,
        List<EndTemplate> inputs,
        List<EndTemplate> outputs,
        List<EndTemplate> maybe,
        List<EndTemplate> maybeOutputs,
        List<String> ends,
        List<EndTemplate> setups,
        boolean byRole,
        boolean children) {}
