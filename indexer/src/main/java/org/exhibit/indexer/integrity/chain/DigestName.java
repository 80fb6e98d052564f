package org.exhibit.indexer.integrity.chain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a digest file says:
/// `ACCOUNT_CloudTrail-Digest_REGION_TRAIL_HOMEREGION_YYYYMMDDTHHMMSSZ[_backfill].json.gz`. Names
/// of trails may contain `_`, `-` and `.`, so the name is read from both ends.
///
/// @param organisation `o-…` from the folder, empty where the trail is no organisation's
/// @param stamp end of the digest's span, `20260102T031115Z`
record DigestName(
        String organisation,
        String account,
        String region,
        String trail,
        String homeRegion,
        String stamp,
        boolean backfill) {
    private static final Pattern NAME =
            Pattern.compile(
                    "(\\d{12})_CloudTrail-Digest_([a-z0-9-]+)_(.+)_([a-z0-9-]+)_(\\d{8}T\\d{6}Z)"
                            + "(_backfill)?\\.json(?:\\.gz)?");
    private static final Pattern ORGANISATION =
            Pattern.compile("(?:^|.*/)AWSLogs/(o-[a-z0-9]{10,32})/.*");

    /// @param key an object's key, or a path that ends like one
    static Optional<DigestName> parse(String key) {
        Matcher name = NAME.matcher(Place.lastName(key));
        if (!name.matches()) {
            return Optional.empty();
        }
        Matcher folder = ORGANISATION.matcher(key);
        return Optional.of(
                new DigestName(
                        folder.matches() ? folder.group(1) : "",
                        name.group(1),
                        name.group(2),
                        name.group(3),
                        name.group(4),
                        name.group(5),
                        name.group(6) != null));
    }

    /// The chain a digest belongs to: one a trail, account and region.
    ChainName chain() {
        return new ChainName(organisation, account, region, trail, homeRegion);
    }
}
