package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.VersionLife;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.taken.TakenRequest;
import org.exhibit.indexer.provenance.taken.Taker;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The requests for one object's content or attributes, as judging what was taken needs them.
final class AccessRequests {
    private final ObjectFacts facts;
    private final String object;
    private final Map<NodeId, Long> sizes = new HashMap<>();

    AccessRequests(ObjectFacts facts) {
        this.facts = facts;
        this.object = "s3://" + facts.bucket() + '/' + facts.key();
        Map<NodeId, Set<Long>> said = new HashMap<>();
        for (Access access : facts.accesses()) {
            Long size = access.size();
            NodeId met = facts.versions().of(access);
            if (size != null && access.succeeded() && met.kind() == NodeKind.VERSION) {
                said.computeIfAbsent(met, id -> new HashSet<>()).add(size);
            }
        }
        said.forEach((id, all) -> {
            if (all.size() == 1) {
                sizes.put(id, all.iterator().next());
            }
        });
        for (VersionLife life : facts.versions().lives()) {
            Access birth = life.birth();
            if (birth != null && birth.kind() == AccessKind.WRITE && birth.bytes() != null) {
                sizes.putIfAbsent(life.id(), birth.bytes());
            }
        }
    }

    /// A request as judging needs it; nothing for one that asks for nothing of the object.
    Optional<TakenRequest> request(Access access) {
        TakenRequest.Kind kind = kind(access);
        return kind == null ? Optional.empty() : Optional.of(request(access, kind));
    }

    /// Copies whose source the object was.
    List<TakenRequest> copies() {
        return facts.copiedOut().stream().map(this::copy).toList();
    }

    private static TakenRequest.@Nullable Kind kind(Access access) {
        return switch (access.kind()) {
            case READ ->
                    access.succeeded() && Objects.equals(access.bytes(), 0L) && !isEmpty(access)
                            ? TakenRequest.Kind.ATTRIBUTES
                            : TakenRequest.Kind.CONTENT;
            case READ_PARTLY -> TakenRequest.Kind.QUERY;
            case LIST, INSPECT -> TakenRequest.Kind.ATTRIBUTES;
            case COPY_READ,
                    WRITE,
                    COPY,
                    RENAME,
                    UPLOAD,
                    PART,
                    PART_COPY,
                    COMPLETE,
                    ABORT,
                    DELETE,
                    DELETE_MANY,
                    DELETE_ONE_OF_MANY,
                    EXPIRE,
                    SETTING,
                    KEY_READ,
                    KEY_WRITE,
                    NETWORK,
                    INVOKE ->
                    null;
        };
    }

    private static boolean isEmpty(Access access) {
        return Objects.equals(access.size(), 0L);
    }

    private TakenRequest request(Access access, TakenRequest.Kind kind) {
        Long own = access.size();
        return new TakenRequest(
                object,
                AccessLines.version(facts, access),
                new Taker(
                        access.actor().anonymous() ? Taker.ANONYMOUS : AccessLines.actor(access),
                        access.actor().account(),
                        access.ip(),
                        first(access.records(), EventField.USER_AGENT),
                        access.presigned()),
                kind,
                access.succeeded(),
                access.bytes(),
                own == null ? sizes.get(facts.versions().of(access)) : own,
                access.time(),
                "",
                access.records());
    }

    private TakenRequest copy(CaseRecord copy) {
        boolean part = copy.text(EventField.ACTION).equals("UploadPartCopy");
        String version = copy.fields().first("re.x-amz-copy-source-version-id");
        return new TakenRequest(
                object,
                version == null ? NodeId.UNKNOWN_VERSION : version,
                new Taker(
                        copy.text(EventField.ACTOR_ARN),
                        copy.text(EventField.ACTOR_ACCOUNT),
                        copy.text(EventField.IP),
                        copy.text(EventField.USER_AGENT),
                        false),
                part ? TakenRequest.Kind.PART_COPY : TakenRequest.Kind.COPY,
                copy.succeeded(),
                null,
                null,
                copy.time(),
                copy.text(EventField.OBJECT),
                List.of(copy.stored()));
    }

    private static String first(List<StoredEvent> records, EventField field) {
        for (StoredEvent record : records) {
            String text = record.event().text(field);
            if (text != null) {
                return text;
            }
        }
        return "";
    }
}
