package org.exhibit.indexer.format.json;

/// Finds the end of one object or list by its brackets and quotes alone, over any number of pieces.
/// Does not check the JSON: it is for what is passed over and for records known to be bad.
final class JsonBoundary {
    private int depth;
    private boolean inText;
    private boolean escape;

    /// Passes over the next piece.
    ///
    /// @return the position after the closing bracket, or -1 where it lies beyond this piece
    int pass(byte[] bytes, int from, int to) {
        if (from >= to) {
            return -1;
        }
        int p = from;
        if (escape) {
            escape = false;
            p++;
        }
        while (p < to) {
            if (inText) {
                p = Swar.quoteOrBackslash(bytes, p, to);
                if (p >= to) {
                    return -1;
                }
                if (bytes[p] == '"') {
                    inText = false;
                    p++;
                } else {
                    p += 2;
                }
                continue;
            }
            byte b = bytes[p++];
            if (b == '"') {
                inText = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
                if (depth <= 0) {
                    return p;
                }
            }
        }
        escape = p > to;
        return -1;
    }
}
