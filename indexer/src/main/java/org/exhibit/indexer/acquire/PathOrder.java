package org.exhibit.indexer.acquire;

import java.util.Comparator;

/// The order of paths: name by name, names as text; the content of a folder directly after where
/// the folder's name would stand. The same on every machine, whatever order a file system lists in.
final class PathOrder implements Comparator<String> {
    static final PathOrder INSTANCE = new PathOrder();

    private PathOrder() {}

    @Override
    public int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Integer.compare(rank(a), rank(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    private static int rank(char c) {
        return c == '/' ? 0 : c;
    }
}
