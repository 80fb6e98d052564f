package org.exhibit.indexer.casefile;

import org.exhibit.indexer.index.Sighting;

import java.io.IOException;

/// Receives sightings one after another.
public interface SightingVisitor {
    void sighting(Sighting sighting) throws IOException;
}
