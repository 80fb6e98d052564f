package org.exhibit.indexer.provenance.lineage;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.coverage.AccountSetting;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.LabelClaim;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.RecordFields;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What tags say of objects and buckets, by the calls that gave them and by acquired answers about
/// them. A tag says it from the instant it was given on; that it was taken away later does not make
/// it unsaid. One thread at a time.
final class Tags {
    private static final int MOST = 200;
    private static final Set<String> LABELS =
            Set.of("PHI", "SYNTHETIC", "PROD", "CODE", "MODEL", "CONFIG", "LOGS", "MANIFEST");
    private static final Set<String> TRUE = Set.of("TRUE", "YES", "1");

    /// Tags in a header, `k1=v1&k2=v2`.
    private static final String[] HEADERS = {"rp.x-amz-tagging", "rp.tagging"};

    /// Where a body's keys stand; values stand beside them.
    private static final List<String> SETS =
            List.of("rp.Tagging.TagSet.Tag", "rp.Tagging.TagSet", "rp.tagging.tagSet.tag");

    private final ObjectReader objects;
    private final Map<String, List<LabelClaim>> buckets = new HashMap<>();

    Tags(ObjectReader objects) {
        this.objects = objects;
    }

    private record Tag(String key, String value) {
        @Nullable String label() {
            String own = value.toUpperCase(Locale.ROOT);
            String name = key.toUpperCase(Locale.ROOT);
            if (LABELS.contains(own)) {
                return own;
            }
            return LABELS.contains(name) && TRUE.contains(own) ? name : null;
        }
    }

    /// Tags given with an upload, whole or in parts, and those put on the object later.
    ///
    /// @param id a version, or the key
    List<LabelClaim> ofObject(ObjectFacts facts, NodeId id) {
        List<LabelClaim> found = new ArrayList<>();
        Access birth = facts.versions().writeOf(id);
        CaseRecord made = birth == null ? null : birth.call();
        if (birth != null && made != null) {
            say(made, found);
            String upload =
                    birth.kind() == AccessKind.COMPLETE ? made.fields().first("rp.uploadId") : null;
            for (Access access : facts.accesses()) {
                CaseRecord call = access.call();
                boolean began =
                        upload != null
                                && access.kind() == AccessKind.UPLOAD
                                && call != null
                                && upload.equals(call.fields().first("re.uploadId", "rp.uploadId"));
                if (began && call != null) {
                    say(call, found);
                }
            }
        }
        for (Access access : facts.accesses()) {
            CaseRecord call = access.call();
            boolean tagged =
                    access.kind() == AccessKind.SETTING
                            && access.succeeded()
                            && call != null
                            && call.text(EventField.ACTION).equals("PutObjectTagging")
                            && isOn(access, facts, id);
            if (tagged && call != null) {
                say(call, found);
            }
        }
        acquired(facts, id, found);
        return found;
    }

    /// Acquired answers of `GetObjectTagging`: of the version asked for, else of the one that was
    /// current then.
    private void acquired(ObjectFacts facts, NodeId id, List<LabelClaim> into) {
        for (AccountSetting setting : objects.acquired().answering("GetObjectTagging")) {
            boolean its =
                    asked(setting, "Bucket").equals(facts.bucket())
                            && asked(setting, "Key").equals(facts.key());
            String version = asked(setting, "VersionId");
            boolean on =
                    its
                            && facts.versions()
                                    .at(version.isEmpty() ? null : version, setting.at())
                                    .equals(id);
            if (on) {
                say(setting, into);
            }
        }
    }

    private static String asked(AccountSetting setting, String name) {
        return JsonForms.text(JsonForms.member(setting.request(), name));
    }

    private static void say(AccountSetting setting, List<LabelClaim> into) {
        for (JsonNode each : JsonForms.elements(JsonForms.member(setting.response(), "TagSet"))) {
            Tag tag =
                    new Tag(
                            JsonForms.text(JsonForms.member(each, "Key")),
                            JsonForms.text(JsonForms.member(each, "Value")));
            String label = tag.label();
            if (label != null) {
                into.add(
                        LabelClaim.own(
                                label,
                                "tag "
                                        + tag.key()
                                        + '='
                                        + tag.value()
                                        + " at "
                                        + setting.at()
                                        + " in "
                                        + setting.proof().path()
                                        + " (sha256 "
                                        + setting.proof().evidence().hex()
                                        + ')'));
            }
        }
    }

    /// The version a tag was put on: the one named, else the one that was current.
    private static boolean isOn(Access access, ObjectFacts facts, NodeId id) {
        return facts.versions().at(access.asked(), access.time()).equals(id);
    }

    List<LabelClaim> ofBucket(String bucket) throws IOException {
        List<LabelClaim> known = buckets.get(bucket);
        if (known == null) {
            known = new ArrayList<>();
            List<CaseRecord> calls =
                    objects.records()
                            .read(
                                    objects.records()
                                            .find(
                                                    Ask.all(
                                                            Ask.equal(EventField.BUCKET, bucket),
                                                            Ask.equal(
                                                                    EventField.ACTION,
                                                                    "PutBucketTagging")),
                                                    TimeRange.ALL,
                                                    MOST)
                                            .events());
            for (CaseRecord call : calls) {
                if (call.succeeded()) {
                    say(call, known);
                }
            }
            for (AccountSetting setting : objects.acquired().answering("GetBucketTagging")) {
                if (asked(setting, "Bucket").equals(bucket)) {
                    say(setting, known);
                }
            }
            buckets.put(bucket, known);
        }
        return known;
    }

    private static void say(CaseRecord call, List<LabelClaim> into) {
        for (Tag tag : tags(call.fields())) {
            String label = tag.label();
            if (label != null) {
                into.add(
                        LabelClaim.own(
                                label,
                                "tag "
                                        + tag.key()
                                        + '='
                                        + tag.value()
                                        + " in "
                                        + call.stored().citation()));
            }
        }
    }

    private static List<Tag> tags(RecordFields fields) {
        List<Tag> found = new ArrayList<>();
        String header = fields.first(HEADERS);
        if (header != null) {
            for (String pair : header.split("&")) {
                int equals = pair.indexOf('=');
                if (equals >= 0) {
                    found.add(
                            new Tag(
                                    decoded(pair.substring(0, equals)),
                                    decoded(pair.substring(equals + 1))));
                }
            }
        }
        for (String set : SETS) {
            List<String> keys = fields.texts(set + ".Key");
            List<String> values = fields.texts(set + ".Value");
            // A tag without a value leaves none: then which is whose cannot be told.
            for (int i = 0; keys.size() == values.size() && i < keys.size(); i++) {
                found.add(new Tag(keys.get(i), values.get(i)));
            }
        }
        return found.stream().distinct().toList();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Written otherwise than headers are: taken as it stands.
            return text;
        }
    }
}
