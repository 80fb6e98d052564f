/// Lineage in the forms that other tools read: W3C PROV as JSON, CASE/UCO as JSON-LD, Graphviz. All
/// keep the strength, the rule and the evidence of every statement. Start with `ProvJson`.
@NullMarked
package org.exhibit.reports.interop;

import org.jspecify.annotations.NullMarked;
