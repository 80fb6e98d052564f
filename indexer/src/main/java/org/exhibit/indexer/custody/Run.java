package org.exhibit.indexer.custody;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// One execution of Exhibit that changes a case.
///
/// @param id random, tells two executions apart
/// @param toolVersion what was executed
/// @param command e.g. `acquire files`
/// @param arguments as given, with secrets left out by the caller
/// @param examiner who is answerable for it; the actor of its entries
/// @param host operating system, processor and Java of the workstation
/// @param account the operating system's name for who executed it
/// @param role in which the examiner acts, or empty
/// @param build SHA-256 by which the executed program can be told from any other, or empty
/// @param started workstation clock, UTC
/// @param clock what the run's entries take their instants from
public record Run(
        String id,
        String toolVersion,
        String command,
        List<String> arguments,
        String examiner,
        String host,
        String account,
        String role,
        String build,
        Instant started,
        InstantSource clock) {
    public Run {
        arguments = List.copyOf(arguments);
    }

    /// Without a role, by an unknown build.
    public Run(
            String id,
            String toolVersion,
            String command,
            List<String> arguments,
            String examiner,
            String host,
            String account,
            Instant started,
            InstantSource clock) {
        this(id, toolVersion, command, arguments, examiner, host, account, "", "", started, clock);
    }

    /// The same run, known more closely.
    public Run by(String actingAs, String builtAs) {
        return new Run(
                id,
                toolVersion,
                command,
                arguments,
                examiner,
                host,
                account,
                actingAs,
                builtAs,
                started,
                clock);
    }

    /// A run that begins now, on this machine.
    ///
    /// @param arguments without passwords, keys and tokens
    public static Run begin(
            String toolVersion,
            String command,
            List<String> arguments,
            String examiner,
            InstantSource clock) {
        String host =
                String.join(
                        " ",
                        property("os.name"),
                        property("os.version"),
                        property("os.arch"),
                        "Java",
                        property("java.version"));
        return new Run(
                UUID.randomUUID().toString(),
                toolVersion,
                command,
                arguments,
                examiner,
                host,
                property("user.name"),
                clock.instant(),
                clock);
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    /// The run as the details of an entry.
    public Details details() {
        Details details = Details.of("run", id).with("tool", "Exhibit " + toolVersion);
        if (!build.isEmpty()) {
            details.with("build", build);
        }
        if (!role.isEmpty()) {
            details.with("role", role);
        }
        return details.with("command", command)
                .with("arguments", JsonTexts.array(arguments))
                .with("host", host)
                .with("account", account)
                .with("started", CustodyLine.time(started));
    }
}
