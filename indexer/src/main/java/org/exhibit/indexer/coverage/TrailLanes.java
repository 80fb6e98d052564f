package org.exhibit.indexer.coverage;

import org.exhibit.indexer.coverage.LaneClass.Access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which CloudTrail lanes there are: for every account and region of the evidence what trails
/// select or leave out, every bucket, and what no lane of its own has.
final class TrailLanes {
    private final Survey survey;
    private final Trails trails;
    private final Map<String, Home> homes;
    private final TreeSet<Lane> lanes = new TreeSet<>();

    private TrailLanes(Survey survey, Trails trails, Map<String, Home> homes) {
        this.survey = survey;
        this.trails = trails;
        this.homes = homes;
    }

    static Set<Lane> of(Set<Home> places, Survey survey, Trails trails, Map<String, Home> homes) {
        TrailLanes lanes = new TrailLanes(survey, trails, homes);
        for (Home place : places) {
            lanes.add(place);
        }
        for (String account : survey.outside()) {
            lanes.management(account, LaneClass.OTHERS);
        }
        homes.forEach((bucket, home) -> lanes.bucket(home, Arns.ofBucket(bucket)));
        return lanes.lanes;
    }

    /// The accounts and regions that evidence was collected of.
    static Set<Home> places(
            Survey survey, Trails trails, AccountSettings settings, DigestEvidence digests) {
        Set<Home> places =
                new TreeSet<>(
                        java.util.Comparator.comparing(Home::account).thenComparing(Home::region));
        survey.days()
                .forEach((account, regions) ->
                        regions.keySet().forEach(one -> places.add(new Home(account, one))));
        for (AccountSetting setting : settings.list()) {
            if (!setting.region().equals(LaneClass.OTHERS)) {
                places.add(new Home(setting.account(), setting.region()));
            }
        }
        for (DigestEvidence.Period period : digests.periods()) {
            places.add(new Home(period.account(), period.region()));
        }
        for (Trail trail : trails.all()) {
            places.add(new Home(trail.account(), trail.home()));
        }
        return places;
    }

    private void add(Home place) {
        management(place.account(), place.region());
        data(place, Arns.S3_OBJECT, LaneClass.OTHERS);
        boolean single = false;
        boolean every = false;
        for (Trail trail : own(place.account())) {
            for (TrailState state : trail.history().states()) {
                single |= Boolean.FALSE.equals(state.everyRegion());
                every |= Boolean.TRUE.equals(state.everyRegion());
                Selectors selectors = state.selectors();
                if (selectors != null) {
                    selectors.lanes().forEach(kind -> selected(place, trail, kind));
                }
            }
        }
        if (single && !every) {
            management(place.account(), LaneClass.OTHERS);
            data(new Home(place.account(), LaneClass.OTHERS), Arns.S3_OBJECT, LaneClass.OTHERS);
        }
    }

    private List<Trail> own(String account) {
        return trails.of(account, survey.members().contains(account));
    }

    private void management(String account, String region) {
        lanes.add(new Lane(account, region, new LaneClass.ManagementRead()));
        lanes.add(new Lane(account, region, new LaneClass.ManagementWrite()));
    }

    private void bucket(Home home, String selector) {
        data(home, Arns.S3_OBJECT, selector);
    }

    /// What a trail names: a bucket's lane stands where the bucket lies, a function's where its ARN
    /// says.
    private void selected(Home place, Trail trail, LaneClass kind) {
        if (!(kind instanceof LaneClass.Data data)) {
            lanes.add(new Lane(place.account(), place.region(), kind));
            return;
        }
        String bucket = Arns.bucket(data.selector());
        String[] part = data.selector().split(":", 6);
        boolean here;
        if (!bucket.isEmpty()) {
            Home home = homes.get(bucket);
            here =
                    home == null
                            ? place.region().equals(trail.home())
                            : home.account().equals(place.account())
                                    && home.region().equals(place.region());
        } else {
            here = part.length < 6 || part[3].isEmpty() || part[3].equals(place.region());
        }
        if (here) {
            data(place, data.type(), data.selector());
            data(place, data.type(), LaneClass.OTHERS);
        }
    }

    /// Where a trail tells reading from writing calls, they have lanes of their own.
    private void data(Home place, String type, String selector) {
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

    /// The selectors of other lanes of the same place that lie within a lane.
    static Set<String> narrower(Lane lane, Set<Lane> all) {
        Set<String> found = new HashSet<>();
        if (!(lane.kind() instanceof LaneClass.Data own)
                || own.selector().equals(LaneClass.OTHERS)) {
            return found;
        }
        for (Lane other : beside(lane, all)) {
            if (other.kind() instanceof LaneClass.Data data
                    && data.type().equals(own.type())
                    && data.selector().length() > own.selector().length()
                    && data.selector().startsWith(own.selector())) {
                found.add(data.selector());
            }
        }
        return found;
    }

    private static List<Lane> beside(Lane lane, Set<Lane> all) {
        List<Lane> found = new ArrayList<>();
        for (Lane other : all) {
            if (other.account().equals(lane.account()) && other.region().equals(lane.region())) {
                found.add(other);
            }
        }
        return found;
    }
}
