package org.exhibit.app.ui.custody;

import org.exhibit.app.service.NamedEvent;
import org.exhibit.app.service.SealedItem;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.custody.CustodyHead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What is done with the seals of the open case: asking an authority by file for their time, taking
/// in its answer, proving one item alone; and handing on what the full check found. Nothing here
/// opens a network connection.
final class SealTasks {
    private final Workspace workspace;

    SealTasks(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Words for a person about one kind of task.
    ///
    /// @param task its title while it runs
    /// @param failed the sentence where it fails
    /// @param kept what is safe then
    private record Words(String task, String failed, String stopped, String kept) {}

    /// Writes what a timestamp authority is to be asked about the newest seal.
    void writeRequest(Path target, Consumer<Path> done, Consumer<Failure> failed) {
        run(
                new Words(
                        "Timestamp request",
                        "The timestamp request could not be written to " + target + '.',
                        "The timestamp request was not written.",
                        "No file was written; the case is unchanged."),
                (open, cancel) -> {
                    byte[] request = workspace.service().seals().request(open.folder());
                    cancel.check();
                    OutsideCase.write(target, open.folder(), request);
                    return target;
                },
                done,
                failed);
    }

    /// Takes in an authority's answer about the newest seal, and reads the case again.
    ///
    /// @param done gets the instant the authority states
    void loadAnswer(Path answer, Consumer<Instant> done, Consumer<Failure> failed) {
        run(
                new Words(
                        "Timestamp answer",
                        "The answer " + answer.getFileName() + " was not taken in.",
                        "The answer was not taken in.",
                        "The seal and custody are unchanged."),
                (open, cancel) -> workspace.service().seals().load(open.folder(), answer),
                at -> {
                    done.accept(at);
                    workspace.refresh(failed);
                },
                failed);
    }

    /// Proves by the newest seal that covers it that one item is as it was sealed.
    ///
    /// @param name an exhibit, a citation, an event's id or an item's SHA-256
    /// @param folder new or empty
    void prove(String name, Path folder, Consumer<SealedItem> done, Consumer<Failure> failed) {
        run(
                new Words(
                        "Inclusion proof of " + name,
                        "No proof was made for " + name + '.',
                        "No proof was made.",
                        "The case is unchanged."),
                (open, cancel) -> {
                    if (!SealedItem.isItem(name) && !NamedEvent.looksLike(name)) {
                        throw new IOException(
                                "it names nothing: an exhibit such as EX-0007, a citation such as"
                                        + " E-02/h8WdK3mQ#41, an event's id or the SHA-256 of an"
                                        + " evidence item was expected");
                    }
                    requireEmpty(folder);
                    OutsideCase.refuseTheCaseItself(folder, open.folder());
                    SealedItem sealed =
                            SealedItem.of(workspace.service(), open.folder(), name, cancel);
                    cancel.check();
                    sealed.write(folder);
                    return sealed;
                },
                done,
                failed);
    }

    /// So that no older proof is mixed with this one, and nothing of anyone else's is overwritten.
    private static void requireEmpty(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new IOException("the folder " + folder + " is not empty");
                }
            }
        }
    }

    /// Writes what the full check found.
    void report(
            CheckState.Done check,
            CustodyHead head,
            VerificationReport.Form form,
            Path target,
            Consumer<Path> done,
            Consumer<Failure> failed) {
        run(
                new Words(
                        "Verification report",
                        "The verification report could not be written to " + target + '.',
                        "The verification report was not written.",
                        "No file was written; the case is unchanged."),
                (open, cancel) -> {
                    VerificationReport report =
                            new VerificationReport(
                                    open.description().title(),
                                    open.description().number(),
                                    open.description().examiner(),
                                    check.at(),
                                    check.took(),
                                    head,
                                    check.verification());
                    OutsideCase.write(target, open.folder(), report.write(form));
                    return target;
                },
                done,
                failed);
    }

    @FunctionalInterface
    private interface Work<T> {
        T run(OpenCase open, org.exhibit.indexer.progress.CancelToken cancel) throws Exception;
    }

    private <T> void run(Words words, Work<T> work, Consumer<T> done, Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open == null) {
            return;
        }
        workspace.start(
                words.task(),
                (board, cancel) -> work.run(open, cancel),
                new Workspace.TaskEnd<T>() {
                    @Override
                    public void succeeded(T result) {
                        done.accept(result);
                    }

                    @Override
                    public void cancelled() {
                        failed.accept(
                                new Failure(
                                        words.stopped(),
                                        words.kept(),
                                        "Cancelled by the examiner.",
                                        ""));
                    }

                    @Override
                    public void failed(Throwable cause) {
                        failed.accept(Failure.of(words.failed(), words.kept(), cause));
                    }
                });
    }
}
