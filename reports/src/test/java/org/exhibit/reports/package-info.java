@NullMarked
package org.exhibit.reports;

import org.jspecify.annotations.NullMarked;
