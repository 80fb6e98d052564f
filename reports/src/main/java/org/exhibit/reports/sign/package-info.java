/// Signs the finished PDF with a key from a PKCS#12 file. Start with `SigningKey`.
@NullMarked
package org.exhibit.reports.sign;

import org.jspecify.annotations.NullMarked;
