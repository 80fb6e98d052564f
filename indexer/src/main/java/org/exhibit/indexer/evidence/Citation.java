package org.exhibit.indexer.evidence;

import org.exhibit.indexer.digest.Digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The short printed reference to one record: acquisition, file, record ordinal, as in
/// `E-02/h8WdK3mQ#41`.
///
/// @param acquisition 1-based number of the acquisition
/// @param file short form of the file's hash (of a container member: of the hash of item and steps)
/// @param record 1-based ordinal of the record within the file
public record Citation(int acquisition, String file, long record) {
    private static final Pattern FORM =
            Pattern.compile("E-(\\d{2,9})/([1-9A-HJ-NP-Za-km-z]{8})#(\\d{1,18})");

    public static Citation of(int acquisition, Origin origin) {
        return new Citation(
                acquisition, fileForm(origin.evidence(), origin.member()), origin.record());
    }

    /// The file part: the item's own short form, or one over item and steps for a container's
    /// member.
    public static String fileForm(Digest evidence, List<MemberStep> member) {
        if (member.isEmpty()) {
            return evidence.shortForm();
        }
        MessageDigest sha = Digest.sha256();
        sha.update(evidence.bytes());
        sha.update(MemberStep.path(member).getBytes(StandardCharsets.UTF_8));
        return Digest.ofHash(sha.digest()).shortForm();
    }

    public static boolean looksLike(String text) {
        return FORM.matcher(text).matches();
    }

    /// Reads the printed form.
    ///
    /// @throws IllegalArgumentException where the text is no citation
    public static Citation parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a citation such as E-02/h8WdK3mQ#41: " + text);
        }
        return new Citation(
                Integer.parseInt(matcher.group(1)),
                matcher.group(2),
                Long.parseLong(matcher.group(3)));
    }

    public static String acquisitionLabel(int number) {
        return String.format(java.util.Locale.ROOT, "E-%02d", number);
    }

    @Override
    public String toString() {
        return acquisitionLabel(acquisition) + '/' + file + '#' + record;
    }
}
