package org.exhibit.indexer.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Passwords for encrypted zip entries, each tried where an entry asks for one. Held in memory
/// only: nothing of Exhibit writes them anywhere, and `toString` tells their number alone.
/// Immutable.
public final class ZipPasswords {
    public static final ZipPasswords NONE = new ZipPasswords(List.of());

    /// How the reason begins for which an entry without a fitting password is left unread.
    public static final String LOCKED = "the zip entry is encrypted";

    private final List<char[]> passwords;

    private ZipPasswords(List<char[]> passwords) {
        this.passwords = List.copyOf(passwords);
    }

    public static ZipPasswords of(char[] password) {
        return new ZipPasswords(List.of(password.clone()));
    }

    /// Reads a file of passwords, UTF-8, one a line; blanks at the ends of a line belong to its
    /// password, empty lines are passed over.
    ///
    /// @throws IOException where the file cannot be read, or holds no password
    public static ZipPasswords read(Path file) throws IOException {
        List<char[]> found = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    found.add(line.toCharArray());
                }
            }
        } catch (java.nio.charset.CharacterCodingException e) {
            // The platform's message would quote nothing, and its cause might.
            throw new IOException("The file " + file + " of passwords is no UTF-8 text.");
        }
        if (found.isEmpty()) {
            throw new IOException("The file " + file + " holds no password.");
        }
        return new ZipPasswords(found);
    }

    /// These and others, each once.
    public ZipPasswords and(ZipPasswords others) {
        List<char[]> all = new ArrayList<>(passwords);
        for (char[] other : others.passwords) {
            if (all.stream().noneMatch(one -> Arrays.equals(one, other))) {
                all.add(other);
            }
        }
        return new ZipPasswords(all);
    }

    public boolean isEmpty() {
        return passwords.isEmpty();
    }

    List<char[]> all() {
        return passwords;
    }

    @Override
    public String toString() {
        return passwords.size() + " zip passwords";
    }
}
