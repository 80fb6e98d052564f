/// What is one and the same: which records tell of one request (`Access`), which version of an
/// object a request met (`VersionReplay`), which credential, session and person acted (`Actor`,
/// `SessionChain`). Start with `ObjectFacts`.
@NullMarked
package org.exhibit.indexer.provenance.identity;

import org.jspecify.annotations.NullMarked;
