package org.exhibit.indexer.provenance.lineage;

import java.util.List;

/// What happened in the case of `RulesTest`: one story a rule, apart from each other in time and
/// place.
final class RuleStories {
    private RuleStories() {}

    static Story all() {
        Story story = new Story();
        versions(story);
        copies(story);
        reads(story);
        functions(story);
        logs(story);
        return story;
    }

    private static void versions(Story story) {
        story.put("01:00:00", "AKIAA", "ver/a", 5, "v1")
                .put("01:01:00", "AKIAA", "ver/a", 5, "v2")
                .get("01:02:00", "AKIAB", "ver/a", 5, "")
                .get("01:03:00", "AKIAC", "ver/a", 5, "v1")
                .call(
                        "01:04:00",
                        "AKIAA",
                        "s3",
                        "DeleteObject",
                        Story.place("ver/a", ""),
                        "{'x-amz-delete-marker':'true','x-amz-version-id':'m1'}")
                .call(
                        "01:05:00",
                        "AKIAA",
                        "s3",
                        "DeleteObject",
                        Story.place("ver/a", ",'versionId':'m1'"),
                        "{'x-amz-version-id':'m1'}")
                .get("01:06:00", "AKIAD", "ver/a", 5, "")
                .call(
                        "01:07:00",
                        "AKIAA",
                        "s3",
                        "DeleteObject",
                        Story.place("ver/a", ",'versionId':'v1'"),
                        "{'x-amz-version-id':'v1'}")
                .put("01:10:00", "AKIAA", "plain/a", 5, "")
                .get("01:11:00", "AKIAB", "plain/a", 5, "")
                .call("01:12:00", "AKIAA", "s3", "DeleteObject", Story.place("plain/a", ""), "null")
                .put("01:13:00", "AKIAA", "plain/a", 5, "")
                .get("01:14:00", "AKIAC", "plain/a", 5, "")
                .call(
                        "01:20:00",
                        "AKIAA",
                        "s3",
                        "PutBucketVersioning",
                        "{'bucketName':'sus','VersioningConfiguration':{'Status':'Suspended'}}",
                        "null")
                .put("01:21:00", "AKIAA", "sus/a", 5, "")
                .put("01:22:00", "AKIAZ", "unread/a", 5, "")
                .call("01:23:00", "AKIAZ", "s3", "GetObject", Story.place("unread/a", ""), "null")
                .with("errorCode", "'AccessDenied'")
                .call("01:24:00", "AKIAZ", "s3", "HeadObject", Story.place("unread/a", ""), "null");
    }

    private static void copies(Story story) {
        story.put("02:00:00", "AKIAA", "src/a b", 9, "s1")
                .call(
                        "02:01:00",
                        "AKIAA",
                        "s3",
                        "CopyObject",
                        Story.place("dst/c", ",'x-amz-copy-source':'/src/a%20b?versionId=s1'"),
                        "{'x-amz-version-id':'d1'}")
                .call(
                        "02:02:00",
                        "AKIAA",
                        "s3",
                        "CopyObject",
                        Story.place("dst/c", ",'x-amz-copy-source':'dst/c'"),
                        "{'x-amz-version-id':'d2'}")
                .call(
                        "02:10:00",
                        "AKIAB",
                        "s3",
                        "UploadPart",
                        Story.place("dst/m", ",'uploadId':'u1','partNumber':1"),
                        "null")
                .call(
                        "02:10:05",
                        "AKIAA",
                        "s3",
                        "UploadPartCopy",
                        Story.place(
                                "dst/m",
                                ",'uploadId':'u1','partNumber':2,'x-amz-copy-source':'src/a%20b'"
                                        + ",'x-amz-copy-source-range':'bytes=0-3'"),
                        "null")
                .call(
                        "02:10:09",
                        "AKIAA",
                        "s3",
                        "CompleteMultipartUpload",
                        Story.place("dst/m", ",'uploadId':'u1'"),
                        "{'x-amz-version-id':'m1'}")
                .call(
                        "02:20:00",
                        "AKIAA",
                        "s3",
                        "PutBucketReplication",
                        "{'bucketName':'org','ReplicationConfiguration':{'Rule':{'Destination':"
                                + "{'Bucket':'arn:aws:s3:::rep'}}}}",
                        "null")
                .put("02:21:00", "AKIAA", "org/x", 9, "o1")
                .put("02:21:30", "ASIAR=rr/s3-replication", "rep/x", 9, "o1")
                .put("02:30:00", "AKIAA", "one/x", 77, "w1")
                .with(
                        "requestParameters",
                        Story.place("one/x", ",'x-amz-checksum-sha256':'q='").replace('\'', '"'))
                .put("02:31:00", "AKIAB", "two/y", 77, "w2")
                .with(
                        "requestParameters",
                        Story.place("two/y", ",'x-amz-checksum-sha256':'q='").replace('\'', '"'))
                .put("02:32:00", "AKIAC", "three/z", 78, "w3")
                .with(
                        "requestParameters",
                        Story.place("three/z", ",'x-amz-checksum-sha256':'q='").replace('\'', '"'));
    }

    private static void reads(Story story) {
        for (int i = 0; i < 9; i++) {
            story.get("03:00:0" + i, "AKIABAT", "many/" + i, 10, "");
        }
        story.put("03:00:20", "AKIABAT", "many/out", 50, "b1");
        story.get("03:30:00", "AKIAX", "few/in", 100, "")
                .put("03:30:05", "AKIAX", "few/out", 40, "f1");
        story.get("03:40:00", "AKIAY", "few/late", 100, "")
                .put("03:39:00", "AKIAY", "few/early", 40, "f2");
        for (int i = 0; i < 1001; i++) {
            story.get(
                    String.format(java.util.Locale.ROOT, "04:%02d:%02d", i / 60, i % 60),
                    "AKIASWEEP",
                    "swept/" + i,
                    10,
                    "");
        }
        story.put("04:20:00", "AKIASWEEP", "swept/report", 10, "r1");
    }

    private static void functions(Story story) {
        for (String function : List.of("quick", "slow")) {
            String time = function.equals("quick") ? "60" : "900";
            String who = "ASIA" + function.toUpperCase(java.util.Locale.ROOT) + "=exec/" + function;
            story.call(
                            "05:00:00",
                            "AKIAA",
                            "lambda",
                            "CreateFunction20150331",
                            "{'functionName':'" + function + "','timeout':" + time + "}",
                            "null")
                    .call(
                            "05:10:00",
                            "AKIAA",
                            "lambda",
                            "Invoke",
                            "{'functionName':'" + function + "'}",
                            "null")
                    .get("05:10:01", who, function + "/in1", 10, "")
                    .ofFunction(function)
                    .call(
                            "05:14:00",
                            "AKIAA",
                            "lambda",
                            "Invoke",
                            "{'functionName':'" + function + "'}",
                            "null")
                    .get("05:14:01", who, function + "/in2", 10, "")
                    .ofFunction(function)
                    .put("05:14:02", who, function + "/out", 99, "x1")
                    .ofFunction(function);
        }
    }

    private static void logs(Story story) {
        int number = story.next();
        story.get("06:00:00", "AKIAA", "logs/a", 100, "")
                .line(
                        "06:00:00",
                        "Q" + number,
                        "REST.GET.OBJECT",
                        "logs/a",
                        "/a",
                        "90 100 7 5 \"-\" \"tool\" - h= SigV4 - AuthHeader");
        story.line(
                        "06:10:00",
                        "L10",
                        "REST.GET.OBJECT",
                        "logs/signed",
                        "/signed?X-Amz-Credential=AKIASIGNER%2F20260310%2Fus-east-1%2Fs3",
                        "55 55 7 5 \"-\" \"tool\" - h= SigV4 - QueryString")
                .line(
                        "06:20:00",
                        "L20",
                        "REST.COPY.OBJECT_GET",
                        "logs/from",
                        "/from",
                        "- 44 7 5 \"-\" \"tool\" - h= SigV4 - AuthHeader")
                .line(
                        "06:20:00",
                        "L20",
                        "REST.COPY.OBJECT",
                        "logs/to",
                        "/to",
                        "- 44 7 5 \"-\" \"tool\" - h= SigV4 - AuthHeader")
                .call(
                        "06:30:00",
                        "ASIAFAS=app/web",
                        "kms",
                        "Decrypt",
                        "{'encryptionContext':{'aws:s3:arn':'arn:aws:s3:::dark/a'}}",
                        "null")
                .with("sourceIPAddress", "'fas.s3.amazonaws.com'")
                .call(
                        "06:31:00",
                        "AKIAEVE",
                        "kms",
                        "Decrypt",
                        "{'encryptionContext':{'aws:s3:arn':'arn:aws:s3:::dark/b'}}",
                        "null")
                .call(
                        "06:40:00",
                        "AKIAA",
                        "sts",
                        "AssumeRole",
                        "{'roleArn':'arn:aws:iam::111111111111:role/r','roleSessionName':'eve','sourceIdentity':'eve'}",
                        "{'credentials':{'accessKeyId':'ASIAEVE'},'assumedRoleUser':{'arn':'arn:aws:sts::111111111111:assumed-role/r/eve'}}")
                .with(
                        "userIdentity",
                        "{'type':'AssumedRole','principalId':'AROA2:kim','arn':'arn:aws:sts::111111111111:assumed-role/s/kim',"
                            + "'accountId':'111111111111','accessKeyId':'ASIAKIM','sessionContext':{'sourceIdentity':'kim'}}")
                .put("06:41:00", "ASIAEVE=r/eve", "logs/eve", 3, "e1");
    }
}
