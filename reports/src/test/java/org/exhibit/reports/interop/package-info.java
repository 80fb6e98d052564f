@org.jspecify.annotations.NullMarked
package org.exhibit.reports.interop;
