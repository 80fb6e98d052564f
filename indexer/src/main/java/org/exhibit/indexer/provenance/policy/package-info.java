/// What a resource policy lets whom do: statements read tolerantly, audiences outside the owner's
/// account, and what denials provably take away. Start with `PolicyGrants`.
@NullMarked
package org.exhibit.indexer.provenance.policy;

import org.jspecify.annotations.NullMarked;
