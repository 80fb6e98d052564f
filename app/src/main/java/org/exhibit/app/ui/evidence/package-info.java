/// The evidence screen: acquire, check and list what was acquired. Start with `EvidenceViewModel`.
/// May use `ui.common`, the services and the core.
@NullMarked
package org.exhibit.app.ui.evidence;

import org.jspecify.annotations.NullMarked;
