/// One object's life on lanes: its versions, who acted, from where, exposure, and where nothing can
/// be said. Start with `TimelineViewModel`.
@NullMarked
package org.exhibit.app.ui.timeline;

import org.jspecify.annotations.NullMarked;
