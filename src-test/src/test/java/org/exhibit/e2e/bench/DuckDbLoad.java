package org.exhibit.e2e.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Loads a corpus into a DuckDB database on disk in one statement and transaction with two threads,
/// and prints the rows and the milliseconds of that statement and its checkpoint; and, where asked,
/// the milliseconds it then takes to make what was loaded findable: an index on each typed column,
/// and an ordered list of every word with its records, which is the nearest that plain SQL comes to
/// an index of all words. Unasked, those are 0.
///
/// `DuckDbLoad KIND FOLDER DATABASE [findable]`. CloudTrail goes into eleven typed columns and the
/// record as JSON, lines into typed columns.
final class DuckDbLoad {
    private static final String CLOUDTRAIL =
            """
            CREATE TABLE events AS
            SELECT
                r.f[1]::TIMESTAMP AS event_time, r.f[2] AS event_source, r.f[3] AS event_name,
                r.f[4] AS region, r.f[5] AS address, r.f[6] AS agent, r.f[7] AS error_code,
                r.f[8] AS principal, r.f[9] AS request_id, r.f[10] AS event_id,
                r.f[11] AS account, r.raw AS raw
            FROM (
                SELECT raw, raw ->> [
                    '$.eventTime', '$.eventSource', '$.eventName', '$.awsRegion',
                    '$.sourceIPAddress', '$.userAgent', '$.errorCode', '$.userIdentity.arn',
                    '$.requestID', '$.eventID', '$.recipientAccountId'] AS f
                FROM (
                    SELECT unnest(Records) AS raw
                    FROM read_json('%s/**/*.json.gz', columns = {Records: 'JSON[]'},
                        format = 'unstructured', maximum_object_size = 67108864))) r
            """;
    private static final String ACCESS =
            """
            CREATE TABLE events AS
            SELECT
                owner, bucket, strptime(day, '[%%d/%%b/%%Y:%%H:%%M:%%S') AS time, address, requester,
                request_id, operation, key, uri, status::SMALLINT AS status, error,
                nullif(sent, '-')::BIGINT AS sent, nullif(size, '-')::BIGINT AS size,
                nullif(total, '-')::BIGINT AS total, nullif(turn, '-')::BIGINT AS turn, referrer,
                agent, version, host_id, signature, cipher, auth, host, tls, point, acl, region
            FROM read_csv('%s/access/**', delim = ' ', quote = '"', escape = '"', header = false,
                auto_detect = false, columns = {
                    owner: 'VARCHAR', bucket: 'VARCHAR', day: 'VARCHAR', zone: 'VARCHAR',
                    address: 'VARCHAR', requester: 'VARCHAR', request_id: 'VARCHAR',
                    operation: 'VARCHAR', key: 'VARCHAR', uri: 'VARCHAR', status: 'VARCHAR',
                    error: 'VARCHAR', sent: 'VARCHAR', size: 'VARCHAR', total: 'VARCHAR',
                    turn: 'VARCHAR', referrer: 'VARCHAR', agent: 'VARCHAR', version: 'VARCHAR',
                    host_id: 'VARCHAR', signature: 'VARCHAR', cipher: 'VARCHAR', auth: 'VARCHAR',
                    host: 'VARCHAR', tls: 'VARCHAR', point: 'VARCHAR', acl: 'VARCHAR',
                    region: 'VARCHAR'})
            """;
    private static final String FLOW =
            """
            CREATE TABLE events AS
            SELECT * FROM read_csv('%s/**/*.log.gz', delim = ' ', header = true, nullstr = '-',
                auto_detect = false, columns = {
                    version: 'TINYINT', account: 'VARCHAR', interface: 'VARCHAR', src: 'VARCHAR',
                    dst: 'VARCHAR', src_port: 'INTEGER', dst_port: 'INTEGER', protocol: 'SMALLINT',
                    packets: 'BIGINT', bytes: 'BIGINT', start: 'BIGINT', "end": 'BIGINT',
                    action: 'VARCHAR', status: 'VARCHAR'})
            """;

    private static final String WORDS =
            """
            CREATE TABLE words AS
            SELECT DISTINCT word, record FROM (
                SELECT rowid AS record,
                    unnest(string_split_regex(lower(%s), '[^a-z0-9._-]+')) AS word
                FROM events)
            WHERE word <> '' ORDER BY word, record
            """;

    private DuckDbLoad() {}

    static void main(String[] args) throws SQLException {
        LogGenerator.Kind kind = LogGenerator.Kind.of(args[0]);
        Path database = Path.of(args[2]);
        Loaded loaded = load(kind, Path.of(args[1]), database);
        boolean findable = args.length > 3;
        System.out.println(
                loaded.rows() + " " + loaded.millis() + " " + (findable ? index(database) : 0));
    }

    private static long index(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            statement.execute("SET preserve_insertion_order = false");
            List<String> columns = new ArrayList<>();
            try (ResultSet names =
                    statement.executeQuery(
                            "SELECT column_name FROM information_schema.columns"
                                    + " WHERE table_name = 'events'")) {
                while (names.next()) {
                    columns.add('"' + names.getString(1) + '"');
                }
            }
            boolean json = columns.remove("\"raw\"");
            long start = System.nanoTime();
            for (int i = 0; i < columns.size(); i++) {
                statement.execute("CREATE INDEX i" + i + " ON events(" + columns.get(i) + ")");
            }
            String texts =
                    json ? "raw::VARCHAR" : "concat_ws(' ', " + String.join(", ", columns) + ")";
            statement.execute(WORDS.formatted(texts));
            statement.execute("CHECKPOINT");
            return (System.nanoTime() - start) / 1_000_000;
        }
    }

    record Loaded(long rows, long millis) {}

    static Loaded load(LogGenerator.Kind kind, Path folder, Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            statement.execute("SET preserve_insertion_order = false");
            long start = System.nanoTime();
            statement.execute(sql(kind).formatted(folder.toString().replace("'", "''")));
            statement.execute("CHECKPOINT");
            long millis = (System.nanoTime() - start) / 1_000_000;
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM events")) {
                count.next();
                return new Loaded(count.getLong(1), millis);
            }
        }
    }

    private static String sql(LogGenerator.Kind kind) {
        return switch (kind) {
            case CLOUDTRAIL -> CLOUDTRAIL;
            case ACCESS, TINY -> ACCESS;
            case FLOW -> FLOW;
        };
    }
}
