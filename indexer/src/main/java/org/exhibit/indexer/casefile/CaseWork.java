package org.exhibit.indexer.casefile;

import java.io.IOException;
import java.sql.SQLException;

/// A question to the case's tables, or a change of them.
interface CaseWork<T> {
    T run() throws IOException, SQLException;
}
