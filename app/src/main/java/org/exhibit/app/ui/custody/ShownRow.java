package org.exhibit.app.ui.custody;

/// A row of the table.
///
/// @param hiddenBefore how many entries the filter hides between the row above and this
record ShownRow(CustodyRow row, long hiddenBefore) {}
