package org.exhibit.indexer.provenance.taken;

import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Judges requests by whom they were answered for. Requests of one object, version, requester,
/// account, address and user agent are judged together; joined records of one request count once.
public final class Taken {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::object)
                    .thenComparing(Place::version)
                    .thenComparing(Place::taker);

    private record Place(String object, String version, Taker taker) {}

    private Taken() {}

    /// What the requests say was taken: by object and version, gravest first.
    public static List<Taking> of(List<TakenRequest> requests) {
        Map<Place, List<TakenRequest>> places = new TreeMap<>(ORDER);
        for (TakenRequest each : requests) {
            places.computeIfAbsent(
                            new Place(each.object(), each.version(), each.taker()),
                            place -> new ArrayList<>())
                    .add(each);
        }
        List<Taking> out = new ArrayList<>();
        places.forEach((place, asked) -> out.add(new Judgement(asked).of(place)));
        return out.stream().sorted().toList();
    }

    /// The successful answers of one place, added up.
    private static final class Judgement {
        private final List<TakenRequest> asked;
        private final Set<Long> sizes = new HashSet<>();
        private final TreeSet<String> copies = new TreeSet<>();
        private long sum;
        private int responses;
        private boolean whole;
        private boolean told;
        private String because = "";

        Judgement(List<TakenRequest> asked) {
            this.asked = asked;
            asked.stream().filter(TakenRequest::succeeded).forEach(this::add);
        }

        private void add(TakenRequest each) {
            switch (each.kind()) {
                case ATTRIBUTES -> told = true;
                case COPY -> {
                    copies.add(each.to());
                    whole = true;
                }
                case PART_COPY -> {
                    copies.add("a part of " + each.to());
                    responses++;
                    because = "a part was copied within S3, and its length is not added up";
                }
                case QUERY -> {
                    responses++;
                    sum += each.sent() == null ? 0 : each.sent();
                    because = "it was queried, and an answer to a query is no part of the object";
                }
                case CONTENT -> content(each);
            }
        }

        private void content(TakenRequest each) {
            Long sent = each.sent();
            Long size = each.size();
            responses++;
            if (sent == null) {
                because = "the records do not tell how many bytes were sent";
                return;
            }
            sum += sent;
            if (size == null) {
                because = because.isEmpty() ? "no record tells the object's size" : because;
                return;
            }
            sizes.add(size);
            whole |= sent >= size;
        }

        private Verdict verdict() {
            if (whole) {
                return Verdict.COMPLETELY;
            }
            if (responses == 0) {
                return told ? Verdict.LISTED_ONLY : Verdict.ATTEMPTED;
            }
            if (because.isEmpty() && sizes.size() > 1) {
                because = "the object changed between the requests";
            }
            if (!because.isEmpty()) {
                return Verdict.UNKNOWN;
            }
            return sum >= sizes.iterator().next() ? Verdict.POSSIBLY_COMPLETELY : Verdict.PARTLY;
        }

        Taking of(Place place) {
            Verdict verdict = verdict();
            return new Taking(
                    place.object(),
                    place.version(),
                    place.taker(),
                    verdict,
                    sum,
                    sizes.size() == 1 ? sizes.iterator().next() : null,
                    responses,
                    time(false),
                    time(true),
                    verdict == Verdict.UNKNOWN ? because : "",
                    List.copyOf(copies),
                    records());
        }

        private @Nullable Instant time(boolean last) {
            Comparator<Instant> order = Comparator.naturalOrder();
            return asked.stream()
                    .map(TakenRequest::time)
                    .filter(Objects::nonNull)
                    .min(last ? order.reversed() : order)
                    .orElse(null);
        }

        private List<StoredEvent> records() {
            List<StoredEvent> out = new ArrayList<>();
            asked.stream()
                    .sorted(
                            Comparator.comparing(
                                            TakenRequest::time,
                                            Comparator.nullsLast(Comparator.naturalOrder()))
                                    .thenComparing(each -> each.records().getFirst().id()))
                    .forEach(each -> out.addAll(each.records()));
            return out;
        }
    }
}
