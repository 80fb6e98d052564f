package org.exhibit.indexer.integrity.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.digest.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

class MerkleTreeTest {
    /// The leaves and roots with which Certificate Transparency's implementations are tested.
    private static final List<String> LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    private static MerkleTree tree(int size) {
        List<Digest> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte[] bytes = i < LEAVES.size() ? HexFormat.of().parseHex(LEAVES.get(i)) : new byte[i];
            leaves.add(MerkleTree.leaf(bytes));
        }
        return new MerkleTree(leaves);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    })
    void hasTheKnownRoots(int size, String root) {
        assertThat(tree(size).root().hex()).isEqualTo(root);
    }

    @Test
    void provesEveryLeafAndNoOther() {
        for (int size = 1; size < 40; size++) {
            MerkleTree tree = tree(size);
            for (int i = 0; i < size; i++) {
                List<MerkleTree.Step> proof = tree.proof(i);
                assertThat(MerkleTree.follow(tree.leaves().get(i), proof)).isEqualTo(tree.root());
                Digest other = tree.leaves().get((i + 1) % size);
                if (size > 1) {
                    assertThat(MerkleTree.follow(other, proof)).isNotEqualTo(tree.root());
                }
            }
        }
    }

    @Test
    void needsALeaf() {
        assertThatThrownBy(() -> new MerkleTree(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
