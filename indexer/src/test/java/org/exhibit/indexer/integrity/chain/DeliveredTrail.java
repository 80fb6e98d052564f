package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.integrity.chain.IntegrityResult.Digested;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Logged;
import org.exhibit.indexer.integrity.chain.Trail.Delivered;
import org.exhibit.indexer.integrity.chain.Trail.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A chain of five hours as CloudTrail would deliver it, for tests that damage it.
abstract class DeliveredTrail {
    static final SigningKey KEY = SigningKey.make();
    static final SigningKey OTHER = SigningKey.make();

    @TempDir Path folder;

    Trail trail;
    final List<Delivered> logs = new ArrayList<>();
    final List<Delivered> digests = new ArrayList<>();

    @BeforeEach
    void deliver() throws IOException {
        trail = Trail.of(Files.createDirectory(folder.resolve("bucket")), KEY);
        hours(trail, 0, 5);
    }

    /// Five hours, two log files each, the third hour without any.
    void hours(Trail to, int from, int until) {
        for (int hour = from; hour < until; hour++) {
            if (hour == 2) {
                digests.add(to.digest(hour));
                continue;
            }
            Instant at = Trail.START.plus(Duration.ofHours(hour)).plusSeconds(300);
            Delivered one = to.log(at, 2);
            Delivered other = to.log(at.plusSeconds(600), 1);
            logs.add(one);
            logs.add(other);
            digests.add(to.digest(hour, one, other));
        }
    }

    Path keys(SigningKey... keys) throws IOException {
        return Files.write(folder.resolve("keys.json"), Trail.keys(keys));
    }

    Path metadata() throws IOException {
        return Files.writeString(folder.resolve("metadata.json"), trail.metadata().toString());
    }

    IntegrityResult check() throws IOException {
        return check(folder.resolve("case"));
    }

    IntegrityResult check(Path root) throws IOException {
        return new ChainCase(root).acquire(false, keys(KEY), metadata(), trail.bucket()).check();
    }

    static List<String> digests(IntegrityResult result) {
        return result.digests().stream().map(DeliveredTrail::text).toList();
    }

    private static String text(Digested digest) {
        return stamp(digest.key()) + ' ' + digest.verdict().word();
    }

    /// The hour of a digest's end, or a log's place among all of them.
    static String stamp(String key) {
        String name = Place.lastName(key);
        int time = name.indexOf("T", name.indexOf("2026"));
        return name.contains("CloudTrail-Digest")
                ? name.substring(time + 1, time + 3)
                : name.substring(name.indexOf(".json") - 2, name.indexOf(".json"));
    }

    static List<String> logs(IntegrityResult result) {
        return result.logs().stream()
                .map(log -> stamp(log.key()) + ' ' + log.verdict().word())
                .toList();
    }

    static List<String> proven(String... names) {
        List<String> all = new ArrayList<>();
        for (String name : names) {
            all.add(name + " proven");
        }
        return all;
    }

    static final String[] ALL_DIGESTS = {"01", "02", "03", "04", "05"};
    static final String[] ALL_LOGS = {"01", "02", "03", "04", "05", "06", "07", "08"};

    static List<String> but(List<String> all, String... changed) {
        List<String> out = new ArrayList<>(all);
        for (String one : changed) {
            out.replaceAll(text -> text.substring(0, 2).equals(one.substring(0, 2)) ? one : text);
        }
        return out;
    }

    static String reason(IntegrityResult result, Delivered file) {
        return result.digests().stream()
                .filter(one -> one.key().equals(file.key()))
                .map(Digested::reason)
                .findFirst()
                .orElseGet(() ->
                        result.logs().stream()
                                .filter(one -> one.key().equals(file.key()))
                                .map(Logged::reason)
                                .findFirst()
                                .orElse("nothing said of " + file.key()));
    }
}
