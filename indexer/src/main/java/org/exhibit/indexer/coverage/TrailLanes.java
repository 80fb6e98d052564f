package org.exhibit.indexer.coverage;

import org.exhibit.indexer.coverage.LaneClass.Access;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which CloudTrail lanes there are: for every account and region of the evidence what trails
/// select or leave out, every bucket, and what no lane of its own has. One thread at a time.
final class TrailLanes {
    private final Survey survey;
    private final Trails trails;
    private final Homes homes;

    /// Regions of accounts that something else than records tells of.
    private final Map<String, Set<String>> told = new TreeMap<>();

    private final Map<String, Set<Lane>> known = new HashMap<>();

    TrailLanes(
            Survey survey,
            Trails trails,
            Homes homes,
            AccountSettings settings,
            DigestEvidence digests) {
        this.survey = survey;
        this.trails = trails;
        this.homes = homes;
        for (AccountSetting setting : settings.list()) {
            if (!setting.region().equals(LaneClass.OTHERS)) {
                tell(setting.account(), setting.region());
            }
        }
        for (DigestEvidence.Period period : digests.periods()) {
            tell(period.account(), period.region());
        }
        for (Trail trail : trails.all()) {
            tell(trail.account(), trail.home());
        }
    }

    private void tell(String account, String region) {
        told.computeIfAbsent(account, key -> new TreeSet<>()).add(region);
    }

    /// The accounts and regions that evidence was collected of.
    Set<Home> places() throws IOException {
        Set<String> accounts = new TreeSet<>(told.keySet());
        accounts.addAll(survey.accounts());
        Set<Home> places =
                new TreeSet<>(Comparator.comparing(Home::account).thenComparing(Home::region));
        for (String account : accounts) {
            regions(account).forEach(region -> places.add(new Home(account, region)));
        }
        return places;
    }

    private Set<String> regions(String account) throws IOException {
        Set<String> regions = new TreeSet<>(told.getOrDefault(account, Set.of()));
        regions.addAll(survey.days(account).keySet());
        return regions;
    }

    /// Every lane.
    Set<Lane> all() throws IOException {
        Set<Lane> all = new TreeSet<>();
        Set<String> accounts = new TreeSet<>(survey.outside());
        places().forEach(place -> accounts.add(place.account()));
        for (String account : accounts) {
            all.addAll(of(account));
        }
        for (Map.Entry<String, Home> one : homes.all().entrySet()) {
            all.addAll(ofBucket(one.getKey(), one.getValue()));
        }
        return all;
    }

    /// The lanes of an account but for those that its buckets have because they are buckets.
    Set<Lane> of(String account) throws IOException {
        Set<Lane> lanes = known.get(account);
        if (lanes == null) {
            lanes = new TreeSet<>();
            for (String region : regions(account)) {
                add(new Home(account, region), lanes);
            }
            if (survey.isOutside(account)) {
                management(account, LaneClass.OTHERS, lanes);
            }
            known.put(account, lanes);
        }
        return lanes;
    }

    /// The lanes of the buckets of a place in which objects of an ARN may lie.
    Set<Lane> ofBuckets(Home place, String arn) throws IOException {
        Set<Lane> lanes = new TreeSet<>();
        for (String bucket : homes.buckets()) {
            if (arn.startsWith(Arns.ofBucket(bucket))
                    && homes.of(bucket).filter(place::equals).isPresent()) {
                lanes.addAll(ofBucket(bucket, place));
            }
        }
        return lanes;
    }

    private Set<Lane> ofBucket(String bucket, Home home) {
        Set<Lane> lanes = new TreeSet<>();
        data(home, Arns.S3_OBJECT, Arns.ofBucket(bucket), lanes);
        return lanes;
    }

    private void add(Home place, Set<Lane> lanes) throws IOException {
        management(place.account(), place.region(), lanes);
        data(place, Arns.S3_OBJECT, LaneClass.OTHERS, lanes);
        boolean single = false;
        boolean every = false;
        for (Trail trail : own(place.account())) {
            for (TrailState state : trail.history().states()) {
                single |= Boolean.FALSE.equals(state.everyRegion());
                every |= Boolean.TRUE.equals(state.everyRegion());
                Selectors selectors = state.selectors();
                if (selectors != null) {
                    for (LaneClass kind : selectors.lanes()) {
                        selected(place, trail, kind, lanes);
                    }
                }
            }
        }
        if (single && !every) {
            Home others = new Home(place.account(), LaneClass.OTHERS);
            management(place.account(), LaneClass.OTHERS, lanes);
            data(others, Arns.S3_OBJECT, LaneClass.OTHERS, lanes);
        }
    }

    private List<Trail> own(String account) {
        return trails.of(account, survey.members().contains(account));
    }

    private static void management(String account, String region, Set<Lane> lanes) {
        lanes.add(new Lane(account, region, new LaneClass.ManagementRead()));
        lanes.add(new Lane(account, region, new LaneClass.ManagementWrite()));
    }

    /// What a trail names: a bucket's lane stands where the bucket lies, a function's where its ARN
    /// says.
    private void selected(Home place, Trail trail, LaneClass kind, Set<Lane> lanes)
            throws IOException {
        if (!(kind instanceof LaneClass.Data data)) {
            lanes.add(new Lane(place.account(), place.region(), kind));
            return;
        }
        String bucket = Arns.bucket(data.selector());
        String[] part = data.selector().split(":", 6);
        boolean here;
        if (!bucket.isEmpty()) {
            here = homes.of(bucket).map(place::equals).orElse(place.region().equals(trail.home()));
        } else {
            here = part.length < 6 || part[3].isEmpty() || part[3].equals(place.region());
        }
        if (here) {
            data(place, data.type(), data.selector(), lanes);
            data(place, data.type(), LaneClass.OTHERS, lanes);
        }
    }

    /// Where a trail tells reading from writing calls, they have lanes of their own.
    private void data(Home place, String type, String selector, Set<Lane> lanes) {
        boolean divided =
                own(place.account()).stream()
                        .flatMap(trail -> trail.history().states().stream())
                        .map(TrailState::selectors)
                        .anyMatch(one -> one != null && one.divided().contains(type));
        for (Access access : divided ? List.of(Access.READ, Access.WRITE) : List.of(Access.ALL)) {
            lanes.add(
                    new Lane(
                            place.account(),
                            place.region(),
                            new LaneClass.Data(type, selector, access)));
        }
    }

    /// The selectors of other lanes of the same place that lie within a lane of objects.
    Set<String> narrower(Lane lane) throws IOException {
        Set<String> found = new HashSet<>();
        if (!(lane.kind() instanceof LaneClass.Data own)
                || !own.type().equals(Arns.S3_OBJECT)
                || Arns.bucket(own.selector()).isEmpty()) {
            return found;
        }
        Home place = new Home(lane.account(), lane.region());
        for (Lane other : of(lane.account())) {
            if (other.region().equals(lane.region())
                    && other.kind() instanceof LaneClass.Data data
                    && data.type().equals(own.type())
                    && isWithin(data.selector(), own.selector())) {
                found.add(data.selector());
            }
        }
        for (String bucket : homes.buckets()) {
            if (isWithin(Arns.ofBucket(bucket), own.selector())
                    && homes.of(bucket).filter(place::equals).isPresent()) {
                found.add(Arns.ofBucket(bucket));
            }
        }
        return found;
    }

    private static boolean isWithin(String selector, String wider) {
        return selector.length() > wider.length() && selector.startsWith(wider);
    }
}
