/// The chain of custody on the screen: its entries, what each rests on, its seals, and checking it.
/// Start with `CustodyViewModel`.
@NullMarked
package org.exhibit.app.ui.custody;

import org.jspecify.annotations.NullMarked;
