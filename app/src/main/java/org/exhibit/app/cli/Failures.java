package org.exhibit.app.cli;

import org.exhibit.indexer.acquire.aws.AwsException;
import org.exhibit.indexer.acquire.aws.PullCancelled;
import org.exhibit.indexer.casefile.CaseLockedException;
import org.exhibit.indexer.index.QueryException;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.CancellationException;

/// Turns every failure into the one form of message (what happened, to which item, what stayed
/// safe, what to do, a code to quote) and into the exit status.
final class Failures
        implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

    /// What is told of a failure.
    private record Message(int status, String code, String text, String advice) {}

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        tell(
                new Message(
                        ExitStatus.WRONG_USAGE,
                        "usage",
                        sentence(text(e)),
                        "See " + command + " --help."),
                "");
        return ExitStatus.WRONG_USAGE;
    }

    @Override
    public int handleExecutionException(
            Exception e, CommandLine commandLine, CommandLine.ParseResult result) {
        Throwable cause = e instanceof UncheckedIOException wrapped ? inside(wrapped) : e;
        if (isClosedPipe(cause)) {
            // The reader of the output has seen enough.
            return ExitStatus.DONE;
        }
        Message message = message(cause, commandLine.getCommandSpec().qualifiedName());
        Task task = commandLine.getCommand() instanceof Task failed ? failed : null;
        boolean own = message.status() == ExitStatus.WRONG_USAGE || task == null;
        String advice = message.advice();
        tell(
                advice.isEmpty() && task != null
                        ? new Message(
                                message.status(), message.code(), message.text(), task.advice())
                        : message,
                own || task == null ? "" : task.safe());
        if (message.code().equals("defect") && System.getenv("EXHIBIT_TRACE") != null) {
            cause.printStackTrace(console.err());
        }
        return message.status();
    }

    private static IOException inside(UncheckedIOException wrapped) {
        IOException cause = wrapped.getCause();
        return cause == null ? new IOException(wrapped) : cause;
    }

    private static boolean isClosedPipe(Throwable cause) {
        return cause.getMessage() != null
                && cause instanceof IOException
                && cause.getMessage().contains("Broken pipe");
    }

    private static Message message(Throwable e, String command) {
        return switch (e) {
            case WrongUsage wrong ->
                    new Message(
                            ExitStatus.WRONG_USAGE,
                            "usage",
                            text(wrong),
                            "See " + command + " --help.");
            case BadQuery bad ->
                    new Message(
                            ExitStatus.WRONG_USAGE,
                            "query-syntax",
                            "The query cannot be understood: "
                                    + bad.getMessage()
                                    + '\n'
                                    + bad.pointed(),
                            "See exhibit search --help for the names of fields.");
            case QueryException query ->
                    new Message(
                            ExitStatus.WRONG_USAGE,
                            "query",
                            "The query cannot be answered: " + query.getMessage(),
                            "");
            case CaseLockedException locked ->
                    new Message(ExitStatus.LOCKED, "case-locked", text(locked), "");
            case PullCancelled stopped ->
                    new Message(ExitStatus.FAILED, "cancelled", text(stopped), "");
            case CancellationException stopped ->
                    new Message(ExitStatus.FAILED, "cancelled", "Stopped as asked.", "");
            case IOException io -> inputOutput(io);
            default ->
                    new Message(
                            ExitStatus.FAILED,
                            "defect",
                            "Exhibit itself failed: "
                                    + e.getClass().getSimpleName()
                                    + (e.getMessage() == null ? "" : ": " + e.getMessage()),
                            "Please report it; EXHIBIT_TRACE=1 prints where it happened.");
        };
    }

    /// The platform's own messages are often a bare path.
    private static Message inputOutput(IOException e) {
        return switch (e) {
            case NoSuchFileException missing ->
                    failed("not-found", "There is no file or folder " + missing.getFile() + '.');
            case FileAlreadyExistsException exists ->
                    failed("exists", exists.getFile() + " exists already.");
            case AccessDeniedException denied ->
                    failed(
                            "no-access",
                            "The system does not allow access to " + denied.getFile() + '.');
            case NotDirectoryException file ->
                    failed("not-a-folder", file.getFile() + " is not a folder.");
            case DirectoryNotEmptyException full ->
                    failed("not-empty", full.getFile() + " is not empty.");
            case AwsException aws ->
                    new Message(ExitStatus.FAILED, "aws", sentence(text(aws)), aws.advice());
            default -> failed("input-output", sentence(text(e)));
        };
    }

    private static Message failed(String code, String text) {
        return new Message(ExitStatus.FAILED, code, text, "");
    }

    private static String text(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + '.';
    }

    private void tell(Message message, String safe) {
        PrintStream err = console.err();
        StringBuilder out = new StringBuilder("exhibit: ");
        message.text()
                .lines()
                .forEach(line -> out.append(CellText.safe(line)).append(System.lineSeparator()));
        if (!safe.isEmpty() && !message.text().contains(safe)) {
            out.append("  safe: ").append(CellText.safe(safe)).append(System.lineSeparator());
        }
        if (!message.advice().isEmpty()) {
            out.append("  next: ")
                    .append(CellText.safe(message.advice()))
                    .append(System.lineSeparator());
        }
        out.append("  code: ").append(message.code());
        err.println(out);
    }
}
