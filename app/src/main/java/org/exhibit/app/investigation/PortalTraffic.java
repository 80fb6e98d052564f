package org.exhibit.app.investigation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The patient portal's own work: its machines read images from `phi` all day and a function stores
/// new ones. The key service is recorded all day; the object requests only since data events were
/// turned on (A01). None of it touches `ct/`, where the story plays.
final class PortalTraffic {
    private static final Instant RECORDED_FROM = Estate.at("08:41:10");
    private static final Duration SHIFT = Duration.ofHours(6);
    private static final String MACHINE_AGENT =
            "aws-sdk-java/2.31.30 md/io#sync md/http#Apache ua/2.1"
                    + " os/Linux#6.1.134-150.224.amzn2023";
    private static final String FUNCTION_AGENT =
            "Boto3/1.37.23 md/Botocore#1.37.23 ua/2.0 os/linux#5.10.234-254.1008.amzn2.x86_64"
                    + " exec-env/AWS_Lambda_python3.13";

    private final Draw draw = new Draw(0x0F11);
    private final List<TrailRecord> records = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();

    /// Bytes that one machine fetched from S3, which its network's flow log shows too.
    record Transfer(Instant time, Estate.Machine machine, long bytes) {}

    PortalTraffic() {
        for (Estate.Machine machine : Estate.MACHINES) {
            credentials(machine);
        }
        Instant time = Estate.DAY.plusSeconds(40);
        for (int number = 0; time.isBefore(Estate.NEXT_DAY); number++) {
            read(time, number);
            if (draw.oneIn(8)) {
                store(time.plusSeconds(draw.between(2, 20)), number);
            }
            time = time.plusSeconds(night(time) ? draw.between(200, 700) : draw.between(20, 140));
        }
    }

    List<TrailRecord> records() {
        return List.copyOf(records);
    }

    List<Transfer> transfers() {
        return List.copyOf(transfers);
    }

    private void credentials(Estate.Machine machine) {
        for (int shift = 0; shift < 4; shift++) {
            Caller.Session session = session(machine, Estate.DAY.plus(SHIFT.multipliedBy(shift)));
            String label = "portal role " + machine.instance() + shift;
            add(Sts.byService(label, session, "ec2.amazonaws.com", SHIFT.plusMinutes(20)));
        }
    }

    private void read(Instant time, int number) {
        Estate.Machine machine = draw.pick(Estate.MACHINES);
        Caller.Session session = session(machine, time);
        long bytes = draw.between(380_000, 9_200_000);
        S3Request get =
                new S3Request(
                                "portal read " + number,
                                time,
                                session.from(machine.address(), MACHINE_AGENT),
                                "phi",
                                image(draw.between(1, 4_800)))
                        .kms()
                        .sent(bytes)
                        .throughEndpoint(Estate.ENDPOINT);
        add(get.keyUse(session, "Decrypt"));
        transfers.add(new Transfer(time, machine, bytes));
        if (!time.isBefore(RECORDED_FROM)) {
            add(get.trail("GetObject").data().readOnly());
        }
    }

    private void store(Instant time, int number) {
        Instant hour = time.truncatedTo(ChronoUnit.HOURS);
        String keyLabel = "intake " + hour;
        Caller.Session session =
                new Caller.Session(
                        "intake", "image-intake", Ids.key("ASIA", "", keyLabel), hour, null);
        String key = image(4_800 + number);
        S3Request put =
                new S3Request(
                                "portal store " + number,
                                time,
                                session.from("10.6.4.17", FUNCTION_AGENT),
                                "phi",
                                key)
                        .kms()
                        .received(draw.between(380_000, 9_200_000))
                        .response(
                                Json.object(
                                        "x-amz-server-side-encryption",
                                        "aws:kms",
                                        "x-amz-server-side-encryption-aws-kms-key-id",
                                        Estate.PHI_KEY,
                                        "x-amz-version-id",
                                        Ids.version(key)));
        add(put.keyUse(session, "GenerateDataKey"));
        if (!time.isBefore(RECORDED_FROM)) {
            add(put.trail("PutObject").data());
        }
    }

    /// A machine's credentials are renewed every six hours.
    static Caller.Session session(Estate.Machine machine, Instant time) {
        long shift = Duration.between(Estate.DAY, time).dividedBy(SHIFT);
        int minute = Estate.MACHINES.indexOf(machine) * 3 + 1;
        Instant since = Estate.DAY.plus(SHIFT.multipliedBy(shift)).plusSeconds(minute);
        String label = machine.instance() + shift;
        return new Caller.Session(
                "care-portal", machine.instance(), Ids.key("ASIA", "", label), since, null);
    }

    private static String image(int number) {
        return "img/%04d/series-%06d.dcm".formatted(number % 97, number);
    }

    private static boolean night(Instant time) {
        return time.isBefore(Estate.at("06:00")) || time.isAfter(Estate.at("20:00"));
    }

    private void add(TrailCall call) {
        records.add(call.record());
    }
}
