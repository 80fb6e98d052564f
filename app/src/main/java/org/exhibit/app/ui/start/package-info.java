/// The start screen: open, make or try a case. Start with `StartViewModel`. May use `ui.common`,
/// the bundled investigation, the services and the core.
@NullMarked
package org.exhibit.app.ui.start;

import org.jspecify.annotations.NullMarked;
