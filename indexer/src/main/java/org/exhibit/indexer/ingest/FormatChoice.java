package org.exhibit.indexer.ingest;

import org.exhibit.indexer.format.LogFormat;
import org.exhibit.indexer.format.Recognition;
import org.exhibit.indexer.format.cloudtrail.CloudTrailFormat;
import org.exhibit.indexer.format.flow.FlowFormat;
import org.exhibit.indexer.format.foreign.ForeignFormats;
import org.exhibit.indexer.format.s3access.S3AccessFormat;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Asks the formats in order what a stream is; the first that says it is a log or a reference file
/// is believed. What none of them reads is at least named. Thread-safe.
public final class FormatChoice {
    private final List<LogFormat> formats;
    private final ForeignFormats foreign = new ForeignFormats();

    private FormatChoice(List<LogFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /// Every format there is.
    ///
    /// @param flowFormat field names of headerless flow logs, or null for the version 2 default
    /// @throws IllegalArgumentException where the flow format is no list of field names
    public static FormatChoice builtIn(@Nullable String flowFormat) {
        return new FormatChoice(
                List.of(
                        new CloudTrailFormat(),
                        new S3AccessFormat(),
                        FlowFormat.withFormat(flowFormat)));
    }

    public List<LogFormat> formats() {
        return formats;
    }

    Recognition recognise(byte[] head, String name) {
        if (head.length == 0) {
            return new Recognition.Unknown("an empty file");
        }
        Recognition.@Nullable Unknown named = null;
        for (LogFormat format : formats) {
            Optional<Recognition> found = format.recognise(head, name);
            if (found.isEmpty()) {
                continue;
            }
            switch (found.get()) {
                case Recognition.Log log -> {
                    return log;
                }
                case Recognition.Reference reference -> {
                    return reference;
                }
                case Recognition.Unknown unknown -> named = named == null ? unknown : named;
            }
        }
        if (named != null) {
            return named;
        }
        return foreign.recognise(head, name)
                .orElse(new Recognition.Unknown("no known log format by content or name"));
    }
}
