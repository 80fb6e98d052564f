package org.exhibit.indexer.ingest;

import org.exhibit.indexer.format.LogFormat;
import org.exhibit.indexer.format.Recognition;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Asks the formats in order what a stream is; the first answer that names a log or a reference
/// wins, an answer that only names something foreign is kept for the case that none does.
public final class FormatChoice {
    private final List<LogFormat> formats;

    public FormatChoice(List<LogFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    public List<LogFormat> formats() {
        return formats;
    }

    Recognition recognise(byte[] head, String name, @Nullable String flowFormat) {
        if (head.length == 0) {
            return new Recognition.Unknown("an empty file");
        }
        Recognition foreign = new Recognition.Unknown("no known log format by content or name");
        boolean named = false;
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
                case Recognition.Unknown unknown -> {
                    if (!named) {
                        foreign = unknown;
                        named = true;
                    }
                }
            }
        }
        return foreign;
    }
}
