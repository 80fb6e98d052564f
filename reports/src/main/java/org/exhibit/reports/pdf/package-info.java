/// From the document to a tagged, archivable, reproducible PDF without signature. Start with
/// `PdfComposer`.
@NullMarked
package org.exhibit.reports.pdf;

import org.jspecify.annotations.NullMarked;
