package org.exhibit.indexer.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.coverage.LaneClass.Access;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// What one selector of a trail lets into each log.
class SelectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OBJECT = "AWS::S3::Object";
    private static final LaneClass READ = new LaneClass.ManagementRead();
    private static final LaneClass WRITE = new LaneClass.ManagementWrite();
    private static final LaneClass KMS = new LaneClass.ManagementOf("kms.amazonaws.com");
    private static final LaneClass IAM = new LaneClass.ManagementOf("iam.amazonaws.com");
    private static final LaneClass PHI = data("arn:aws:s3:::phi/", Access.ALL);
    private static final LaneClass OTHERS = data("*", Access.ALL);
    private static final LaneClass NETWORK = new LaneClass.NetworkActivity("s3.amazonaws.com");
    private static final List<LaneClass> LANES =
            List.of(READ, WRITE, KMS, IAM, PHI, OTHERS, NETWORK);

    private static LaneClass data(String selector, Access access) {
        return new LaneClass.Data(OBJECT, selector, access);
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }

    /// @param conditions `field operator value…`
    private static AdvancedSelector advanced(String... conditions) throws IOException {
        StringBuilder fields = new StringBuilder();
        for (String condition : conditions) {
            String[] word = condition.split(" ");
            fields.append(fields.isEmpty() ? "" : ",")
                    .append("{'field':'%s','%s':['".formatted(word[0], word[1]))
                    .append(String.join("','", List.of(word).subList(2, word.length)))
                    .append("']}");
        }
        return AdvancedSelector.read(json("{'fieldSelectors':[" + fields + "]}"));
    }

    private static List<Selection> of(AdvancedSelector selector) {
        return LANES.stream().map(selector::of).toList();
    }

    private static List<Selection> of(BasicSelector selector) {
        return LANES.stream().map(selector::of).toList();
    }

    private static List<Selection> selections(String text) {
        return text.chars()
                .mapToObj(c ->
                        switch (c) {
                            case 'A' -> Selection.ALL;
                            case 'P' -> Selection.PARTLY;
                            default -> Selection.NO;
                        })
                .toList();
    }

    @Test
    void managementEvents() throws IOException {
        String category = "eventCategory equals Management";
        assertThat(of(advanced(category))).isEqualTo(selections("AAAA---"));
        assertThat(of(advanced(category, "readOnly equals true"))).isEqualTo(selections("A-PP---"));
        assertThat(of(advanced(category, "readOnly equals false")))
                .isEqualTo(selections("-APP---"));
        assertThat(of(advanced(category, "readOnly equals true false")))
                .isEqualTo(selections("AAAA---"));
        assertThat(of(advanced(category, "readOnly notEquals true false")))
                .isEqualTo(selections("-------"));
        assertThat(of(advanced(category, "userIdentity.arn startsWith arn:aws:iam")))
                .isEqualTo(selections("PPPP---"));
    }

    @Test
    void managementEventsOfSomeSources() throws IOException {
        String category = "eventCategory equals Management";
        AdvancedSelector without = advanced(category, "eventSource notEquals kms.amazonaws.com");
        assertThat(of(without)).isEqualTo(selections("AA-A---"));
        assertThat(without.lanes()).containsExactly(KMS);
        AdvancedSelector only = advanced(category, "eventSource equals iam.amazonaws.com");
        assertThat(of(only)).isEqualTo(selections("---A---"));
        assertThat(only.lanes()).containsExactly(IAM);
    }

    @Test
    void dataEvents() throws IOException {
        String category = "eventCategory equals Data";
        String type = "resources.type equals " + OBJECT;
        assertThat(of(advanced(category))).as("no type").isEqualTo(selections("-------"));
        assertThat(of(advanced(category, type))).isEqualTo(selections("----AA-"));
        AdvancedSelector one =
                advanced(category, type, "resources.ARN startsWith arn:aws:s3:::phi/");
        assertThat(of(one)).isEqualTo(selections("----A--"));
        assertThat(one.lanes()).containsExactlyInAnyOrder(PHI, OTHERS);
        assertThat(of(advanced(category, type, "resources.ARN notStartsWith arn:aws:s3:::phi/")))
                .isEqualTo(selections("-----A-"));
        assertThat(of(advanced(category, type, "resources.ARN endsWith .csv")))
                .isEqualTo(selections("----PP-"));
        assertThat(of(advanced(category, type, "eventName equals GetObject")))
                .isEqualTo(selections("----PP-"));
        assertThat(of(advanced(category, "resources.type equals AWS::Lambda::Function")))
                .isEqualTo(selections("-------"));
    }

    @Test
    void dataEventsThatReadAndThatChangeAreDivided() throws IOException {
        AdvancedSelector writes =
                advanced(
                        "eventCategory equals Data",
                        "resources.type equals " + OBJECT,
                        "readOnly equals false");
        assertThat(writes.divided()).isEqualTo(Set.of(OBJECT));
        assertThat(writes.of(data("*", Access.WRITE))).isEqualTo(Selection.ALL);
        assertThat(writes.of(data("*", Access.READ))).isEqualTo(Selection.NO);
        assertThat(writes.of(data("*", Access.ALL))).isEqualTo(Selection.PARTLY);
        assertThat(advanced("resources.type equals " + OBJECT).divided()).isEmpty();
    }

    @Test
    void networkActivity() throws IOException {
        AdvancedSelector network =
                advanced(
                        "eventCategory equals NetworkActivity",
                        "eventSource equals s3.amazonaws.com");
        assertThat(of(network)).isEqualTo(selections("------A"));
        assertThat(network.lanes()).containsExactly(NETWORK);
        assertThat(network.of(new LaneClass.NetworkActivity("ec2.amazonaws.com")))
                .isEqualTo(Selection.NO);
        assertThat(
                        of(
                                advanced(
                                        "eventCategory equals NetworkActivity",
                                        "errorCode equals VpceAccessDenied")))
                .isEqualTo(selections("------P"));
    }

    @Test
    void logsOfOtherKindsAreNoTrails() throws IOException {
        for (LaneClass other :
                List.of(
                        new LaneClass.AccessLog("phi"),
                        new LaneClass.FlowLog("eni-1"),
                        new LaneClass.EventHistory())) {
            assertThat(advanced("eventCategory equals Management").of(other))
                    .isEqualTo(Selection.NO);
            assertThat(BasicSelector.MANAGEMENT.of(other)).isEqualTo(Selection.NO);
        }
    }

    @Test
    void basicSelectors() throws IOException {
        assertThat(of(BasicSelector.read(json("{}")))).isEqualTo(selections("AAAA---"));
        assertThat(of(BasicSelector.read(json("{'readWriteType':'ReadOnly'}"))))
                .isEqualTo(selections("A-PP---"));
        BasicSelector all =
                BasicSelector.read(
                        json(
                                "{'readWriteType':'All','includeManagementEvents':true,"
                                    + "'excludeManagementEventSources':['kms.amazonaws.com'],"
                                    + "'dataResources':[{'type':'AWS::S3::Object','values':['arn:aws:s3:::phi/']}]}"));
        assertThat(of(all)).isEqualTo(selections("AA-AA--"));
        assertThat(all.lanes()).containsExactlyInAnyOrder(KMS, PHI);
        assertThat(all.divided()).isEmpty();
        BasicSelector writes =
                BasicSelector.read(
                        json(
                                "{'readWriteType':'WriteOnly','includeManagementEvents':false,"
                                    + "'dataResources':[{'type':'AWS::S3::Object','values':['arn:aws:s3']}]}"));
        assertThat(of(writes)).isEqualTo(selections("----PP-"));
        assertThat(writes.of(data("*", Access.WRITE))).isEqualTo(Selection.ALL);
        assertThat(writes.divided()).isEqualTo(Set.of(OBJECT));
    }
}
