package org.exhibit.indexer.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.FileRow.Kind;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What terms tell of files is what the list of all files tells.
class FileTermsTest {
    @TempDir private Path folder;

    private static Digest item(String name) {
        return Digest.of(name.getBytes(StandardCharsets.UTF_8));
    }

    private static ItemAccount.Leaf leaf(Kind kind, String format, String... member) {
        List<MemberStep> steps =
                Stream.of(member)
                        .map(name -> new MemberStep(MemberStep.Kind.ZIP, name, "", 0, item(name)))
                        .toList();
        SourceKind source = kind == Kind.LOG ? SourceKind.CLOUDTRAIL : null;
        return new ItemAccount.Leaf(steps, item("content"), kind, format, source, 0, 0, 0, 0);
    }

    private void write() throws IOException {
        try (LuceneIndexWriter writer = LuceneIndexWriter.open(folder)) {
            add(writer, leaf(Kind.LOG, "cloudtrail"), "plain", "logs/a.json.gz", "again/b.json.gz");
            add(writer, leaf(Kind.REFERENCE, "account-settings"), "one", "settings/one.json");
            writer.commit();
            add(writer, leaf(Kind.REFERENCE, "cloudtrail-digest"), "other", "other.json");
            add(writer, leaf(Kind.UNREADABLE, "cut"), "cut", "logs/cut.json.gz");
            add(writer, leaf(Kind.LOG, "gone"), "gone", "gone/log.json.gz");
            ItemAccount zip =
                    new ItemAccount(
                            item("zip"),
                            List.of(
                                    leaf(Kind.LOG, "cloudtrail", "deep/in.json"),
                                    leaf(Kind.REFERENCE, "account-settings", "deep/set.json"),
                                    leaf(Kind.UNKNOWN, "text", "deep/readme.txt")));
            writer.itemDone(zip);
            writer.sighting(new Sighting(2, "kept/all.zip", item("zip"), 9));
            writer.commit();
            writer.forget(Set.of(item("gone")));
            writer.commit();
        }
    }

    private static void add(
            LuceneIndexWriter writer, ItemAccount.Leaf leaf, String name, String... paths)
            throws IOException {
        writer.itemDone(new ItemAccount(item(name), List.of(leaf)));
        for (String path : paths) {
            writer.sighting(new Sighting(1, path, item(name), 9));
        }
    }

    @Test
    void tellsFoldersNamesAndFormats() throws IOException {
        write();
        try (LuceneEventIndex index = LuceneEventIndex.open(folder)) {
            Map<String, List<FileRow>> byFormat = new TreeMap<>();
            for (FileRow row : index.files().toList()) {
                byFormat.computeIfAbsent(
                                row.kind() + " " + row.format(), key -> new java.util.ArrayList<>())
                        .add(row);
            }
            assertThat(byFormat)
                    .containsOnlyKeys(
                            "LOG cloudtrail",
                            "REFERENCE account-settings",
                            "REFERENCE cloudtrail-digest",
                            "UNKNOWN text",
                            "UNREADABLE cut");
            for (List<FileRow> rows : byFormat.values()) {
                FileRow first = rows.getFirst();
                assertThat(index.files(first.kind(), first.format()))
                        .containsExactlyElementsOf(rows);
            }
            assertThat(index.files(Kind.LOG, "gone")).isEmpty();
            assertThat(index.files(Kind.LOG, "account-settings")).isEmpty();
            assertThat(index.folders())
                    .containsExactly("", "again/", "gone/", "kept/", "logs/", "settings/");
            assertThat(index.logNames())
                    .containsExactlyInAnyOrder("a.json.gz", "b.json.gz", "in.json");
        }
    }
}
