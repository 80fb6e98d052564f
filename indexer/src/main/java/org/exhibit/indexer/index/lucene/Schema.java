package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.FileRow;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The names of the engine's fields and the encodings of their terms; shared by writing and
/// reading. A change here raises `VERSION`: the index is then rebuilt from the originals.
final class Schema {
    static final String VERSION = "3";

    /// Kind of document: one of the `TYPE_` values.
    static final String TYPE = "type";

    static final String TYPE_EVENT = "event";
    static final String TYPE_PROBLEM = "problem";

    /// A problem that follows from all items together; found anew by every reconciling.
    static final String TYPE_CONFLICT = "conflict";

    /// One document an evidence item, written last: its events are complete.
    static final String TYPE_ITEM = "item";

    /// One document a sighting of an item by an acquisition.
    static final String TYPE_FILE = "file";

    /// One document with the totals.
    static final String TYPE_TOTALS = "totals";

    /// What many records say alike, said once; see `TraitBook`.
    static final String TYPE_TRAIT = "trait";

    /// Numbers (4 bytes) of the traits an event has.
    static final String TRAIT = "t";

    /// A trait's own number: a term and doc values on its document.
    static final String TRAIT_NUMBER = "traitNumber";

    /// SHA-256 of the evidence item (32 bytes) a document came from; a term and sorted doc values
    /// on events.
    static final String ITEM = "item";

    /// The same value on item documents alone: what is done.
    static final String DONE = "done";

    /// The same value on file documents.
    static final String FILE_ITEM = "fileItem";

    /// The last name of the path, on file documents.
    static final String NAME = "name";

    /// Names of the logs that an item holds; empty where it is a log itself.
    static final String LOG_NAME = "logName";

    /// The folder of the path, on file documents.
    static final String FOLDER = "folder";

    /// Kind and format of each thing an item holds, on item documents.
    static final String HOLDS = "holds";

    /// Hash (16 bytes) of path and item on file documents: the same path and bytes again are one
    /// row.
    static final String FILE_KEY = "fileKey";

    /// First 8 bytes of the content id as a signed number in the ids' order.
    static final String ID_HIGH = "idHigh";

    /// The same in a tree, where records can be asked for one by one; flow records have none.
    static final String ID_HIGH_POINT = "id";

    /// First 8 bytes of the place id, likewise; on records that have repeats.
    static final String PLACE_HIGH = "placeHigh";

    /// Present on duplicates: they are softly deleted.
    static final String SOFT_DELETED = "duplicate";

    /// Content id (16 bytes) of the event a duplicate repeats.
    static final String DUPLICATE_OF = "duplicateOf";

    /// The event in `EventCodec`'s form, or another document's JSON.
    static final String STORED = "e";

    /// `path=value` terms.
    static final String PATH_VALUE = "kv";

    /// Forms of values that repeat another value of their record, as `Echo` tells; on traits.
    static final String ECHO = "echo";

    /// `path`, 0, 8 bytes sortable double.
    static final String PATH_NUMBER = "num";

    /// Lower-cased words of the values that an event has itself.
    static final String TEXT = "text";

    /// Bytes of a value kept in a term; the rest stands for itself by its hash.
    static final int TERM_PREFIX = 8192;

    private static final int OPAQUE_LENGTH = 256;
    private static final int OPAQUE_KEPT = 32;
    private static final int HASH_LENGTH = 32;

    private static final Map<String, EventField> CLOUDTRAIL =
            Map.ofEntries(
                    Map.entry("eventName", EventField.ACTION),
                    Map.entry("eventSource", EventField.SERVICE),
                    Map.entry("awsRegion", EventField.REGION),
                    Map.entry("sourceIPAddress", EventField.IP),
                    Map.entry("userAgent", EventField.USER_AGENT),
                    Map.entry("eventTime", EventField.TIME),
                    Map.entry("requestParameters.bucketName", EventField.BUCKET),
                    Map.entry("requestParameters.key", EventField.KEY),
                    Map.entry("requestID", EventField.REQUEST_ID),
                    Map.entry("eventID", EventField.EVENT_ID),
                    Map.entry("errorCode", EventField.ERROR),
                    Map.entry("additionalEventData.x-amz-id-2", EventField.HOST_ID),
                    Map.entry("userIdentity.type", EventField.ACTOR_TYPE),
                    Map.entry("userIdentity.arn", EventField.ACTOR_ARN),
                    Map.entry("userIdentity.accessKeyId", EventField.ACTOR_ACCESS_KEY),
                    Map.entry(
                            "userIdentity.sessionContext.sessionIssuer.arn",
                            EventField.ACTOR_ISSUER));
    private static final Map<String, EventField> S3_ACCESS =
            Map.ofEntries(
                    Map.entry("bucket", EventField.BUCKET),
                    Map.entry("remoteIp", EventField.IP),
                    Map.entry("requestId", EventField.REQUEST_ID),
                    Map.entry("operation", EventField.ACTION),
                    Map.entry("httpStatus", EventField.STATUS),
                    Map.entry("errorCode", EventField.ERROR),
                    Map.entry("bytesSent", EventField.BYTES_OUT),
                    Map.entry("objectSize", EventField.OBJECT_SIZE),
                    Map.entry("userAgent", EventField.USER_AGENT),
                    Map.entry("versionId", EventField.VERSION),
                    Map.entry("hostId", EventField.HOST_ID));
    private static final Map<String, EventField> VPC_FLOW =
            Map.ofEntries(
                    Map.entry("account-id", EventField.ACCOUNT),
                    Map.entry("interface-id", EventField.INTERFACE),
                    Map.entry("srcaddr", EventField.IP),
                    Map.entry("dstaddr", EventField.DST_IP),
                    Map.entry("srcport", EventField.SRC_PORT),
                    Map.entry("dstport", EventField.DST_PORT),
                    Map.entry("protocol", EventField.PROTOCOL),
                    Map.entry("packets", EventField.PACKETS),
                    Map.entry("bytes", EventField.BYTES_OUT),
                    Map.entry("action", EventField.ACTION),
                    Map.entry("log-status", EventField.FLOW_STATUS));

    private Schema() {}

    /// Where a source's path and a named field always carry the same text, the path is not indexed
    /// a second time: a query for the path asks the named field of that source, besides the paths
    /// of other sources.
    static @Nullable EventField alias(SourceKind source, String path) {
        return aliases(source).get(path);
    }

    /// All paths of a source that stand in a named field.
    static Map<String, EventField> aliases(SourceKind source) {
        return switch (source) {
            case CLOUDTRAIL -> CLOUDTRAIL;
            case S3_ACCESS -> S3_ACCESS;
            case VPC_FLOW -> VPC_FLOW;
        };
    }

    /// The indexed terms (and sorted doc values) of a keyword or address field.
    static String keyword(EventField field) {
        return "f." + field.jsonName();
    }

    /// The points and numeric doc values of a number or time field.
    static String number(EventField field) {
        return "n." + field.jsonName();
    }

    /// The field in which traits hold what events hold in another.
    static String shared(String field) {
        return "t." + field;
    }

    /// The term by which items are found that hold a file of a kind and format.
    static BytesRef holds(FileRow.Kind kind, String format) {
        return term(kind.name() + ' ' + format);
    }

    /// The term of a trait's number.
    static BytesRef trait(int number) {
        byte[] term = new byte[Integer.BYTES];
        NumericUtils.intToSortableBytes(number, term, 0);
        return new BytesRef(term);
    }

    /// The term of a named field's value. Host ids are long and random and only ever asked for
    /// whole: the first 12 bytes of their SHA-256 stand for them.
    static BytesRef keywordTerm(EventField field, String value) {
        if (field != EventField.HOST_ID) {
            return term(value);
        }
        byte[] hash = Digest.sha256().digest(value.getBytes(StandardCharsets.UTF_8));
        return new BytesRef(hash, 0, 12);
    }

    /// A value as a term: itself, or where it is too long its first bytes, a zero byte and its
    /// SHA-256.
    static BytesRef term(String value) {
        return bounded(value.getBytes(StandardCharsets.UTF_8));
    }

    static BytesRef pathValue(String path, String value) {
        if (opaque(value)) {
            byte[] name = (path + '=').getBytes(StandardCharsets.UTF_8);
            return shortened(
                    (path + '=' + value).getBytes(StandardCharsets.UTF_8),
                    name.length + OPAQUE_KEPT);
        }
        return bounded((path + '=' + value).getBytes(StandardCharsets.UTF_8));
    }

    /// The term of a path whose value is null.
    static BytesRef pathNull(String path) {
        return new BytesRef(path + "=\0null");
    }

    private static BytesRef bounded(byte[] bytes) {
        return bytes.length <= TERM_PREFIX ? new BytesRef(bytes) : shortened(bytes, TERM_PREFIX);
    }

    private static BytesRef shortened(byte[] bytes, int kept) {
        byte[] hash = Digest.sha256().digest(bytes);
        byte[] cut = new byte[kept + 1 + hash.length];
        System.arraycopy(bytes, 0, cut, 0, kept);
        System.arraycopy(hash, 0, cut, kept + 1, hash.length);
        return new BytesRef(cut);
    }

    /// Whether a value begins as a long token without meaning of its own (a session token, a
    /// signature): its term is a beginning and a hash, and it is not cut into words.
    static boolean opaque(String value) {
        if (value.length() <= OPAQUE_LENGTH) {
            return false;
        }
        for (int i = 0; i < OPAQUE_LENGTH; i++) {
            char c = value.charAt(i);
            boolean base64 =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '+'
                            || c == '/'
                            || c == '='
                            || c == '-'
                            || c == '_';
            if (!base64) {
                return false;
            }
        }
        return true;
    }

    /// How many bytes of its value a term still holds: all, or the beginning of a value that was
    /// too long or opaque.
    ///
    /// @param value the term behind its path
    /// @param path length of the path and `=`, 0 where there is none
    static int keptLength(BytesRef value, int path) {
        boolean opaque =
                path > 0
                        && value.length == OPAQUE_KEPT + 1 + HASH_LENGTH
                        && value.bytes[value.offset + OPAQUE_KEPT] == 0;
        if (opaque) {
            return OPAQUE_KEPT;
        }
        int most = Math.max(0, TERM_PREFIX - path);
        return Math.min(value.length, most);
    }

    /// Numeric terms of one path are adjacent and in numeric order.
    static BytesRef pathNumber(String path, double value) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[name.length + 1 + Long.BYTES];
        System.arraycopy(name, 0, out, 0, name.length);
        NumericUtils.longToSortableBytes(
                NumericUtils.doubleToSortableLong(value), out, name.length + 1);
        return new BytesRef(out);
    }

    /// The first 8 of an id's bytes as a number that sorts as the bytes do.
    static long high(byte[] id) {
        return NumericUtils.sortableBytesToLong(id, 0);
    }

    /// Whether a trait may say a named field: not what is almost never said twice, nor what every
    /// event is ordered or binned by.
    static boolean recurs(EventField field) {
        return switch (field) {
            case TIME,
                    END,
                    SOURCE,
                    KEY,
                    VERSION,
                    OBJECT,
                    REQUEST_ID,
                    EVENT_ID,
                    HOST_ID,
                    BYTES_IN,
                    BYTES_OUT,
                    OBJECT_SIZE,
                    SRC_PORT,
                    DST_PORT,
                    PACKETS ->
                    false;
            case CATEGORY,
                    ACTION,
                    SERVICE,
                    ACCOUNT,
                    REGION,
                    ACTOR_TYPE,
                    ACTOR_ARN,
                    ACTOR_NAME,
                    ACTOR_ACCOUNT,
                    ACTOR_SESSION,
                    ACTOR_ACCESS_KEY,
                    ACTOR_ISSUER,
                    IP,
                    USER_AGENT,
                    BUCKET,
                    STATUS,
                    ERROR,
                    DST_IP,
                    PROTOCOL,
                    INTERFACE,
                    FLOW_STATUS,
                    PRECISION ->
                    true;
        };
    }

    /// Whether a named field's values are so various that the words of free text leave them out; a
    /// word is then also looked for in these fields exactly.
    static boolean unique(EventField field) {
        return field == EventField.EVENT_ID
                || field == EventField.REQUEST_ID
                || field == EventField.HOST_ID;
    }
}
