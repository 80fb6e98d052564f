package org.exhibit.indexer.coverage;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Where a coverage has its lanes from: all worked out already, or each when it is asked for. Which
/// of the two makes no difference to any answer.
interface LaneBook {
    /// Every lane, by account, region and class.
    List<LaneCoverage> all() throws IOException;

    Optional<LaneCoverage> lane(Lane lane) throws IOException;

    /// The lanes of data events of an account and region, in order, among them all that may select
    /// a resource.
    ///
    /// @param arn of the resource, or what its ARN begins with
    Collection<Lane> data(String account, String region, String arn) throws IOException;

    List<LaneCoverage> accessLogs(String bucket) throws IOException;

    /// The lanes of a network interface; of `*` those of the others, in every place.
    List<LaneCoverage> flowLogs(String networkInterface) throws IOException;

    /// Whose a bucket is, where the evidence tells.
    Optional<Home> home(String bucket) throws IOException;
}
