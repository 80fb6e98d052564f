package org.exhibit.indexer.finding.suggestion;

import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What content types and endings say of uploads: medical formats by themselves, films, pictures
/// and sound where a session of a service that runs models wrote them.
final class TypeSuggestions {
    private static final int MOST_TYPES = 1_000;
    private static final int MOST_UPLOADS = 20_000;
    private static final List<String> HEADERS =
            List.of(
                    "requestParameters.Content-Type",
                    "requestParameters.content-type",
                    "requestParameters.contentType");
    private static final String UPLOADS =
            "NOT error:* AND key:* AND action:(PutObject OR PostObject OR CreateMultipartUpload OR"
                    + " CompleteMultipartUpload OR REST.PUT.OBJECT OR REST.POST.OBJECT OR"
                    + " REST.POST.UPLOAD)";

    private final CaseRecords records;
    private final Words words;
    private final Spelled spelled;
    private final Finds finds;
    private final Folders folders;
    private int read;

    TypeSuggestions(CaseRecords records, Words words, Finds finds) {
        this.records = records;
        this.words = words;
        this.spelled = new Spelled(words);
        this.finds = finds;
        this.folders = new Folders(records);
    }

    void find() throws IOException {
        for (String header : HEADERS) {
            for (String type : records.values(having(header), header, MOST_TYPES)) {
                Set<Subject.Kind> kinds = spelled.type(type);
                boolean media = spelled.isMediaType(type);
                if (!kinds.isEmpty() || media) {
                    Query equal = new Query.Equal(new Query.Target.Path(header), type);
                    Query query = new Query.And(List.of(having(header), equal));
                    uploads(query, kinds, "uploaded as " + type);
                }
            }
        }
        for (String writer : words.media().writers()) {
            byModel(writer);
        }
        folders.put(finds);
    }

    private static Query having(String header) {
        return CaseRecords.query(UPLOADS + " AND " + header + ":*");
    }

    private void uploads(Query query, Set<Subject.Kind> kinds, String says) throws IOException {
        records.events(
                query,
                event -> {
                    Set<Subject.Kind> all = EnumSet.noneOf(Subject.Kind.class);
                    all.addAll(kinds);
                    String writer = event.event().text(EventField.ACTOR_SESSION);
                    boolean model = writer != null && words.media().writers().contains(writer);
                    if (kinds.isEmpty() && model) {
                        all.add(Subject.Kind.SYNTHETIC);
                    }
                    for (Subject.Kind kind : all) {
                        add(kind, event, model ? says + " by a session of " + writer : says);
                    }
                    return ++read < MOST_UPLOADS;
                });
        limit();
    }

    private void byModel(String writer) throws IOException {
        Query session = new Query.Equal(new Query.Target.Named(EventField.ACTOR_SESSION), writer);
        records.events(
                new Query.And(List.of(CaseRecords.query(UPLOADS), session)),
                event -> {
                    String key = event.event().text(EventField.KEY);
                    if (key != null && spelled.isMediaEnding(key)) {
                        String ending = Spelled.endingOf(key);
                        add(
                                Subject.Kind.SYNTHETIC,
                                event,
                                "a file named ."
                                        + ending
                                        + " that a session of "
                                        + writer
                                        + " wrote");
                    }
                    return ++read < MOST_UPLOADS;
                });
        limit();
    }

    private void limit() {
        if (read >= MOST_UPLOADS) {
            finds.note(
                    "Of the uploads whose kind of content is known the first "
                            + MOST_UPLOADS
                            + " were looked at.");
        }
    }

    private void add(Subject.Kind kind, StoredEvent event, String says) {
        String bucket = event.event().text(EventField.BUCKET);
        String key = event.event().text(EventField.KEY);
        if (bucket != null && key != null) {
            folders.add(
                    kind, bucket, key, Basis.CONTENT_TYPE, says, List.of(event.id()), List.of());
        }
    }
}
