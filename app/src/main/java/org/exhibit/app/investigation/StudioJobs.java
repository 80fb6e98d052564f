package org.exhibit.app.investigation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Locale;

/// What Dana asks of SageMaker: A08, A12, A13 and A19.
final class StudioJobs {
    private static final String IMAGE =
            "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.6.0-gpu-py312";
    private static final String ROLE = Estate.role("smx");

    private StudioJobs() {}

    static TrailCall training() {
        ObjectNode input =
                Json.object(
                        "channelName",
                        "faces",
                        "dataSource",
                        Json.object(
                                "s3DataSource",
                                Json.object(
                                        "s3DataType", "S3Prefix",
                                        "s3Uri", "s3://phi/ct/batch-07",
                                        "s3DataDistributionType", "FullyReplicated")),
                        "contentType",
                        "application/x-tar",
                        "compressionType",
                        "None");
        ObjectNode request =
                Json.object(
                        "trainingJobName", "face-gen-7",
                        "algorithmSpecification",
                                Json.object("trainingImage", IMAGE, "trainingInputMode", "File"),
                        "roleArn", ROLE,
                        "inputDataConfig", Json.array(input),
                        "outputDataConfig",
                                Json.object(
                                        "s3OutputPath",
                                        "s3://mix/models/",
                                        "kmsKeyId",
                                        Estate.STUDIO_KEY),
                        "resourceConfig",
                                Json.object(
                                        "instanceType",
                                        "ml.p5.48xlarge",
                                        "instanceCount",
                                        1,
                                        "volumeSizeInGB",
                                        500,
                                        "volumeKmsKeyId",
                                        Estate.STUDIO_KEY),
                        "stoppingCondition", Json.object("maxRuntimeInSeconds", 86400),
                        "tags", tags(),
                        "enableNetworkIsolation", true,
                        "enableInterContainerTrafficEncryption", true);
        return job("A08", "09:05:00", "CreateTrainingJob", request, "trainingJob", "face-gen-7");
    }

    static TrailCall model() {
        ObjectNode request =
                Json.object(
                        "modelName",
                        "face-gen-7",
                        "primaryContainer",
                        Json.object(
                                "image",
                                IMAGE.replace("training", "inference"),
                                "modelDataUrl",
                                "s3://mix/" + StoryAccess.MODEL),
                        "executionRoleArn",
                        ROLE,
                        "tags",
                        tags(),
                        "enableNetworkIsolation",
                        true);
        return job("A12", "10:05:00", "CreateModel", request, "model", "face-gen-7");
    }

    static TrailCall transform() {
        ObjectNode source = Json.object("s3DataType", "S3Prefix", "s3Uri", "s3://mix/prompts/");
        ObjectNode request =
                Json.object(
                        "transformJobName",
                        "gen-1",
                        "modelName",
                        "face-gen-7",
                        "maxConcurrentTransforms",
                        1,
                        "batchStrategy",
                        "SingleRecord",
                        "transformInput",
                        Json.object(
                                "dataSource", Json.object("s3DataSource", source),
                                "contentType", "application/jsonlines",
                                "splitType", "Line"),
                        "transformOutput",
                        Json.object(
                                "s3OutputPath", "s3://mix/synthetic/",
                                "accept", "video/mp4",
                                "kmsKeyId", Estate.STUDIO_KEY),
                        "transformResources",
                        Json.object(
                                "instanceType",
                                "ml.g6.12xlarge",
                                "instanceCount",
                                1,
                                "volumeKmsKeyId",
                                Estate.STUDIO_KEY),
                        "tags",
                        tags());
        return job("A13", "10:10:00", "CreateTransformJob", request, "transformJob", "gen-1");
    }

    static TrailCall notebook() {
        ObjectNode request =
                Json.object(
                        "notebookInstanceName",
                        "avatar-review",
                        "instanceType",
                        "ml.t3.medium",
                        "roleArn",
                        ROLE,
                        "kmsKeyId",
                        Estate.STUDIO_KEY,
                        "tags",
                        tags(),
                        "directInternetAccess",
                        "Enabled",
                        "volumeSizeInGB",
                        20,
                        "rootAccess",
                        "Enabled");
        String name = "CreateNotebookInstance";
        return job("A19", "12:05:00", name, request, "notebookInstance", "avatar-review");
    }

    private static TrailCall job(
            String id, String time, String call, ObjectNode request, String kind, String name) {
        String arn = Estate.arn("sagemaker", resource(kind) + "/" + name);
        return new TrailCall(id, Estate.at(time), Cast.danaAtDesk(), "sagemaker", call)
                .request(request)
                .response(Json.object(kind + "Arn", arn))
                .host("api.sagemaker." + Estate.REGION + ".amazonaws.com");
    }

    /// `trainingJob` as it stands in an ARN, `training-job`.
    private static String resource(String kind) {
        return kind.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static ArrayNode tags() {
        return Json.array(
                Json.object("key", "team", "value", "avatar"),
                Json.object("key", "cost-centre", "value", "4711"));
    }
}
