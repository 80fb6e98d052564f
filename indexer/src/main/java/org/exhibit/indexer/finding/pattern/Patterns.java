package org.exhibit.indexer.finding.pattern;

import java.util.List;

/// The patterns that come with Exhibit.
public final class Patterns {
    private Patterns() {}

    public static List<Pattern> builtIn() {
        return List.of(
                new PublicPolicy(),
                new BroadPermissions(),
                new TrailSelectors(),
                new AlteredLogs(),
                new SilentInterface(),
                new ProductionSnapshot(),
                new CrossAccount(),
                new KeyPolicies(),
                new KeyRotation(),
                new ObjectLock(),
                new OpenEgress(),
                new DefaultEgress(),
                new Egress(),
                new CodeChange(),
                new DetectorFeatures(),
                new WritesWithoutMfa(),
                new CdnOrigin(),
                new Untagged(),
                new MixedBucket(),
                new ResidualPhi());
    }
}
