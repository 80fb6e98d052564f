@org.jspecify.annotations.NullMarked
package org.exhibit.app.ui.custody;
