/// What the rules found, what they could not decide, and what people made of it. Start with
/// `FindingsViewModel`.
@NullMarked
package org.exhibit.app.ui.findings;

import org.jspecify.annotations.NullMarked;
