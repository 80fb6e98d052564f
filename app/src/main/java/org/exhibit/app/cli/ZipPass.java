package org.exhibit.app.cli;

import org.exhibit.indexer.store.ZipPasswords;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;

/// The passwords of encrypted zip archives, from a file that the option or else the environment
/// names. Never as an argument, which other users of the machine can see, and never kept: the
/// archive stays encrypted in the case, so whatever reads its records again needs them again.
final class ZipPass {
    @Option(
            names = "--zip-pass-file",
            paramLabel = "F",
            defaultValue = "${env:EXHIBIT_ZIP_PASS_FILE}",
            description =
                    "file with the passwords of encrypted zip archives, one a line; or name it in"
                            + " EXHIBIT_ZIP_PASS_FILE")
    @Nullable Path file;

    ZipPasswords read() throws IOException {
        return file == null ? ZipPasswords.NONE : ZipPasswords.read(file);
    }

    void unlock(ProgramContext context) throws IOException {
        context.service().unlock(read());
    }
}
