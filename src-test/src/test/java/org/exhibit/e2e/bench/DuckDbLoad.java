package org.exhibit.e2e.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Loads a corpus into a DuckDB database on disk in one statement and transaction with two threads,
/// and prints the rows and the milliseconds of that statement and its checkpoint; and, of
/// CloudTrail where asked, the milliseconds it takes to make an ordered list of every word with its
/// records, which is the nearest that plain SQL comes to an index of all words. Without the list it
/// is 0.
///
/// `DuckDbLoad KIND FOLDER DATABASE [words]`. CloudTrail goes into eleven typed columns and the
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
                    unnest(string_split_regex(lower(raw::VARCHAR), '[^a-z0-9._-]+')) AS word
                FROM events)
            WHERE word <> '' ORDER BY word, record
            """;

    private DuckDbLoad() {}

    static void main(String[] args) throws SQLException {
        LogGenerator.Kind kind = LogGenerator.Kind.of(args[0]);
        Path database = Path.of(args[2]);
        Loaded loaded = load(kind, Path.of(args[1]), database);
        boolean list = args.length > 3 && kind == LogGenerator.Kind.CLOUDTRAIL;
        long words = list ? words(database) : 0;
        System.out.println(loaded.rows() + " " + loaded.millis() + " " + words);
    }

    private static long words(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            statement.execute("SET preserve_insertion_order = false");
            long start = System.nanoTime();
            statement.execute(WORDS);
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
