package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.sidecar.ObjectRecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an answer announces of the bytes that follow.
final class Expectations {
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern OF_PARTS = Pattern.compile(".*-(\\d{1,5})");

    private Expectations() {}

    /// @param etag without quotation marks
    /// @param parts in which the object was uploaded, where that is known
    static List<Expectation> of(
            String etag,
            ObjectRecord.Encryption encryption,
            Map<String, String> headers,
            Map<String, String> checksums,
            Parts parts) {
        List<Expectation> expected = new ArrayList<>();
        boolean md5 = isMd5(encryption, headers);
        if (md5 && WHOLE.matcher(etag).matches()) {
            Hash.of("MD5")
                    .ifPresent(h ->
                            expected.add(new Expectation("etag", etag, true, h, Parts.UNKNOWN)));
        } else if (md5 && parts.isKnown() && parts(etag) > 0) {
            Hash.of("MD5")
                    .ifPresent(h -> expected.add(new Expectation("etag", etag, true, h, parts)));
        }
        checksums.forEach((name, value) -> {
            boolean composite = parts(value) > 0;
            if (!composite || parts.isKnown()) {
                Hash.of(name)
                        .ifPresent(hash ->
                                expected.add(
                                        new Expectation(
                                                name,
                                                value,
                                                false,
                                                hash,
                                                composite ? parts : Parts.UNKNOWN)));
            }
        });
        return expected;
    }

    /// With a customer's key the ETag is a number without a meaning.
    private static boolean isMd5(ObjectRecord.Encryption encryption, Map<String, String> headers) {
        boolean plain = encryption.algorithm() == null || "AES256".equals(encryption.algorithm());
        return plain && !headers.containsKey("x-amz-server-side-encryption-customer-algorithm");
    }

    /// How many parts an ETag or checksum speaks of; 0 where it is of the whole.
    static int parts(String value) {
        Matcher matcher = OF_PARTS.matcher(value);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
