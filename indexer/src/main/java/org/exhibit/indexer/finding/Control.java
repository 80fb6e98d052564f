package org.exhibit.indexer.finding;

/// A control of a framework that a rule bears on, in the judgement of whoever mapped them.
///
/// @param framework e.g. `ISO 27001`
/// @param version of the framework's text, e.g. `2022`
/// @param id as the framework writes it, e.g. `A.8.15`
/// @param mapping who says so: `analyst mapping` and the mapping's own version
public record Control(String framework, String version, String id, String mapping) {}
