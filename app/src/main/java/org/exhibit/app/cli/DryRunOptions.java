package org.exhibit.app.cli;

import org.exhibit.indexer.acquire.s3.Prices;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What only a dry run takes.
final class DryRunOptions {
    @Option(names = "--json", description = "with --dry-run: machine output")
    boolean json;

    @Option(
            names = "--listing",
            paramLabel = "FILE",
            description =
                    "with --dry-run: write every object to a new file, CSV, or JSON where it is"
                            + " named .json; archived ones with the command that restores them")
    @Nullable Path listing;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "with --dry-run: estimate by this price table instead of the program's")
    @Nullable Path prices;

    void checkUnused() {
        if (json || listing != null || prices != null) {
            throw new WrongUsage("--json, --listing and --prices belong to --dry-run.");
        }
    }

    Prices prices() throws IOException {
        return prices == null ? Prices.builtIn() : Prices.read(Files.readAllBytes(prices));
    }
}
