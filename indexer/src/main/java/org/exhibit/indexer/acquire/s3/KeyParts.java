package org.exhibit.indexer.acquire.s3;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a key's folders and name say, in the layouts AWS delivers logs in.
///
/// @param account its folder; null where the key has none
/// @param region its folder
/// @param day the folder or name of a day of delivery
record KeyParts(@Nullable Folder account, @Nullable Folder region, @Nullable Day day) {

    /// A folder with a meaning.
    ///
    /// @param base the key up to it, and up to the equals sign of `aws-region=…`
    /// @param value e.g. `111122223333`
    record Folder(String base, String value) {
        String path() {
            return base + value + "/";
        }
    }

    /// @param base the key up to the year
    /// @param text how the key writes the day
    /// @param padded whether days under `base` stand in the order of time
    record Day(String base, LocalDate date, Text text, boolean padded) {}

    /// How a key writes a day.
    ///
    /// @param year the folder of the year with its `/`; months and days likewise. A day in a name
    ///   is one text, the others empty
    record Text(String year, String month, String day) {}

    private static final Pattern ACCOUNT = Pattern.compile("(?:aws-account-id=)?(\\d{12})");
    private static final Pattern REGION =
            Pattern.compile(
                    "(?:aws-region=)?([a-z]{2}(?:-[a-z]+){1,3}-\\d{1,2}|global|aws-global)");
    private static final Pattern ORGANISATION = Pattern.compile("o-[a-z0-9]{10,32}");
    private static final Pattern DAY_FOLDERS =
            Pattern.compile(
                    "(?<=^|/)((?:year=)?(20\\d\\d)/)((?:month=)?(\\d{1,2})/)((?:day=)?(\\d{1,2})/)");
    private static final Pattern DAY_IN_NAME =
            Pattern.compile("(20\\d\\d)-(\\d\\d)-(\\d\\d)-\\d\\d-\\d\\d-\\d\\d-[0-9A-Za-z]{16}$");

    static KeyParts of(String key) {
        String[] segments = key.split("/", -1);
        @Nullable Folder account = null;
        @Nullable Folder region = null;
        boolean delivered = false;
        boolean unpadded = false;
        int at = 0;
        // The last segment is the name.
        for (int i = 0; i < segments.length - 1; i++) {
            String segment = segments[i];
            Matcher accountName = ACCOUNT.matcher(segment);
            if (account == null && accountName.matches()) {
                boolean under = i > 0 && isAbove(segments[i - 1]);
                boolean before = REGION.matcher(segments[i + 1]).matches();
                if (under || before) {
                    account = folder(key, at, accountName);
                    delivered = true;
                }
            } else if (account != null && region == null) {
                Matcher regionName = REGION.matcher(segment);
                if (regionName.matches()) {
                    region = folder(key, at, regionName);
                }
            }
            // Config does not pad its months and days.
            unpadded |= segment.equals("Config");
            at += segment.length() + 1;
        }
        return new KeyParts(account, region, day(key, delivered && !unpadded));
    }

    private static boolean isAbove(String segment) {
        return segment.equals("AWSLogs") || ORGANISATION.matcher(segment).matches();
    }

    private static Folder folder(String key, int at, Matcher name) {
        return new Folder(key.substring(0, at + name.start(1)), name.group(1));
    }

    private static @Nullable Day day(String key, boolean ordered) {
        Matcher name = DAY_IN_NAME.matcher(key);
        if (name.find()) {
            @Nullable LocalDate date = date(name.group(1), name.group(2), name.group(3));
            if (date != null) {
                String text = key.substring(name.start(), name.start() + 10);
                return new Day(key.substring(0, name.start()), date, new Text(text, "", ""), true);
            }
        }
        Matcher folders = DAY_FOLDERS.matcher(key);
        if (folders.find()) {
            @Nullable LocalDate date = date(folders.group(2), folders.group(4), folders.group(6));
            if (date != null) {
                boolean two = folders.group(4).length() == 2 && folders.group(6).length() == 2;
                return new Day(
                        key.substring(0, folders.start()),
                        date,
                        new Text(folders.group(1), folders.group(3), folders.group(5)),
                        ordered && two);
            }
        }
        return null;
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(
                    Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            // Numbers that are no day.
            return null;
        }
    }
}
