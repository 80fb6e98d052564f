package org.exhibit.indexer.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Records beside those of story (b): in account P, of the bucket `rec`, by other machines'
/// sessions, of other objects, in the hours in which the trail and the flow logs were on; and the
/// flows of other interfaces of the subnet, and of the story's interface with its neighbours. None
/// of it may change an answer about the story. Three fifths are of CloudTrail: half of those reads,
/// the rest uses of the bucket's key, roles taken by machines, looks at objects, calls that read
/// settings.
public final class CrowdB {
    private static final int MACHINES = 300;
    private static final List<CrowdFiles.Span> LOGGED =
            List.of(new CrowdFiles.Span("00:11", "01:24"), new CrowdFiles.Span("02:16", "02:44"));
    private static final List<CrowdFiles.Span> FLOWS =
            List.of(new CrowdFiles.Span("00:30", "02:24"));

    private final int trail;
    private final int flows;

    public CrowdB(int records) {
        this.flows = records / 5 * 2;
        this.trail = records - flows;
    }

    public void write(Path folder) throws IOException {
        CrowdFiles files = new CrowdFiles(folder, "crowd b");
        files.trail(StoryB.P, trail, LOGGED, CrowdB::call);
        files.flows(StoryB.P, flows, FLOWS, CrowdB::flow);
    }

    private static String machine(int number) {
        return String.format(Locale.ROOT, "i-0d%015x", number);
    }

    private static Caller.Session session(int number) {
        return new Caller.Session(
                StoryB.P, "ward", machine(number), "ASIAW" + number, Clock.DAY, "");
    }

    private static String address(int number) {
        return "10.0." + (7 + number / 200) + '.' + (10 + number % 200);
    }

    private static ScenarioRecord call(Random chance, String time, String id) {
        int number = chance.nextInt(MACHINES);
        Caller.Session session = session(number);
        Caller caller = session.from(address(number)).onInstance();
        String key =
                String.format(
                        Locale.ROOT,
                        "ward/%03d/chart-%02d.csv",
                        chance.nextInt(200),
                        chance.nextInt(50));
        int kind = chance.nextInt(20);
        if (kind < 10) {
            long bytes = 1_000 + chance.nextInt(90_000_000);
            return StoryB.rec(id, time, caller, key).read(bytes).record();
        }
        if (kind < 14) {
            String object = "arn:aws:s3:::rec/" + key;
            return S3Call.keyUse(StoryB.NAME, id, time, session, "Decrypt", StoryB.KEY, object)
                    .record();
        }
        if (kind < 16) {
            Caller.Session next = CrowdFiles.renewed(session, time, id);
            return Sts.byService(StoryB.NAME, id, next, "ec2.amazonaws.com").record();
        }
        if (kind < 18) {
            return StoryB.rec(id, time, caller, key).call("HeadObject").data().readOnly().record();
        }
        return StoryB.call(id, StoryB.P, time, caller, "ec2", "DescribeInstances")
                .request("{'maxResults':1000,'instancesSet':{},'filterSet':{}}")
                .readOnly()
                .record();
    }

    /// One minute: with S3, with neighbours, or a little with the world.
    private static ScenarioRecord flow(Random chance, String time, String id) {
        int number = chance.nextInt(MACHINES);
        String start = time.substring(0, 5);
        String end = Clock.at(start).plusSeconds(60).toString().substring(11, 16);
        int kind = chance.nextInt(20);
        if (kind == 0) {
            // The story's interface, with a database beside it.
            return new FlowLine(StoryB.P, StoryB.INTERFACE, StoryB.INSTANCE, "10.0.1.20")
                    .within(id, start, end, "10.0.3." + (4 + chance.nextInt(9)), bytes(chance));
        }
        FlowLine other =
                new FlowLine(
                        StoryB.P,
                        String.format(Locale.ROOT, "eni-0d%015x", number),
                        machine(number),
                        address(number));
        if (kind < 8) {
            return other.fromS3(id, start, end, "52.216.0.1", 1_000L + chance.nextInt(90_000_000));
        }
        return kind < 10
                ? other.out(id, start, end, "151.101.0." + chance.nextInt(250), bytes(chance) / 100)
                : other.within(id, start, end, "10.0.3." + (4 + chance.nextInt(9)), bytes(chance));
    }

    private static long bytes(Random chance) {
        return 500 + chance.nextInt(200_000);
    }
}
