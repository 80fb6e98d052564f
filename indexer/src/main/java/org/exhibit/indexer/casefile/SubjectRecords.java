package org.exhibit.indexer.casefile;

import org.exhibit.indexer.index.Query;

/// Says which records name a subject.
public interface SubjectRecords {
    Query of(Subject subject);
}
