package org.exhibit.indexer.integrity.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.FolderCaseReader;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.index.QuerySyntaxException;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.integrity.Verification.Check;
import org.exhibit.indexer.integrity.chain.Trail.Delivered;
import org.exhibit.indexer.integrity.chain.Trail.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Verdicts on records: kept in the case, found by searches, held against custody.
class RecordVerdictsTest {
    private static final SigningKey KEY = SigningKey.make();

    @TempDir Path folder;

    private ChainCase made;
    private CaseFolder place;

    /// One archive with a proven log of 2 records, a changed one of 3 and an unlisted one of 4; and
    /// a proven file of 5 beside it.
    @BeforeEach
    void acquire() throws IOException {
        Trail trail = Trail.of(Files.createDirectory(folder.resolve("bucket")), KEY);
        Delivered genuine = trail.log(Trail.START.plusSeconds(60), 2);
        Delivered changed = trail.log(Trail.START.plusSeconds(120), 3);
        Delivered plain = trail.log(Trail.START.plusSeconds(180), 5);
        trail.digest(0, genuine, changed, plain);
        Delivered unlisted = trail.log(Trail.START.plusSeconds(240), 4);
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(folder.resolve("bucket/logs.zip")))) {
            for (Delivered log : List.of(genuine, changed, unlisted)) {
                zip.putNextEntry(new ZipEntry(Place.lastName(log.key())));
                String text = new String(log.content(), java.nio.charset.StandardCharsets.UTF_8);
                zip.write(
                        Trail.gzip(
                                (log == changed ? text.replace("GetObject", "PutObject") : text)
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                zip.closeEntry();
                trail.delete(log);
            }
        }
        made = new ChainCase(folder.resolve("case"));
        place = new CaseFolder(made.root());
        made.acquire(
                false,
                Files.write(folder.resolve("keys.json"), Trail.keys(KEY)),
                Files.writeString(folder.resolve("m.json"), trail.metadata().toString()),
                trail.bucket());
    }

    private long count(String query) throws Exception {
        try (FolderCaseReader reader = made.reader()) {
            return reader.events().count(Search.of(QueryParser.parse(query)));
        }
    }

    @Test
    void areFoundBySearchesAlsoWithinAnArchive() throws Exception {
        assertThat(count("integrity:unproven")).isEqualTo(14);
        made.keep();
        assertThat(count("integrity:proven")).isEqualTo(7);
        assertThat(count("integrity:contradicted")).isEqualTo(3);
        assertThat(count("integrity:unproven")).isEqualTo(4);
        assertThat(count("NOT integrity:proven AND action:PutObject")).isEqualTo(3);
        assertThat(count("integrity:(proven OR contradicted)")).isEqualTo(10);
        assertThat(count("integrity:*")).isEqualTo(14);
    }

    @Test
    void areCounted() throws Exception {
        made.keep();
        try (FolderCaseReader reader = made.reader()) {
            assertThat(reader.events().facet(Search.of(QueryParser.parse("*")), "integrity", 2))
                    .isEqualTo(
                            new Facet(
                                    "integrity",
                                    List.of(
                                            new Facet.Value("proven", 7),
                                            new Facet.Value("unproven", 4)),
                                    3));
        }
    }

    @Test
    void takeNoOtherWords() {
        assertThatThrownBy(() -> QueryParser.parse("integrity:prooven"))
                .isInstanceOf(QuerySyntaxException.class)
                .hasMessageContaining("proven, unproven or contradicted");
    }

    @Test
    void areHeldAgainstCustody() throws Exception {
        KeptResult kept = new KeptResult(place);
        assertThat(kept.check(true).ok()).isTrue();
        IntegrityResult result = made.keep();
        assertThat(kept.isKept(result)).isTrue();
        assertThat(kept.check(true))
                .isEqualTo(
                        new Check("integrity-result", true, "integrity.json is as custody says."));
        Path file = place.root().resolve("integrity.json");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(kept.check(true).ok()).isFalse();
        assertThat(kept.isKept(result)).isFalse();
        made.keep();
        assertThat(kept.check(true).ok()).isTrue();
        Files.delete(file);
        assertThat(kept.check(true).ok()).isFalse();
    }

    @Test
    void giveTheSameFileAgain() throws Exception {
        made.keep();
        byte[] first = Files.readAllBytes(place.root().resolve("integrity.json"));
        long entries = Files.lines(place.custody()).count();
        made.keep();
        assertThat(Files.readAllBytes(place.root().resolve("integrity.json"))).isEqualTo(first);
        assertThat(Files.lines(place.custody()).count()).isEqualTo(entries);
        assertThat(RecordVerdicts.of(place).summary()).isEqualTo(made.check().summary());
        assertThat(SummaryReader.of(place)).contains(made.check().summary());
    }
}
