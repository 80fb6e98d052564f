package org.exhibit.indexer.provenance.exposure;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.Grant;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.exhibit.indexer.provenance.policy.Patterns;
import org.exhibit.indexer.provenance.policy.PolicyDocument;
import org.exhibit.indexer.provenance.policy.PolicyGrants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// S3: policies, lists, blocks, ownership, access points, replication to other accounts.
final class BucketChanges implements ChangeReader {
    /// From then on new buckets start with all blocks on and lists out of force.
    static final Instant SAFE_DEFAULTS = Instant.parse("2023-04-28T00:00:00Z");

    static final String POLICY = "policy";
    static final String ACL = "acl";
    private static final Audience ANYONE = new Audience.Anyone();

    @Override
    public String service() {
        return "s3";
    }

    @Override
    public Set<String> actions() {
        return Set.of(
                "PutBucketPolicy",
                "DeleteBucketPolicy",
                "GetBucketPolicy",
                "GetBucketPolicyStatus",
                "PutBucketAcl",
                "PutObjectAcl",
                "PutObject",
                "PostObject",
                "CopyObject",
                "CreateMultipartUpload",
                "PutBucketOwnershipControls",
                "DeleteBucketOwnershipControls",
                "GetBucketOwnershipControls",
                "PutBucketPublicAccessBlock",
                "DeleteBucketPublicAccessBlock",
                "GetBucketPublicAccessBlock",
                "PutAccountPublicAccessBlock",
                "DeleteAccountPublicAccessBlock",
                "GetAccountPublicAccessBlock",
                "CreateAccessPoint",
                "DeleteAccessPoint",
                "PutAccessPointPolicy",
                "DeleteAccessPointPolicy",
                "PutBucketReplication",
                "DeleteBucketReplication",
                "CreateBucket",
                "DeleteBucket");
    }

    @Override
    public List<Change> read(Call call) {
        String bucket = call.requested("bucketName");
        String resource = "arn:aws:s3:::" + bucket;
        Evidence by = call.evidence("requestParameters");
        Instant at = call.at();
        if (call.failed()) {
            return BucketWitness.of(call, resource);
        }
        return switch (call.action()) {
            case "PutBucketPolicy" ->
                    List.of(
                            policy(
                                    at,
                                    call.evidence("requestParameters.bucketPolicy"),
                                    resource,
                                    call.request("bucketPolicy"),
                                    call.owner()));
            case "DeleteBucketPolicy" -> List.of(new Change.Revoked(at, by, resource, POLICY));
            case "PutBucketAcl",
                    "PutObjectAcl",
                    "PutObject",
                    "PostObject",
                    "CopyObject",
                    "CreateMultipartUpload" ->
                    list(call, bucket);
            case "PutBucketOwnershipControls" ->
                    List.of(new Change.Ownership(at, by, resource, enforced(call.json())));
            case "DeleteBucketOwnershipControls" ->
                    List.of(new Change.Ownership(at, by, resource, Known.NO));
            case "PutBucketPublicAccessBlock" ->
                    List.of(new Change.Blocked(at, by, resource, block(call)));
            case "DeleteBucketPublicAccessBlock" ->
                    List.of(new Change.Blocked(at, by, resource, Block.OFF));
            case "PutAccountPublicAccessBlock" ->
                    List.of(new Change.Blocked(at, by, account(call.owner()), block(call)));
            case "DeleteAccountPublicAccessBlock" ->
                    List.of(new Change.Blocked(at, by, account(call.owner()), Block.OFF));
            case "PutBucketReplication" -> replication(call, resource);
            case "DeleteBucketReplication" ->
                    List.of(new Change.Revoked(at, by, resource, "replication"));
            case "CreateBucket" -> created(call, bucket);
            case "DeleteBucket" -> List.of(new Change.Gone(at, by, resource));
            default -> AccessPoints.of(call);
        };
    }

    static String account(String id) {
        return "account:" + id;
    }

    private static Block block(Call call) {
        return Block.of(call.request("PublicAccessBlockConfiguration"));
    }

    static Change policy(Instant at, Evidence by, String resource, JsonNode policy, String owner) {
        Optional<PolicyDocument> document = PolicyDocument.of(policy);
        return document.isEmpty()
                ? new Change.Untold(at, by, resource, POLICY)
                : new Change.Granted(
                        at,
                        by,
                        resource,
                        Change.Kind.BUCKET_POLICY,
                        POLICY,
                        new PolicyGrants(document.get(), owner, ANYONE).grants());
    }

    private static List<Change> list(Call call, String bucket) {
        String key = call.action().equals("PutBucketAcl") ? "" : call.text(EventField.KEY);
        Optional<List<Grant>> grants = AccessLists.of(call.request(), bucket, key);
        // Writing an object without a list makes it private again.
        return List.of(
                new Change.Granted(
                        call.at(),
                        call.evidence("requestParameters"),
                        "arn:aws:s3:::" + bucket,
                        grants.isEmpty() ? Change.Kind.SHARE : Change.Kind.ACL,
                        key.isEmpty() ? ACL : ACL + ':' + key,
                        grants.orElse(List.of())));
    }

    /// @param of anything that holds `OwnershipControls` at any depth
    static Known enforced(JsonNode of) {
        List<String> found = new ArrayList<>();
        of.findValues("ObjectOwnership").forEach(each -> found.addAll(JsonForms.texts(each)));
        return found.isEmpty() ? Known.UNKNOWN : Known.of(found.contains("BucketOwnerEnforced"));
    }

    private static List<Change> created(Call call, String bucket) {
        String resource = "arn:aws:s3:::" + bucket;
        Evidence by = call.evidence("requestParameters");
        List<Change> out = new ArrayList<>();
        out.add(new Change.Gone(call.at(), by, resource));
        if (!call.at().isBefore(SAFE_DEFAULTS)) {
            String ownership = call.requested("x-amz-object-ownership");
            boolean lists = !ownership.isEmpty() && !ownership.equals("BucketOwnerEnforced");
            out.add(new Change.Blocked(call.at(), by, resource, Block.ON));
            out.add(new Change.Ownership(call.at(), by, resource, Known.of(!lists)));
        }
        AccessLists.of(call.request(), bucket, "")
                .ifPresent(grants ->
                        out.add(
                                new Change.Granted(
                                        call.at(), by, resource, Change.Kind.ACL, ACL, grants)));
        return out;
    }

    private static List<Change> replication(Call call, String resource) {
        List<Grant> grants = new ArrayList<>();
        for (JsonNode rule : JsonForms.elements(call.request("ReplicationConfiguration", "Rule"))) {
            String account = JsonForms.text(JsonForms.at(rule, "Destination", "Account"));
            boolean on = JsonForms.text(JsonForms.member(rule, "Status")).equals("Enabled");
            if (on && !account.isEmpty() && !account.equals(call.owner())) {
                String prefix = JsonForms.text(JsonForms.at(rule, "Filter", "Prefix"));
                if (prefix.isEmpty()) {
                    prefix = JsonForms.text(JsonForms.member(rule, "Prefix"));
                }
                grants.add(
                        new Grant(
                                new Audience.Account(account),
                                Patterns.of(List.of("s3:ReplicateObject")),
                                Patterns.of(List.of(resource + '/' + prefix + '*')),
                                ""));
            }
        }
        return List.of(
                new Change.Granted(
                        call.at(),
                        call.evidence("requestParameters.ReplicationConfiguration"),
                        resource,
                        Change.Kind.SHARE,
                        "replication",
                        grants));
    }
}
