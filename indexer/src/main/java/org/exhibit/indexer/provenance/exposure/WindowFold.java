package org.exhibit.indexer.provenance.exposure;

import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.policy.Grant;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Folds the changes of one resource, and of its account, into windows: after each change, what is
/// open is compared with what was.
final class WindowFold {
    /// One of a window's notes, until a request through it proves it open.
    static final String UNCERTAIN =
            "whether a Public Access Block or enforced ownership kept it shut is not known";

    private static final Comparator<Change> ORDER =
            Comparator.comparing(Change::at)
                    .thenComparing(change -> change.by() instanceof Evidence.OfItem ? 0 : 1)
                    .thenComparing(change -> change.by().id())
                    .thenComparing(Change::toString);

    private final String resource;
    private final Map<String, Change.Granted> slots = new TreeMap<>();
    private final Map<Key, Open> open = new LinkedHashMap<>();
    private final List<ExposureWindow> done = new ArrayList<>();
    private @Nullable Evidence bucketBlockBy;
    private @Nullable Evidence accountBlockBy;
    private @Nullable Evidence ownershipBy;
    private Block bucketBlock = Block.UNKNOWN;
    private Block accountBlock = Block.UNKNOWN;
    private Known enforced = Known.UNKNOWN;

    private record Key(String slot, String resource, Grant grant) {}

    /// @param certain whether nothing unknown could have kept it shut
    private record Effect(Change.Granted slot, boolean certain) {}

    private static final class Open {
        private final ExposureWindow window;
        private final List<Evidence> proofs = new ArrayList<>();
        private boolean certain;

        Open(ExposureWindow window, boolean certain) {
            this.window = window;
            this.certain = certain;
        }
    }

    private WindowFold(String resource) {
        this.resource = resource;
    }

    /// @param changes of the resource and of its account, in any order
    static List<ExposureWindow> of(String resource, List<Change> changes) {
        WindowFold fold = new WindowFold(resource);
        changes.stream().sorted(ORDER).forEach(fold::take);
        fold.open.values().forEach(each -> fold.done.add(fold.closed(each, null)));
        return fold.done.stream().sorted().toList();
    }

    private void take(Change change) {
        switch (change) {
            case Change.Granted granted -> {
                slots.put(granted.slot(), granted);
                if (granted.kind() == Change.Kind.ACL && enforced == Known.UNKNOWN) {
                    // S3 refuses to set a list while ownership is enforced.
                    enforced = Known.NO;
                }
            }
            case Change.Revoked revoked -> slots.remove(revoked.slot());
            case Change.Untold untold -> slots.remove(untold.slot());
            case Change.Gone gone -> slots.clear();
            case Change.Blocked blocked -> {
                if (blocked.resource().equals(resource)) {
                    bucketBlock = blocked.block();
                    bucketBlockBy = blocked.by();
                } else {
                    accountBlock = blocked.block();
                    accountBlockBy = blocked.by();
                }
            }
            case Change.Ownership ownership -> {
                enforced = ownership.enforced();
                ownershipBy = ownership.by();
            }
        }
        compare(change);
    }

    private void compare(Change change) {
        Map<Key, Effect> now = effective();
        for (Key key : Set.copyOf(open.keySet())) {
            if (!now.containsKey(key)) {
                Open closing = open.remove(key);
                if (closing != null) {
                    done.add(closed(closing, change));
                }
            }
        }
        now.forEach((key, effect) -> {
            Open already = open.get(key);
            if (already == null) {
                open.put(key, new Open(opened(key, effect, change), effect.certain()));
            } else if (effect.certain() && !already.certain) {
                already.certain = true;
                already.proofs.addAll(settings(effect.slot()));
                already.proofs.add(change.by());
            }
        });
    }

    private Map<Key, Effect> effective() {
        Map<Key, Effect> out = new LinkedHashMap<>();
        for (Change.Granted slot : slots.values()) {
            Known stopped = stopped(slot);
            for (Grant grant : slot.grants()) {
                boolean concerned =
                        slot.kind() == Change.Kind.BUCKET_POLICY || grant.audience().isPublic();
                Known shut = concerned ? stopped : Known.NO;
                if (slot.kind() == Change.Kind.ACL) {
                    shut = shut.or(enforced);
                }
                if (shut == Known.YES) {
                    continue;
                }
                Set<String> resources = new TreeSet<>(grant.resources().in());
                if (resources.isEmpty()) {
                    resources.add(resource);
                }
                for (String each : resources) {
                    out.put(new Key(slot.slot(), each, grant), new Effect(slot, shut == Known.NO));
                }
            }
        }
        return out;
    }

    /// Whether a block stops a slot. `RestrictPublicBuckets` shuts a bucket whose policy is public
    /// to other accounts that it names as well.
    private Known stopped(Change.Granted slot) {
        Block block = bucketBlock.or(accountBlock);
        return switch (slot.kind()) {
            case BUCKET_POLICY ->
                    slot.grants().stream().anyMatch(grant -> grant.audience().isPublic())
                            ? block.restrictsBuckets()
                            : Known.NO;
            case ACL -> block.ignoresAcls();
            case SHARE -> Known.NO;
        };
    }

    private ExposureWindow opened(Key key, Effect effect, Change change) {
        List<Evidence> rests = new ArrayList<>();
        if (effect.slot().kind() != Change.Kind.SHARE) {
            rests.add(effect.slot().by());
            rests.addAll(settings(effect.slot()));
        }
        return new ExposureWindow(
                key.resource(),
                key.grant().actions().in(),
                key.grant().audience(),
                change.at(),
                change.by() instanceof Evidence.OfItem,
                List.of(change.by()),
                without(rests, List.of(change.by())),
                null,
                List.of(),
                Strength.RECORDED,
                limits(key.grant()));
    }

    private static String limits(Grant grant) {
        List<String> out = new ArrayList<>();
        if (!grant.limits().isEmpty()) {
            out.add("under the condition " + grant.limits());
        }
        if (!grant.actions().out().isEmpty()) {
            out.add("except " + String.join(", ", grant.actions().out()));
        }
        if (!grant.resources().out().isEmpty()) {
            out.add("except " + String.join(", ", grant.resources().out()));
        }
        return String.join("; ", out);
    }

    /// What set the blocks and the ownership that bear on a slot now.
    private List<Evidence> settings(Change.Granted slot) {
        return switch (slot.kind()) {
            case SHARE -> List.of();
            case BUCKET_POLICY -> known(bucketBlockBy, accountBlockBy);
            case ACL -> known(bucketBlockBy, accountBlockBy, ownershipBy);
        };
    }

    private static List<Evidence> known(@Nullable Evidence... settings) {
        return Stream.of(settings).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }

    /// Each once, and none that is cited already.
    private static List<Evidence> without(List<Evidence> found, List<Evidence> cited) {
        Set<String> ids = new HashSet<>();
        cited.forEach(each -> ids.add(each.id()));
        return found.stream().filter(each -> ids.add(each.id())).toList();
    }

    private ExposureWindow closed(Open open, @Nullable Change by) {
        ExposureWindow window = open.window;
        List<String> notes = new ArrayList<>();
        if (!window.note().isEmpty()) {
            notes.add(window.note());
        }
        if (!open.certain) {
            notes.add(UNCERTAIN);
        }
        if (by instanceof Change.Untold) {
            notes.add("what replaced it is not recorded, so it may have stayed open");
        }
        return new ExposureWindow(
                window.resource(),
                window.actions(),
                window.audience(),
                window.from(),
                window.openedBefore(),
                window.opened(),
                rests(open),
                by == null ? null : by.at(),
                by == null ? List.of() : List.of(by.by()),
                open.certain ? Strength.RECORDED : Strength.POSSIBLE,
                String.join("; ", notes));
    }

    private static List<Evidence> rests(Open open) {
        List<Evidence> rests = new ArrayList<>(open.window.rests());
        rests.addAll(without(open.proofs, rests));
        return without(rests, open.window.opened());
    }
}
