package org.exhibit.indexer.provenance.exposure;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.Grant;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.exhibit.indexer.provenance.policy.Patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Access control lists: the short names, the header forms and the lists in full.
///
/// Source: Amazon S3 User Guide, "Access control list (ACL) overview".
final class AccessLists {
    private static final String GROUPS = "http://acs.amazonaws.com/groups/global/";
    private static final Map<String, String> HEADERS =
            Map.of(
                    "x-amz-grant-read", "READ",
                    "x-amz-grant-write", "WRITE",
                    "x-amz-grant-read-acp", "READ_ACP",
                    "x-amz-grant-write-acp", "WRITE_ACP",
                    "x-amz-grant-full-control", "FULL_CONTROL");

    private AccessLists() {}

    /// @param key of the object, or empty for the bucket's own list
    /// @return nothing where the request sets no list
    static Optional<List<Grant>> of(JsonNode request, String bucket, String key) {
        String canned = JsonForms.text(JsonForms.member(request, "x-amz-acl"));
        if (canned.isEmpty()) {
            canned = JsonForms.text(JsonForms.member(request, "accessControlList"));
        }
        List<Grant> grants = new ArrayList<>();
        boolean set = !canned.isEmpty();
        if (set) {
            grants.addAll(canned(canned, bucket, key));
        }
        for (Map.Entry<String, String> header : HEADERS.entrySet()) {
            for (String value : JsonForms.texts(JsonForms.member(request, header.getKey()))) {
                set = true;
                for (String grantee : value.split(",")) {
                    add(grants, audience(grantee), header.getValue(), bucket, key);
                }
            }
        }
        JsonNode list = JsonForms.member(request, "AccessControlPolicy");
        addAll(grants, list, JsonForms.at(list, "AccessControlList", "Grant"), bucket, key);
        return set || list.isObject()
                ? Optional.of(grants.stream().distinct().sorted(AccessLists::compare).toList())
                : Optional.empty();
    }

    /// @param answer of `GetBucketAcl`
    static List<Grant> ofAnswer(JsonNode answer, String bucket) {
        List<Grant> grants = new ArrayList<>();
        addAll(grants, answer, JsonForms.member(answer, "Grants"), bucket, "");
        return grants.stream().distinct().sorted(AccessLists::compare).toList();
    }

    private static void addAll(
            List<Grant> grants, JsonNode list, JsonNode entries, String bucket, String key) {
        String owner = JsonForms.text(JsonForms.at(list, "Owner", "ID"));
        for (JsonNode each : JsonForms.elements(entries)) {
            JsonNode grantee = JsonForms.member(each, "Grantee");
            String id = JsonForms.text(JsonForms.member(grantee, "ID"));
            String uri = JsonForms.text(JsonForms.member(grantee, "URI"));
            boolean own = !id.isEmpty() && id.equals(owner);
            Optional<Audience> audience =
                    own || !uri.isEmpty() || owner.isEmpty() ? group(uri) : account(id);
            add(
                    grants,
                    audience,
                    JsonForms.text(JsonForms.member(each, "Permission")),
                    bucket,
                    key);
        }
    }

    private static int compare(Grant one, Grant other) {
        return one.toString().compareTo(other.toString());
    }

    private static List<Grant> canned(String name, String bucket, String key) {
        List<Grant> out = new ArrayList<>();
        switch (name) {
            case "public-read" -> add(out, Optional.of(new Audience.Anyone()), "READ", bucket, key);
            case "public-read-write" -> {
                add(out, Optional.of(new Audience.Anyone()), "READ", bucket, key);
                add(out, Optional.of(new Audience.Anyone()), "WRITE", bucket, key);
            }
            case "authenticated-read" ->
                    add(out, Optional.of(new Audience.AnyAws()), "READ", bucket, key);
            // The other short names let nobody in but the owner of the bucket and AWS services.
            default -> {}
        }
        return out;
    }

    /// A grantee as a header writes it: `uri="…"`, `id="…"`.
    private static Optional<Audience> audience(String grantee) {
        String[] parts = grantee.strip().replace("\"", "").split("=", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return switch (parts[0].strip()) {
            case "uri" -> group(parts[1]);
            case "id" -> account(parts[1]);
            default -> Optional.empty();
        };
    }

    private static Optional<Audience> group(String uri) {
        return switch (uri) {
            case GROUPS + "AllUsers" -> Optional.of(new Audience.Anyone());
            case GROUPS + "AuthenticatedUsers" -> Optional.of(new Audience.AnyAws());
            default -> Optional.empty();
        };
    }

    private static Optional<Audience> account(String canonicalId) {
        return canonicalId.isEmpty()
                ? Optional.empty()
                : Optional.of(new Audience.Account(canonicalId));
    }

    private static void add(
            List<Grant> into,
            Optional<Audience> audience,
            String permission,
            String bucket,
            String key) {
        List<String> actions = actions(permission, !key.isEmpty());
        if (audience.isPresent() && !actions.isEmpty()) {
            // What a list of the bucket lets write are the objects in it.
            boolean inside = key.isEmpty() && actions.getFirst().contains("Object");
            String resource =
                    "arn:aws:s3:::" + bucket + (key.isEmpty() ? inside ? "/*" : "" : '/' + key);
            into.add(
                    new Grant(
                            audience.get(),
                            Patterns.of(actions),
                            Patterns.of(List.of(resource)),
                            ""));
        }
    }

    private static List<String> actions(String permission, boolean object) {
        return switch (permission) {
            case "READ" ->
                    object
                            ? List.of("s3:GetObject", "s3:GetObjectVersion")
                            : List.of("s3:ListBucket", "s3:ListBucketVersions");
            case "WRITE" -> object ? List.of() : List.of("s3:PutObject", "s3:DeleteObject");
            case "READ_ACP" -> List.of(object ? "s3:GetObjectAcl" : "s3:GetBucketAcl");
            case "WRITE_ACP" -> List.of(object ? "s3:PutObjectAcl" : "s3:PutBucketAcl");
            case "FULL_CONTROL" ->
                    object
                            ? List.of(
                                    "s3:GetObject",
                                    "s3:GetObjectVersion",
                                    "s3:GetObjectAcl",
                                    "s3:PutObjectAcl")
                            : List.of(
                                    "s3:ListBucket",
                                    "s3:ListBucketVersions",
                                    "s3:GetBucketAcl",
                                    "s3:PutBucketAcl");
            default -> List.of();
        };
    }
}
