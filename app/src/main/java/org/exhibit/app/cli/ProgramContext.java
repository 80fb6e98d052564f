package org.exhibit.app.cli;

import org.exhibit.app.service.CaseService;
import org.exhibit.indexer.progress.CancelToken;

/// What every command works with.
///
/// @param cancel cancelled when the person presses Ctrl+C
public record ProgramContext(CaseService service, Console console, CancelToken cancel) {}
