package org.exhibit.reports;

import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.EventNote;
import org.exhibit.indexer.casefile.EventTag;
import org.exhibit.indexer.casefile.Exclusion;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.casefile.SavedQuery;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.Totals;
import org.exhibit.reports.facts.TimelineSection;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A small case in memory: records that lie in gzipped, plain and zipped originals, a chain of
/// custody that holds, and problems. Add to it before handing it out.
public final class SampleCase implements CaseReader {
    public static final Instant START = Instant.parse("2026-11-18T09:00:00Z");
    public static final Instant FREEZE = Instant.parse("2026-11-19T14:05:00Z");

    private final Map<String, StoredEvent> events = new HashMap<>();
    private final Map<Digest, byte[]> contents = new HashMap<>();
    private final Map<Digest, byte[]> originals = new HashMap<>();
    private final List<FileRow> files = new ArrayList<>();
    private final List<MarkedExhibit> exhibits = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final SampleCustody custody = new SampleCustody(START);
    private long extraDuplicates;

    public SampleCase() {
        entry("case-created", Map.of("title", "Northlake Imaging"));
        entry("acquired", Map.of("acquisition", "E-01", "files", "3"));
        entry("indexed", Map.of("records", "6"));
    }

    /// The case with some exhibits of each kind.
    public static SampleCase usual() {
        SampleCase sample = new SampleCase();
        sample.cloudTrail("GetObject", "clips/hale-0147.mp4", "read the clip", 5);
        sample.cloudTrail("PutBucketPolicy", "", "let anyone read", 64);
        sample.line(
                SourceKind.S3_ACCESS,
                "79a5 nl-dicom [18/Nov/2026:10:22:31 +0000] 203.0.113.9 - 3E57427F REST.GET.OBJECT"
                    + " clips/hale-0147.mp4 \"GET /clips/hale-0147.mp4 HTTP/1.1\" 200 - 48201733"
                    + " 48201733 921 44 \"-\" \"curl/8\" -");
        sample.line(
                SourceKind.VPC_FLOW,
                "2 111122223333 eni-0a1 10.0.0.4 203.0.113.9 443 51512 6 33000 48201733 1763461200"
                        + " 1763461260 ACCEPT OK");
        sample.problem("{\"eventVersion\":\"1.08\",", "the record ends inside a name");
        return sample;
    }

    public void cloudTrail(String name, String key, String note, int padding) {
        String record =
                "{\"eventVersion\":\"1.08\",\"eventTime\":\"2026-11-18T10:22:31Z\",\"eventName\":\""
                        + name
                        + "\",\"eventSource\":\"s3.amazonaws.com\",\"requestParameters\":{\"bucketName\":\"nl-dicom\",\"key\":\""
                        + key
                        + "\"},\"additionalEventData\":{\"padding\":\""
                        + "x".repeat(padding)
                        + "\"},\"eventID\":\""
                        + events.size()
                        + "\"}";
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        LogEvent event =
                LogEvent.builder(SourceKind.CLOUDTRAIL)
                        .set(EventField.TIME, START.plusSeconds(4951).toEpochMilli())
                        .set(EventField.CATEGORY, "Data")
                        .set(EventField.ACTION, name)
                        .set(EventField.SERVICE, "s3.amazonaws.com")
                        .set(
                                EventField.ACTOR_ARN,
                                "arn:aws:sts::111122223333:assumed-role/render/s-14")
                        .set(EventField.IP, "203.0.113.9")
                        .set(EventField.BUCKET, "nl-dicom")
                        .set(EventField.KEY, key)
                        .set(EventField.OBJECT, "s3://nl-dicom/" + key)
                        .setNull(EventField.ERROR)
                        .set(EventField.PRECISION, "second")
                        .build();
        add(event, bytes, note, "{\"Records\":[", "]}", true);
    }

    public void line(SourceKind source, String line) {
        LogEvent event =
                LogEvent.builder(source)
                        .set(EventField.TIME, START.plusSeconds(4951).toEpochMilli())
                        .set(
                                EventField.ACTION,
                                source == SourceKind.VPC_FLOW ? "ACCEPT" : "REST.GET.OBJECT")
                        .set(EventField.IP, "203.0.113.9")
                        .set(EventField.BYTES_OUT, 48_201_733)
                        .build();
        add(event, line.getBytes(StandardCharsets.UTF_8), "", "header\n", "\n", false);
    }

    /// An exhibit with any bytes and note.
    public void exhibit(LogEvent event, byte[] bytes, String note) {
        add(event, bytes, note, "", "\n", false);
    }

    private void add(
            LogEvent event, byte[] bytes, String note, String before, String after, boolean gzip) {
        int number = events.size() + 1;
        byte[] content =
                join(
                        before.getBytes(StandardCharsets.UTF_8),
                        bytes,
                        after.getBytes(StandardCharsets.UTF_8));
        byte[] original = gzip ? gzip(content) : content;
        Digest evidence = Digest.of(original);
        contents.put(evidence, content);
        originals.put(evidence, original);
        String path = "logs/" + event.source().word() + "-" + number + (gzip ? ".json.gz" : ".log");
        Origin origin =
                new Origin(evidence, path, List.of(), 1, before.length(), bytes.length, null, null);
        String id = Digest.of(bytes).hex().substring(0, 31) + (number % 10);
        events.put(id, new StoredEvent(id, event, origin, Citation.of(1, origin), "layout", null));
        files.add(
                new FileRow(
                        1,
                        path,
                        List.of(),
                        evidence,
                        Digest.of(content),
                        original.length,
                        FileRow.Kind.LOG,
                        event.source().word(),
                        event.source(),
                        new Counts(1, 1, 0, 0),
                        0));
        exhibits.add(
                new MarkedExhibit(
                        exhibits.size() + 1, id, note, "R. Okafor", START.plusSeconds(3600)));
    }

    /// A record inside a member of a zip.
    public void zipped(String memberName, byte[] bytes) {
        byte[] original = ("zip of " + memberName).getBytes(StandardCharsets.UTF_8);
        Digest evidence = Digest.of(original);
        contents.put(evidence, bytes);
        originals.put(evidence, original);
        MemberStep step = new MemberStep(MemberStep.Kind.ZIP, memberName, "", 3, Digest.of(bytes));
        Origin origin =
                new Origin(evidence, "export.zip", List.of(step), 1, 0, bytes.length, null, null);
        String id = Digest.of(bytes).hex().substring(0, 32);
        LogEvent event =
                LogEvent.builder(SourceKind.S3_ACCESS)
                        .set(EventField.ACTION, "REST.PUT.OBJECT")
                        .build();
        events.put(id, new StoredEvent(id, event, origin, Citation.of(1, origin), "layout", null));
        files.add(
                new FileRow(
                        1,
                        "export.zip",
                        List.of(step),
                        evidence,
                        Digest.of(bytes),
                        original.length,
                        FileRow.Kind.LOG,
                        "s3-access",
                        SourceKind.S3_ACCESS,
                        new Counts(1, 1, 0, 0),
                        0));
        exhibits.add(new MarkedExhibit(exhibits.size() + 1, id, "", "R. Okafor", START));
    }

    public void problem(String bytes, String reason) {
        Digest evidence = Digest.of(bytes.getBytes(StandardCharsets.UTF_8));
        Origin origin =
                new Origin(
                        evidence, "logs/broken.json", List.of(), 1, 12, bytes.length(), null, null);
        problems.add(new Problem(Problem.Kind.REJECTED, origin, reason));
        files.add(
                new FileRow(
                        1,
                        "logs/broken.json",
                        List.of(),
                        evidence,
                        evidence,
                        bytes.length(),
                        FileRow.Kind.LOG,
                        "cloudtrail",
                        SourceKind.CLOUDTRAIL,
                        new Counts(1, 0, 0, 1),
                        0));
    }

    /// Makes the accounting wrong by so many duplicates.
    public void miscount(long duplicates) {
        extraDuplicates = duplicates;
    }

    /// Appends to the chain of custody.
    public void entry(String kind, Map<String, String> details) {
        custody.entry(kind, details);
    }

    /// Changes an entry without its hash.
    public void tamper(int index) {
        custody.tamper(index);
    }

    /// A timeline that cites the first exhibits.
    public TimelineSection timeline() {
        return SampleTimeline.of(exhibits, events);
    }

    public Map<Digest, byte[]> originals() {
        return Map.copyOf(originals);
    }

    @Override
    public Path folder() {
        return Path.of("sample-case");
    }

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "Synthetic media made from patient recordings",
                "R. Okafor",
                "EX-2026-0114",
                "Northlake Forensics",
                "Internal mandate NF-77",
                START);
    }

    @Override
    public List<MarkedExhibit> exhibits() {
        return List.copyOf(exhibits);
    }

    @Override
    public List<Subject> subjects() {
        return List.of(
                new Subject(
                        Subject.Kind.BOTH,
                        "s3://nl-dicom/clips/*",
                        "clips of patients",
                        "R. Okafor",
                        START));
    }

    @Override
    public List<Exclusion> exclusions() {
        return List.of();
    }

    @Override
    public List<EventTag> tags() {
        return List.of();
    }

    @Override
    public List<EventNote> notes() {
        return List.of();
    }

    @Override
    public List<SavedQuery> savedQueries() {
        return List.of();
    }

    @Override
    public List<Acquisition> acquisitions() {
        return List.of(
                new Acquisition(
                        1,
                        "files",
                        List.of("/media/usb/export"),
                        "R. Okafor",
                        START,
                        START.plusSeconds(30),
                        files.size(),
                        files.stream().mapToLong(FileRow::size).sum()));
    }

    @Override
    public EventIndex events() {
        Map<SourceKind, Counts> bySource = new HashMap<>();
        Counts all = Counts.NONE;
        for (FileRow row : files) {
            @Nullable SourceKind source = row.source();
            if (source != null) {
                bySource.merge(source, row.counts(), Counts::plus);
            }
            all = all.plus(row.counts());
        }
        Counts counts =
                new Counts(
                        all.records(),
                        all.events(),
                        all.duplicates() + extraDuplicates,
                        all.rejected());
        Totals totals =
                new Totals(
                        counts,
                        0,
                        0,
                        files.size(),
                        0,
                        0,
                        0,
                        bySource,
                        START.plusSeconds(4951),
                        START.plusSeconds(9000));
        return new SampleIndex(events, files, problems, totals);
    }

    @Override
    public byte[] raw(Origin origin) throws IOException {
        byte[] content = contents.get(origin.evidence());
        if (content == null) {
            throw new IOException("evidence item " + origin.evidence() + " is absent");
        }
        return java.util.Arrays.copyOfRange(
                content, (int) origin.offset(), (int) (origin.offset() + origin.length()));
    }

    @Override
    public List<byte[]> raw(List<Origin> origins) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (Origin origin : origins) {
            all.add(raw(origin));
        }
        return all;
    }

    @Override
    public ParsedRecord reparse(StoredEvent event) {
        throw new UnsupportedOperationException("a pack reads no record again but its bytes");
    }

    @Override
    public InputStream content(Digest evidence, List<MemberStep> member) throws IOException {
        throw new IOException("this case has no files");
    }

    @Override
    public List<CustodyEntry> custody() {
        return custody.entries();
    }

    @Override
    public void close() {}

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
