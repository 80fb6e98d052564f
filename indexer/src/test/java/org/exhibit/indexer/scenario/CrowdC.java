package org.exhibit.indexer.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Records beside those of story (c): in its account, of the buckets `cat` and `bio`, by other
/// machines and another function, of other objects, all day; and lines of the access log of `cat`.
/// None of it may change an answer about the story. Seven tenths are of CloudTrail: half of those
/// reads, the rest uses of the bucket's key, another function's invocations with what it reads and
/// writes, roles taken by machines, calls that read settings.
public final class CrowdC {
    private static final int MACHINES = 300;
    private static final String THUMB =
            "arn:aws:lambda:us-east-1:" + StoryC.ACCOUNT + ":function:thumb";
    private static final List<CrowdFiles.Span> DAY = List.of(new CrowdFiles.Span("00:30", "09:14"));

    /// While the key could not be used nothing can have been read.
    private static final List<CrowdFiles.Span> USABLE =
            List.of(new CrowdFiles.Span("00:30", "08:39"));

    private final int trail;
    private final int lines;

    public CrowdC(int records) {
        this.lines = records / 10 * 3;
        this.trail = records - lines;
    }

    public void write(Path folder) throws IOException {
        CrowdFiles files = new CrowdFiles(folder, "crowd c");
        files.trail(StoryC.ACCOUNT, trail / 5, DAY, CrowdC::other);
        CrowdFiles used = new CrowdFiles(folder, "crowd c used");
        used.trail(StoryC.ACCOUNT, trail - trail / 5, USABLE, CrowdC::object);
        files.lines("cat", lines, USABLE, CrowdC::line);
    }

    private static Caller.Session session(int number) {
        return new Caller.Session(
                StoryC.ACCOUNT,
                "shop",
                String.format(Locale.ROOT, "i-0e%015x", number),
                "ASIAH" + number,
                Clock.DAY,
                "");
    }

    private static String address(int number) {
        return "10.4." + (20 + number / 200) + '.' + (10 + number % 200);
    }

    private static String key(Random chance) {
        return String.format(
                Locale.ROOT,
                "%s/item-%04d/view-%d.jpg",
                chance.nextBoolean() ? "products" : "banners",
                chance.nextInt(4_000),
                chance.nextInt(5));
    }

    private static ScenarioRecord object(Random chance, String time, String id) {
        int number = chance.nextInt(MACHINES);
        Caller.Session session = session(number);
        Caller caller = session.from(address(number)).onInstance();
        int kind = chance.nextInt(20);
        if (kind < 13) {
            return StoryC.cat(id, time, caller, key(chance))
                    .read(1_000 + chance.nextInt(4_000_000))
                    .record();
        }
        if (kind < 15) {
            return new S3Call(
                            StoryC.NAME,
                            id,
                            StoryC.ACCOUNT,
                            time,
                            caller,
                            "bio",
                            "badges/emp-" + chance.nextInt(5_000) + ".png")
                    .read(1_000 + chance.nextInt(60_000))
                    .record();
        }
        return S3Call.keyUse(
                        StoryC.NAME, id, time, session, "Decrypt", StoryC.K9, "arn:aws:s3:::cat")
                .record();
    }

    private static ScenarioRecord other(Random chance, String time, String id) {
        int number = chance.nextInt(MACHINES);
        int kind = chance.nextInt(20);
        if (kind < 5) {
            return StoryC.call(id, time, Caller.service("s3.amazonaws.com"), "lambda", "Invoke")
                    .request(
                            "{'functionName':'%s','invocationType':'Event',"
                                    + "'sourceArn':'arn:aws:s3:::uploads','sourceAccount':'%s'}",
                            THUMB, StoryC.ACCOUNT)
                    .additional(Json.object("{'functionVersion':'%s:$LATEST'}", THUMB))
                    .resource(StoryC.ACCOUNT, "AWS::Lambda::Function", THUMB)
                    .data()
                    .shared("shared " + id)
                    .record();
        }
        if (kind < 12) {
            S3Call call =
                    new S3Call(
                            StoryC.NAME,
                            id,
                            StoryC.ACCOUNT,
                            time,
                            thumb(number),
                            kind < 8 ? "uploads" : "thumbs",
                            "user-" + chance.nextInt(20_000) + ".jpg");
            long bytes = 1_000 + chance.nextInt(900_000);
            return (kind < 8 ? call.read(bytes) : call.upload(bytes, "")).record();
        }
        if (kind < 14) {
            Caller.Session next = CrowdFiles.renewed(session(number), time, id);
            return Sts.byService(StoryC.NAME, id, next, "ec2.amazonaws.com").record();
        }
        return StoryC.call(
                        id,
                        time,
                        session(number).from(address(number)),
                        "logs",
                        "DescribeLogGroups")
                .request("{'limit':50}")
                .readOnly()
                .record();
    }

    /// The other function's sessions.
    private static Caller thumb(int number) {
        Caller.Session session =
                new Caller.Session(
                        StoryC.ACCOUNT,
                        "thumb-exec",
                        "thumb",
                        "ASIAT" + number,
                        Clock.DAY.plusSeconds(number),
                        "");
        return session.from("10.4.9.88")
                .with(
                        "inScopeOf",
                        Json.object(
                                "{'issuerType':'AWS::Lambda','credentialsIssuedTo':'%s',"
                                        + "'credentialsIssuedToVersion':'$LATEST'}",
                                THUMB));
    }

    private static ScenarioRecord line(Random chance, String time, String id) {
        int number = chance.nextInt(MACHINES);
        long bytes = 1_000 + chance.nextInt(4_000_000);
        return new AccessLine(
                        "crowd c",
                        id,
                        StoryC.ACCOUNT,
                        time,
                        session(number).from(address(number)),
                        "cat",
                        key(chance),
                        "REST.GET.OBJECT")
                .sent(bytes)
                .size(bytes)
                .record();
    }
}
