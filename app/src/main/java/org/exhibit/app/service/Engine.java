package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.FolderCaseReader;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.lucene.LuceneEventIndex;
import org.exhibit.indexer.index.lucene.LuceneIndexWriter;
import org.exhibit.indexer.index.lucene.PhraseWords;
import org.exhibit.indexer.ingest.CaseIngest;
import org.exhibit.indexer.ingest.FormatChoice;
import org.exhibit.indexer.ingest.SameRecord;
import org.exhibit.indexer.integrity.chain.VerdictIndex;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.store.ContainerMembers;
import org.exhibit.indexer.store.ZipPasswords;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;

/// Which formats, which index and which reader of archives this Exhibit is made of.
final class Engine {
    private Engine() {}

    static FolderCaseReader reader(Path folder, ZipPasswords zip) throws IOException {
        return FolderCaseReader.open(
                folder,
                new FolderCaseReader.Tools(
                        Engine::index,
                        FormatChoice.builtIn(null).formats(),
                        new ContainerMembers(zip),
                        new SameRecord(),
                        new PhraseWords(),
                        subject -> Selector.parse(subject.selector()).records()));
    }

    private static EventIndex index(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().getParent();
        EventIndex index = LuceneEventIndex.open(folder, ForkJoinPool.commonPool());
        return root == null ? index : new VerdictIndex(index, new CaseFolder(root));
    }

    static LuceneIndexWriter writer(CaseFile caseFile) throws IOException {
        return LuceneIndexWriter.open(caseFile.folder().index());
    }

    static CaseIngest ingest(
            CaseFile caseFile,
            LuceneIndexWriter index,
            @Nullable String flowFormat,
            ZipPasswords zip,
            CancelToken cancel) {
        int threads = Runtime.getRuntime().availableProcessors();
        return new CaseIngest(caseFile, index, flowFormat, zip, cancel, threads);
    }

    static void finish(CaseFile caseFile, CaseIngest ingest, ZipPasswords zip) throws IOException {
        ContainerMembers members = new ContainerMembers(zip);
        ingest.finish(origins -> caseFile.raw(members, origins));
    }
}
