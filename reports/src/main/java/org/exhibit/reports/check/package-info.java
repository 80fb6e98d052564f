/// Checks a pack strictly, with nothing but the file. Start with `PackCheck`.
@NullMarked
package org.exhibit.reports.check;

import org.jspecify.annotations.NullMarked;
