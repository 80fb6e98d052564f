package org.exhibit.indexer.scenario;

import org.exhibit.indexer.casefile.CaseReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A case of invented records for one test, written with `'` for `"`. Records come a second apart;
/// the n-th call has the event id `e` and n, 1-based.
public final class InventedCase {
    private final Path root;
    private final List<String> records = new ArrayList<>();
    private Instant next = Instant.parse("2026-03-10T09:00:00Z");

    /// @param root new or empty; gets `logs` and `case`
    public InventedCase(Path root) {
        this.root = root;
    }

    /// Sets the time of the next record.
    public InventedCase at(String time) {
        next = Instant.parse(time);
        return this;
    }

    /// A call of CloudTrail by an instance's role.
    public InventedCase call(String service, String action, String members) {
        return call(service, action, "app/i-0123456789abcdef0", members);
    }

    /// @param session role and session name
    /// @param members as JSON, without braces
    public InventedCase call(String service, String action, String session, String members) {
        int number = records.size() + 1;
        records.add(
                String.format(
                        Locale.ROOT,
                        "{'eventVersion':'1.08','userIdentity':{'type':'AssumedRole','accountId':"
                            + "'111111111111','principalId':'AROA:%1$s','arn':'arn:aws:sts::"
                            + "111111111111:assumed-role/%2$s'},'eventTime':'%3$s','awsRegion':"
                            + "'us-east-1','eventSource':'%4$s.amazonaws.com','eventName':'%5$s',%6$s,"
                            + "'eventID':'e%7$d','eventType':'AwsApiCall','managementEvent':true,"
                            + "'readOnly':false,'recipientAccountId':'111111111111'}",
                        session.substring(session.indexOf('/') + 1),
                        session,
                        next,
                        service,
                        action,
                        members,
                        number));
        next = next.plusSeconds(1);
        return this;
    }

    /// An upload.
    ///
    /// @param more parameters, as JSON after a comma
    public InventedCase put(String bucket, String key, String more) {
        String parameters = "'bucketName':'" + bucket + "','key':'" + key + "'" + more;
        return call("s3", "PutObject", "'requestParameters':{" + parameters + "}");
    }

    /// Another file of the evidence.
    public InventedCase file(String name, String text) throws IOException {
        Path logs = Files.createDirectories(root.resolve("logs"));
        Files.writeString(logs.resolve(name), text.replace('\'', '"'));
        return this;
    }

    /// Acquires everything and opens the case.
    public CaseReader open() throws IOException {
        if (!records.isEmpty()) {
            file("trail.json", "{'Records':[" + String.join(",", records) + "]}");
        }
        ScenarioCase.acquire(root.resolve("case"), root.resolve("logs"));
        return ScenarioCase.reader(root.resolve("case"));
    }
}
