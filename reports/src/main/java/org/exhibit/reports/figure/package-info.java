/// Drawings of the pack as SVG, with text as outlines of the bundled fonts: the same bytes on every
/// machine. Start with `TimelineFigure`.
@NullMarked
package org.exhibit.reports.figure;

import org.jspecify.annotations.NullMarked;
