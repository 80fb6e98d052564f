/// JSON at the level of bytes, for the log formats that are written in it. `JsonRecordScanner`
/// finds the records of a stream of any length in bounded memory, `JsonWalker` reads one record
/// into its fields, `JsonSlice` looks at single values, `JsonHead` at a stream's first bytes.
///
/// Strict RFC 8259 in what is accepted, with two exceptions a forensic reader needs: text that is
/// no valid UTF-8 is read with U+FFFD in place of the damage, and every error names its byte.
/// Objects of this package belong to one thread.
@NullMarked
package org.exhibit.indexer.format.json;

import org.jspecify.annotations.NullMarked;
