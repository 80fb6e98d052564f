package org.exhibit.app.ui.custody;

import org.exhibit.app.service.CaseSeals;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.digest.Digest;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Consumer;

/// The long jobs of the screen that leave something behind: a seal in the case, a copy of custody
/// outside it.
final class CustodyTasks {
    private CustodyTasks() {}

    /// Seals the open case; asks no timestamp authority.
    ///
    /// @param password overwritten once it is used
    static void seal(
            Workspace workspace,
            Path key,
            char[] password,
            Consumer<CaseSeals.Sealed> done,
            Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open == null) {
            return;
        }
        workspace.start(
                "Seal",
                (board, cancel) -> {
                    try {
                        return workspace.service().seals().seal(open.folder(), key, password, null);
                    } finally {
                        Arrays.fill(password, '\0');
                    }
                },
                new Workspace.TaskEnd<CaseSeals.Sealed>() {
                    @Override
                    public void succeeded(CaseSeals.Sealed sealed) {
                        done.accept(sealed);
                        workspace.refresh(failed);
                    }

                    @Override
                    public void cancelled() {
                        failed.accept(stopped("The case was not sealed."));
                    }

                    @Override
                    public void failed(Throwable cause) {
                        failed.accept(
                                Failure.of(
                                        "The case could not be sealed.",
                                        "The evidence and what custody said before are unchanged;"
                                            + " the list of seals says whether one was entered.",
                                        cause));
                    }
                });
    }

    private static Failure stopped(String what) {
        return new Failure(what, "The case is unchanged.", "Cancelled by the examiner.", "");
    }

    /// Copies the log byte for byte, so that its hashes can be computed from the copy.
    ///
    /// @param done gets the copy's SHA-256
    static void export(
            Workspace workspace,
            Path log,
            Path target,
            Consumer<String> done,
            Consumer<Failure> failed) {
        workspace.start(
                "Export to " + target.getFileName(),
                (board, cancel) -> {
                    Path folder =
                            OutsideCase.folderOf(target, log.toAbsolutePath().resolveSibling(""));
                    Path part = Files.createTempFile(folder, "custody", ".part");
                    try {
                        MessageDigest sha = Digest.sha256();
                        try (InputStream in = Files.newInputStream(log);
                                OutputStream out = Files.newOutputStream(part)) {
                            byte[] buffer = new byte[1 << 16];
                            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                                cancel.check();
                                sha.update(buffer, 0, n);
                                out.write(buffer, 0, n);
                            }
                        }
                        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
                        return Digest.ofHash(sha.digest()).hex();
                    } finally {
                        Files.deleteIfExists(part);
                    }
                },
                new Workspace.TaskEnd<String>() {
                    @Override
                    public void succeeded(String sha256) {
                        done.accept(sha256);
                    }

                    @Override
                    public void cancelled() {
                        failed.accept(stopped("Custody was not exported; no file was written."));
                    }

                    @Override
                    public void failed(Throwable cause) {
                        failed.accept(
                                Failure.of(
                                        "Custody could not be written to " + target + '.',
                                        "No file was written; the case is unchanged.",
                                        cause));
                    }
                });
    }
}
