package org.exhibit.indexer.provenance.exposure;

import java.util.List;
import java.util.Set;

/// Reads what one service's calls change of who may reach its resources.
interface ChangeReader {
    /// The service's name, without `.amazonaws.com`.
    String service();

    /// The actions it reads, without the versions that some services append.
    Set<String> actions();

    /// @param call of this service, successful unless the action's failure tells of a state
    List<Change> read(Call call);
}
