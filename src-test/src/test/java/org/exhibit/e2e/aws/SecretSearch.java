package org.exhibit.e2e.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Looks for the secrets of the tests' identities, as they are and in UTF-16, in every file of a
/// case, also inside its compressed ones.
public final class SecretSearch {
    private SecretSearch() {}

    /// Fails where one is found.
    ///
    /// @param more secrets of the test's own
    public static void none(Path folder, String... more) throws IOException {
        int files = 0;
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                none(file.toString(), Files.readAllBytes(file), more);
                files++;
            }
        }
        if (files < 4) {
            throw new AssertionError("only " + files + " files in " + folder);
        }
    }

    /// Likewise, in text or bytes from elsewhere.
    public static void none(String name, byte[] content, String... more) throws IOException {
        search(name, content, more);
        if (content.length > 2 && content[0] == 0x1f && (content[1] & 0xff) == 0x8b) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
                search(name, in.readAllBytes(), more);
            }
        }
    }

    private static void search(String name, byte[] content, String... more) {
        String bytes = new String(content, StandardCharsets.ISO_8859_1);
        String wide = bytes.replace("\0", "");
        List<String> secrets = new ArrayList<>(AwsFront.SESSION_SECRETS);
        secrets.addAll(List.of(more));
        secrets.add(LocalS3.KEY);
        secrets.add(LocalS3.SECRET);
        for (String secret : secrets) {
            // A code of six digits stands in many a number; it counts where it stands alone.
            boolean found =
                    secret.equals(AwsFront.CODE)
                            ? bytes.matches("(?s).*(?<![0-9a-fA-F])" + secret + "(?![0-9a-fA-F]).*")
                            : bytes.contains(secret) || wide.contains(secret);
            if (found) {
                throw new AssertionError("a secret is in " + name + ": " + secret);
            }
        }
    }
}
