package org.exhibit.indexer.acquire.cloudtrail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.exhibit.indexer.acquire.aws.AnswerCapture;
import org.exhibit.indexer.acquire.aws.AwsCall;
import org.exhibit.indexer.acquire.aws.AwsException;
import org.exhibit.indexer.acquire.aws.Patience;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.EventDataStore;
import software.amazon.awssdk.services.cloudtrail.model.ListEventDataStoresResponse;
import software.amazon.awssdk.services.cloudtrail.model.ListPublicKeysResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What CloudTrail says in one region of its trails and stores, and the keys it signs digests with.
/// Used by one thread.
final class TrailSettings {
    /// Keys are asked for a little beyond the span: a digest comes an hour after what it covers.
    private static final Duration BEYOND = Duration.ofHours(2);

    private final CloudTrailClient client;
    private final AnswerCapture capture;
    private final Patience patience;
    private final Answers answers;
    private final InstantSource clock;
    private final SettingFile file;
    private final String settings;
    private final String keys;

    TrailSettings(
            CloudTrailClient client,
            AnswerCapture capture,
            Patience patience,
            Answers answers,
            InstantSource clock,
            String account,
            String region) {
        this.client = client;
        this.capture = capture;
        this.patience = patience;
        this.answers = answers;
        this.clock = clock;
        this.file = new SettingFile(account, region);
        this.settings = "settings/" + account + "/" + region + "/";
        this.keys = "public-keys/" + account + "/" + region + "/";
    }

    /// The trails this region knows, those of other regions among them.
    List<Trail> trails() throws IOException {
        @Nullable DescribeTrailsResponse answer =
                ask(AwsCall.DESCRIBE_TRAILS, "", request(), client::describeTrails);
        return answer == null ? List.of() : answer.trailList();
    }

    /// State and selectors of a trail at home in this region.
    void trail(Trail trail) throws IOException {
        String arn = trail.trailARN();
        String name = "-" + name(arn);
        ask(
                AwsCall.TRAIL_STATUS,
                name,
                request("Name", arn),
                () -> client.getTrailStatus(r -> r.name(arn)));
        ask(
                AwsCall.EVENT_SELECTORS,
                name,
                request("TrailName", arn),
                () -> client.getEventSelectors(r -> r.trailName(arn)));
        if (Boolean.TRUE.equals(trail.hasInsightSelectors())) {
            ask(
                    AwsCall.INSIGHT_SELECTORS,
                    name,
                    request("TrailName", arn),
                    () -> client.getInsightSelectors(r -> r.trailName(arn)));
        }
    }

    void eventDataStores() throws IOException {
        List<EventDataStore> stores = new ArrayList<>();
        @Nullable String token = null;
        int page = 1;
        do {
            @Nullable String next = token;
            ObjectNode request = next == null ? request() : request("NextToken", next);
            @Nullable ListEventDataStoresResponse answer =
                    ask(
                            AwsCall.LIST_EVENT_DATA_STORES,
                            page == 1 ? "" : "-page-" + page,
                            request,
                            () -> client.listEventDataStores(r -> r.nextToken(next)));
            if (answer == null) {
                return;
            }
            stores.addAll(answer.eventDataStores());
            token = answer.nextToken();
            page++;
        } while (token != null);
        for (EventDataStore store : stores) {
            String arn = store.eventDataStoreArn();
            ask(
                    AwsCall.EVENT_DATA_STORE,
                    "-" + name(arn),
                    request("EventDataStore", arn),
                    () -> client.getEventDataStore(r -> r.eventDataStore(arn)));
        }
    }

    /// The keys valid at any time of a span, as CloudTrail lists them.
    void publicKeys(Instant from, Instant to) throws IOException {
        @Nullable String token = null;
        int page = 1;
        do {
            @Nullable String next = token;
            String path =
                    keys
                            + "ListPublicKeys-"
                            + String.format(java.util.Locale.ROOT, "%03d", page)
                            + ".json";
            try {
                ListPublicKeysResponse answer =
                        patience.call(
                                AwsCall.PUBLIC_KEYS,
                                () ->
                                        client.listPublicKeys(r ->
                                                r.startTime(from)
                                                        .endTime(to.plus(BEYOND))
                                                        .nextToken(next)));
                answers.add(path, capture.last(), clock.instant());
                token = answer.nextToken();
            } catch (AwsException e) {
                answers.refused(path, e);
                return;
            }
            page++;
        } while (token != null);
    }

    private <T> @Nullable T ask(AwsCall call, String name, ObjectNode request, Supplier<T> attempt)
            throws IOException {
        String path = settings + "cloudtrail-" + call.operation() + name + ".json";
        try {
            T answer = patience.call(call, attempt);
            Instant at = clock.instant();
            answers.add(path, file.ofJson(call, at, request, capture.last()), at);
            return answer;
        } catch (AwsException e) {
            answers.refused(path, e);
            return null;
        }
    }

    static ObjectNode request() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode request(String name, String value) {
        return request().put(name, value);
    }

    /// The last part of an ARN.
    private static String name(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }
}
