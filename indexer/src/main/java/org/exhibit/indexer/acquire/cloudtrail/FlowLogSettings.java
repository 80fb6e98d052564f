package org.exhibit.indexer.acquire.cloudtrail;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.exhibit.indexer.acquire.aws.AwsCall;
import org.exhibit.indexer.acquire.aws.AwsException;
import org.exhibit.indexer.acquire.aws.Patience;
import org.exhibit.indexer.acquire.aws.QueryService;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.regions.Region;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The flow logs of one region. Used by one thread.
final class FlowLogSettings {
    private static final String PAGE = "1000";

    private final QueryService ec2;
    private final Patience patience;
    private final Answers answers;
    private final InstantSource clock;

    FlowLogSettings(QueryService ec2, Patience patience, Answers answers, InstantSource clock) {
        this.ec2 = ec2;
        this.patience = patience;
        this.answers = answers;
        this.clock = clock;
    }

    void ask(String account, Region region) throws IOException {
        @Nullable String token = null;
        int page = 1;
        do {
            String path =
                    "settings/"
                            + account
                            + "/"
                            + region.id()
                            + "/ec2-DescribeFlowLogs"
                            + (page == 1 ? "" : "-page-" + page)
                            + ".json";
            Map<String, String> parameters = new HashMap<>(Map.of("MaxResults", PAGE));
            ObjectNode request = TrailSettings.request();
            if (token != null) {
                parameters.put("NextToken", token);
                request.put("NextToken", token);
            }
            try {
                byte[] xml = ec2.flowLogs(region, parameters, patience);
                Instant at = clock.instant();
                ObjectNode response = FlowLogsXml.read(xml);
                answers.add(
                        path,
                        new SettingFile(account, region.id())
                                .ofXml(AwsCall.FLOW_LOGS, at, request, response, xml),
                        at);
                token =
                        response.path("NextToken").isTextual()
                                ? response.path("NextToken").textValue()
                                : null;
            } catch (AwsException e) {
                answers.refused(path, e);
                return;
            }
            page++;
        } while (token != null && !token.isEmpty());
    }
}
