package org.exhibit.indexer.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

class YamlTextTest {
    @Test
    void knowsLinesAndKinds() throws YamlException {
        List<YamlNode> documents = YamlText.documents("a: 1\nb:\n  - 'null'\n  - null\n---\nc\n");
        assertThat(documents).hasSize(2);
        YamlNode.Mapping first = (YamlNode.Mapping) documents.getFirst();
        YamlNode.Sequence list =
                (YamlNode.Sequence) Objects.requireNonNull(first.members().get("b"));
        assertThat(list.items())
                .containsExactly(
                        new YamlNode.Scalar("null", false, 3),
                        new YamlNode.Scalar("null", true, 4));
        assertThat(((YamlNode.Scalar) list.items().get(0)).isNull()).isFalse();
        assertThat(((YamlNode.Scalar) list.items().get(1)).isNull()).isTrue();
    }

    @Test
    void refusesWhatGrowsBeyondMeasure() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a%d: &a%d [".replace("%d", Integer.toString(i)));
            bomb.append(String.join(", ", Collections.nCopies(10, before)));
            bomb.append("]\n");
        }
        assertThatThrownBy(() -> YamlText.documents(bomb.toString()))
                .isInstanceOf(YamlException.class)
                .hasMessage("aliases make it grow beyond 100000 nodes");
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThatThrownBy(() -> YamlText.documents("[".repeat(100_000)))
                .isInstanceOf(YamlException.class)
                .hasMessage("nested deeper than 60");
    }

    @Test
    void refusesAnAnchorThatHoldsItself() {
        assertThatThrownBy(() -> YamlText.documents("a: &x [*x]"))
                .isInstanceOf(YamlException.class)
                .hasMessage("no anchor x");
    }

    @Test
    void refusesTheSameNameTwice() {
        assertThatThrownBy(() -> YamlText.documents("a: 1\nb: 2\na: 3\n"))
                .isInstanceOfSatisfying(YamlException.class, e -> assertThat(e.line()).isEqualTo(3))
                .hasMessage("a stands there twice");
    }

    @Test
    void saysWhereItIsNoYaml() {
        assertThatThrownBy(() -> YamlText.documents("a: 1\n  b: [2\n"))
                .isInstanceOfSatisfying(YamlException.class, e -> assertThat(e.line()).isEqualTo(2))
                .hasMessageStartingWith("no YAML: ");
    }

    @Test
    void makesNoObjects() throws YamlException {
        List<YamlNode> documents =
                YamlText.documents("a: !!javax.script.ScriptEngineManager [x]\n");
        YamlNode.Mapping first = (YamlNode.Mapping) documents.getFirst();
        assertThat(first.texts("a")).containsExactly("x");
    }
}
