package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.integrity.chain.GivenFiles;
import org.exhibit.indexer.integrity.chain.IntegrityCheck;
import org.exhibit.indexer.integrity.chain.IntegrityResult;
import org.exhibit.indexer.integrity.chain.KeptResult;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.Containers;
import org.exhibit.indexer.store.ZipPasswords;

import java.io.IOException;

/// CloudTrail's digests: what the examiner gives to check them with, and what a check finds.
///
/// @param passwords tried on encrypted zip entries
record DigestChains(ZipPasswords passwords) {

    /// Enters what the examiner named before it is acquired.
    static void announce(CaseFile caseFile, AcquireRequest.AwsFiles aws) throws IOException {
        if (aws.keys() != null) {
            GivenFiles.enterKeys(caseFile, aws.keys());
        }
        if (aws.metadata() != null) {
            GivenFiles.enterMetadata(caseFile, aws.metadata());
        }
    }

    IntegrityResult check(CaseReader reader, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return new IntegrityCheck(reader, new Containers(passwords), board, cancel).run();
    }

    /// Checks, and keeps a result that differs from the one kept before.
    void follow(CaseFile caseFile, CaseReader reader, ProgressBoard board) throws IOException {
        new KeptResult(caseFile.folder()).keep(caseFile, check(reader, board, new CancelToken()));
    }
}
