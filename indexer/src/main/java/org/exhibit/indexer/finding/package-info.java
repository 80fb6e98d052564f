/// What the records show that should not be: findings, what could not be decided, triage, controls,
/// the settings the rules go by. Start with `Finding` and `FindingReport`.
@NullMarked
package org.exhibit.indexer.finding;

import org.jspecify.annotations.NullMarked;
