/// The overview: what the case holds, whether its numbers add up, what needs attention. Start with
/// `OverviewViewModel`. May use `ui.common`, the services and the core.
@NullMarked
package org.exhibit.app.ui.overview;

import org.jspecify.annotations.NullMarked;
