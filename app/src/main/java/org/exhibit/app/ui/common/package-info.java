/// What every screen shares: theme, typefaces, icons, background work, formats, the open case.
/// Start with `Workspace`.
///
/// May use the services and the core; no screen is known here. Everything is used on the window's
/// thread, except what `Background` runs and what says otherwise.
@NullMarked
package org.exhibit.app.ui.common;

import org.jspecify.annotations.NullMarked;
