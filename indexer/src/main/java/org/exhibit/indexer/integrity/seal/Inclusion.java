package org.exhibit.indexer.integrity.seal;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.EvidenceItem;

import java.util.ArrayList;
import java.util.List;

/// The proof that one item lies under a seal's root, without the others.
///
/// @param text the leaf's line
/// @param leaf its hash
/// @param index 0-based place among the leaves
/// @param size number of leaves
public record Inclusion(
        EvidenceItem item,
        String text,
        Digest leaf,
        int index,
        int size,
        List<MerkleTree.Step> steps,
        Digest root) {
    public Inclusion {
        steps = List.copyOf(steps);
    }

    /// Whether the steps lead from the leaf to the root.
    public boolean holds() {
        return MerkleTree.follow(leaf, steps).equals(root);
    }

    /// A shell script that checks it with `sha256sum`, `sha512sum`, `xxd` and `openssl` alone. It
    /// is run beside the files `seal.json` and `seal.p7s`, the item's path as its argument, and
    /// ends with 0 only if all holds.
    public List<String> script() {
        List<String> lines = new ArrayList<>();
        lines.add("set -eu");
        lines.add("item=${1:?name the file of the evidence item}");
        lines.add("test \"$(sha256sum < \"$item\" | cut -d' ' -f1)\" = " + item.sha256().hex());
        lines.add("test \"$(sha512sum < \"$item\" | cut -d' ' -f1)\" = " + item.sha512());
        lines.add("test \"$(wc -c < \"$item\" | tr -d ' ')\" = " + item.size());
        lines.add("node() { printf '\\001'; printf '%s' \"$1$2\" | xxd -r -p; }");
        lines.add("h=$(printf '\\000" + text + "' | sha256sum | cut -d' ' -f1)");
        for (MerkleTree.Step step : steps) {
            String sibling = step.sibling().hex();
            lines.add(
                    "h=$(node "
                            + (step.left() ? sibling + " $h" : "$h " + sibling)
                            + " | sha256sum | cut -d' ' -f1)");
        }
        lines.add("test \"$h\" = " + root.hex());
        lines.add("grep -q '\"root\" : \"'$h'\"' seal.json");
        lines.add(
                "openssl cms -verify -binary -inform DER -in seal.p7s -content seal.json -noverify"
                        + " -out /dev/null");
        lines.add("echo 'The item is under the seal.'");
        return lines;
    }
}
