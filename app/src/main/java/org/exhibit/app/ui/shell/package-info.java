/// The workbench window: it puts the screens together and shows one of them. Start with
/// `Workbench`. It may use every screen; nothing but the program's entry imports it.
@NullMarked
package org.exhibit.app.ui.shell;

import org.jspecify.annotations.NullMarked;
