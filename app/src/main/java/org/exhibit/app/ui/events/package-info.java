/// The events screen: find records and prove where they come from. Start with `EventsViewModel`;
/// the view-models know no controls, the controller and the panes hold no logic. May use
/// `ui.common`, the services and the core.
@NullMarked
package org.exhibit.app.ui.events;

import org.jspecify.annotations.NullMarked;
