package org.exhibit.indexer.scenario;

import org.exhibit.indexer.acquire.FileAcquisition;
import org.exhibit.indexer.acquire.FileRequest;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.FolderCaseReader;
import org.exhibit.indexer.custody.Run;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.QueryParser;
import org.exhibit.indexer.index.QuerySyntaxException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.lucene.LuceneEventIndex;
import org.exhibit.indexer.index.lucene.LuceneIndexWriter;
import org.exhibit.indexer.index.lucene.PhraseWords;
import org.exhibit.indexer.ingest.CaseIngest;
import org.exhibit.indexer.ingest.FormatChoice;
import org.exhibit.indexer.ingest.SameRecord;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.store.ContainerMembers;
import org.exhibit.indexer.store.ZipPasswords;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A scenario as a case: written as files, acquired, indexed, opened for reading.
public final class ScenarioCase implements Closeable {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final CaseReader reader;
    private final Map<String, List<String>> ids;
    private final Map<String, String> names;

    private ScenarioCase(CaseReader reader, Map<String, List<String>> ids) {
        this.reader = reader;
        this.ids = ids;
        this.names = new LinkedHashMap<>();
        ids.forEach((name, found) -> {
            for (String id : found) {
                // The parts' own names come after the name they share.
                names.put(id, name);
            }
        });
    }

    /// @param folder new or empty; gets `logs` and `case`
    public static ScenarioCase open(Scenario scenario, Path folder) throws IOException {
        Path logs = folder.resolve("logs");
        scenario.write(logs);
        Path root = folder.resolve("case");
        acquire(root, logs);
        CaseReader reader = reader(root);
        return new ScenarioCase(reader, find(reader, scenario));
    }

    /// Makes a case of a folder of logs.
    public static void acquire(Path root, Path logs) throws IOException {
        Run run =
                new Run(
                        "run",
                        "1.0",
                        "acquire files",
                        List.of(),
                        "Ada",
                        "test host",
                        "ada",
                        NOW,
                        InstantSource.fixed(NOW));
        CaseFile.create(root, new CaseDescription("Scenario", "Ada", "EX-1", "", "", NOW), run);
        CancelToken cancel = new CancelToken();
        int threads = Runtime.getRuntime().availableProcessors();
        try (CaseFile caseFile = CaseFile.open(root, run);
                LuceneIndexWriter index = LuceneIndexWriter.open(caseFile.folder().index());
                CaseIngest ingest =
                        new CaseIngest(caseFile, index, null, ZipPasswords.NONE, cancel, threads)) {
            ingest.catchUp();
            FileRequest request = new FileRequest(List.of(logs), false);
            FileAcquisition.run(caseFile, request, new ProgressBoard(), cancel, ingest);
            ContainerMembers members = new ContainerMembers();
            ingest.finish(origins -> caseFile.raw(members, origins));
            caseFile.checkpoint();
        }
    }

    /// Opens a case that exists.
    public static CaseReader reader(Path root) throws IOException {
        return FolderCaseReader.open(
                root,
                new FolderCaseReader.Tools(
                        LuceneEventIndex::open,
                        FormatChoice.builtIn(null).formats(),
                        new ContainerMembers(),
                        new SameRecord(),
                        new PhraseWords(),
                        subject -> Selector.parse(subject.selector()).records()));
    }

    private static Map<String, List<String>> find(CaseReader reader, Scenario scenario)
            throws IOException {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (ScenarioRecord record : scenario.records()) {
            String id = find(reader, record);
            int point = record.id().indexOf('.');
            if (point > 0) {
                String whole = record.id().substring(0, point);
                ids.computeIfAbsent(whole, name -> new ArrayList<>()).add(id);
            }
            ids.computeIfAbsent(record.id(), name -> new ArrayList<>()).add(id);
        }
        return ids;
    }

    private static String find(CaseReader reader, ScenarioRecord record) throws IOException {
        try (Rows rows = reader.events().rows(Search.of(QueryParser.parse(record.query())))) {
            List<StoredEvent> found = rows.page(0, 2);
            if (found.size() != 1) {
                throw new IllegalStateException(
                        record.id() + " is there " + rows.size() + " times: " + record.query());
            }
            return found.getFirst().id();
        } catch (QueryException | QuerySyntaxException e) {
            throw new IllegalStateException(record.query(), e);
        }
    }

    public CaseReader reader() {
        return reader;
    }

    /// The content id of the record with this name in the story.
    public String id(String name) {
        List<String> found = ids(name);
        if (found.size() != 1) {
            throw new IllegalArgumentException(name + " stands for " + found.size() + " records");
        }
        return found.getFirst();
    }

    /// The content ids of the records with this name, of several for `N2` and `N4`.
    public List<String> ids(String name) {
        List<String> found = ids.get(name);
        if (found == null) {
            throw new IllegalArgumentException("The story has no record " + name);
        }
        return List.copyOf(found);
    }

    /// The name in the story of a content id; the id itself where it is of no record of the story.
    public String name(String contentId) {
        return names.getOrDefault(contentId, contentId);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
