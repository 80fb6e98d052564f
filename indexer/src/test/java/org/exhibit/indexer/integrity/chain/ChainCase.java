package org.exhibit.indexer.integrity.chain;

import static org.exhibit.indexer.casefile.CaseFixture.run;

import org.exhibit.indexer.acquire.FileAcquisition;
import org.exhibit.indexer.acquire.FileRequest;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFixture;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.FolderCaseReader;
import org.exhibit.indexer.index.lucene.LuceneEventIndex;
import org.exhibit.indexer.index.lucene.LuceneIndexWriter;
import org.exhibit.indexer.ingest.CaseIngest;
import org.exhibit.indexer.ingest.FormatChoice;
import org.exhibit.indexer.ingest.SameRecord;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.ContainerMembers;
import org.exhibit.indexer.store.Containers;
import org.exhibit.indexer.store.ZipPasswords;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A case with a trail's files, made for a test.
final class ChainCase {
    private final Path root;

    ChainCase(Path root) throws IOException {
        this.root = CaseFixture.create(root);
    }

    Path root() {
        return root;
    }

    /// @param keys named by the examiner, or null
    /// @param metadata likewise
    ChainCase acquire(
            boolean byReference, @Nullable Path keys, @Nullable Path metadata, Path... paths)
            throws IOException {
        List<Path> all = new ArrayList<>(Arrays.asList(paths));
        CancelToken cancel = new CancelToken();
        try (CaseFile caseFile = CaseFile.open(root, run());
                LuceneIndexWriter index = LuceneIndexWriter.open(caseFile.folder().index());
                CaseIngest ingest =
                        new CaseIngest(caseFile, index, null, ZipPasswords.NONE, cancel, 2)) {
            if (keys != null) {
                GivenFiles.enterKeys(caseFile, keys);
                all.add(keys);
            }
            if (metadata != null) {
                GivenFiles.enterMetadata(caseFile, metadata);
                all.add(metadata);
            }
            FileAcquisition.run(
                    caseFile,
                    new FileRequest(all, byReference),
                    new ProgressBoard(),
                    cancel,
                    ingest);
            ContainerMembers members = new ContainerMembers();
            ingest.finish(origins -> caseFile.raw(members, origins));
            caseFile.checkpoint();
        }
        return this;
    }

    FolderCaseReader reader() throws IOException {
        return FolderCaseReader.open(
                root,
                new FolderCaseReader.Tools(
                        folder ->
                                new VerdictIndex(
                                        LuceneEventIndex.open(folder), new CaseFolder(root)),
                        FormatChoice.builtIn(null).formats(),
                        new ContainerMembers(),
                        new SameRecord(),
                        new org.exhibit.indexer.index.lucene.PhraseWords(),
                        subject -> new org.exhibit.indexer.index.Query.All()));
    }

    IntegrityResult check() throws IOException {
        try (FolderCaseReader reader = reader()) {
            return new IntegrityCheck(
                            reader, new Containers(), new ProgressBoard(), new CancelToken())
                    .run();
        }
    }

    /// Checks, and keeps the result in the case.
    IntegrityResult keep() throws IOException {
        IntegrityResult result = check();
        try (CaseFile caseFile = CaseFile.open(root, run())) {
            new KeptResult(caseFile.folder()).keep(caseFile, result);
        }
        return result;
    }
}
