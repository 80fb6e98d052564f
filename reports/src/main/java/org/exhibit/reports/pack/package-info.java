/// Builds an evidence pack: gathers, lays out, signs, and puts the file in place. Start with
/// `PackBuilder`.
@NullMarked
package org.exhibit.reports.pack;

import org.jspecify.annotations.NullMarked;
