package org.exhibit.indexer.finding;

import org.exhibit.indexer.custody.CustodyEntry;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of the settings that a case keeps, as people edit it: their order and their remarks
/// stay where one number is changed.
public final class SettingsText {
    /// The settings that are one number, in the order in which people see them.
    public enum Threshold {
        EGRESS("egress-threshold-bytes"),
        RETENTION("log-retention-days"),
        ROTATION("key-rotation-days");

        private final String setting;

        Threshold(String setting) {
            this.setting = setting;
        }

        /// Its name in the text.
        public String setting() {
            return setting;
        }

        /// What holds now.
        public long of(FindingSettings settings) {
            return switch (this) {
                case EGRESS -> settings.egressThreshold();
                case RETENTION -> settings.retentionDays();
                case ROTATION -> settings.rotationDays();
            };
        }
    }

    private SettingsText() {}

    /// The text that was entered last; empty where none was.
    public static String of(List<CustodyEntry> custody) {
        String text = "";
        for (CustodyEntry entry : custody) {
            if (entry.kind().equals(FindingSettings.ENTRY)) {
                text = entry.details().getOrDefault("yaml", "");
            }
        }
        return text;
    }

    /// The text with another number, or with the standard one where none is given. Everything else
    /// stays as it was written.
    ///
    /// @throws YamlException where the text cannot be read, or writes the number in a form that
    ///   cannot be changed in its place
    public static String with(String text, Threshold threshold, OptionalLong number)
            throws YamlException {
        Matcher line =
                Pattern.compile("(?m)^" + threshold.setting() + "[ \\t]*:[^\\r\\n]*(\\r?\\n|\\z)")
                        .matcher(text);
        String wanted =
                number.isPresent() ? threshold.setting() + ": " + number.getAsLong() + '\n' : "";
        String changed;
        if (line.find()) {
            changed = text.substring(0, line.start()) + wanted + text.substring(line.end());
        } else {
            String before = text.isEmpty() || text.endsWith("\n") ? text : text + '\n';
            changed = before + wanted;
        }
        long expected = number.orElseGet(() -> threshold.of(FindingSettings.DEFAULT));
        if (threshold.of(FindingSettings.read(changed)) != expected) {
            throw new YamlException(
                    1, threshold.setting() + " is written in a form to be changed by hand");
        }
        return changed;
    }
}
