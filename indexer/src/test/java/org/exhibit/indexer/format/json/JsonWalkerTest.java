package org.exhibit.indexer.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.format.RecordField;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class JsonWalkerTest {
    private final List<String> tagged = new ArrayList<>();
    private final JsonWalker walker =
            new JsonWalker(
                    new JsonPathTree(Map.of("a.b", 7), Set.of("Records")),
                    new JsonLeaves() {
                        @Override
                        public void begin() {
                            tagged.clear();
                        }

                        @Override
                        public void leaf(int tag, RecordField field, boolean inList) {
                            tagged.add(tag + " " + field.text() + " " + inList);
                        }

                        @Override
                        public void object(int tag) {
                            tagged.add(tag + " object");
                        }
                    });

    private List<RecordField> read(String json) throws JsonSyntaxException {
        return read(utf8(json));
    }

    private List<RecordField> read(byte[] bytes) throws JsonSyntaxException {
        int end = walker.read(bytes, 0, bytes.length, false);
        if (end != bytes.length) {
            throw JsonSyntaxException.after(end);
        }
        return walker.fields();
    }

    @Test
    void everyLeafHasItsPathTextAndKind() throws IOException {
        assertThat(
                        read(
                                """
                                {"a":"x","b":{"c":[1,{"d":null},-2.50e+3,[]],"e":{}},"":true,"a":"y"}\
                                """))
                .containsExactly(
                        RecordField.text("a", "x"),
                        RecordField.number("b.c", "1"),
                        RecordField.nullValue("b.c.d"),
                        RecordField.number("b.c", "-2.50e+3"),
                        new RecordField("b.c", "", RecordField.Kind.EMPTY),
                        new RecordField("b.e", "", RecordField.Kind.EMPTY),
                        new RecordField("", "true", RecordField.Kind.BOOLEAN),
                        RecordField.text("a", "y"));
    }

    @Test
    void tellsOfLeavesAndObjectsAtTaggedPaths() throws IOException {
        read("{\"a\":{\"b\":\"x\"},\"a\":{\"b\":[1,2]},\"a\":{\"b\":{\"c\":1}}}");
        assertThat(tagged).containsExactly("7 x false", "7 1 true", "7 2 true", "7 object");
    }

    @Test
    void stopsAtAListOfRecords() throws IOException {
        byte[] bytes = "{\"x\":{\"Records\":[]},\"Records\" : [{}".getBytes(StandardCharsets.UTF_8);
        int stop = walker.read(bytes, 0, bytes.length, true);
        assertThat(new String(bytes, 0, -stop, StandardCharsets.UTF_8))
                .isEqualTo("{\"x\":{\"Records\":[]},\"Records\" : [");
    }

    @Test
    void damagedTextIsReadWithReplacementAndSaid() throws IOException {
        byte[] bytes =
                "{\"k\":\"aÿb\",\"s\":\"\\ud800!\",\"ok\":\"\uFFFD\"}"
                        .getBytes(StandardCharsets.UTF_8);
        bytes[7] = (byte) 0xFF;
        bytes[8] = 'c';
        assertThat(read(bytes))
                .containsExactly(
                        RecordField.text("k", "a\uFFFDcb"),
                        RecordField.text("s", "\uFFFD!"),
                        RecordField.text("ok", "\uFFFD"));
        assertThat(walker.flaws())
                .containsExactly(
                        "k holds damaged text, shown with U+FFFD",
                        "s holds damaged text, shown with U+FFFD");
    }

    @Test
    void nestingIsBounded() throws IOException {
        String deepest = "{\"a\":" + "[".repeat(199) + "]".repeat(199) + "}";
        assertThat(read(deepest)).hasSize(1);
        String deeper = "{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}";
        assertThatThrownBy(() -> read(deeper)).hasMessage("nested deeper than 200");
    }

    @Test
    void fieldsAndPathsAreBounded() throws IOException {
        String many = "{\"a\":[" + "0,".repeat(JsonBounds.FIELDS) + "0]}";
        assertThat(read(many)).hasSize(JsonBounds.FIELDS);
        assertThat(walker.flaws())
                .containsExactly("only the first 100000 fields can be searched by path");
        String name = "n".repeat(2_000);
        RecordField cut = read("{\"" + name + "\":1}").getFirst();
        assertThat(cut.path()).isEqualTo("n".repeat(JsonBounds.PATH_LENGTH) + "…");
        assertThat(walker.flaws()).hasSize(1);
    }

    @Test
    void moreDistinctNamesThanAreRememberedAreReadAlike() throws IOException {
        for (int round = 0; round < 2; round++) {
            StringBuilder json = new StringBuilder("{");
            for (int i = 0; i < 20_000; i++) {
                json.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":").append(i);
            }
            List<RecordField> fields = read(json.append('}').toString());
            assertThat(fields).hasSize(20_000);
            assertThat(fields.get(19_999)).isEqualTo(RecordField.number("k19999", "19999"));
        }
    }

    private Optional<List<RecordField>> readOrReject(String json) {
        try {
            return Optional.of(read(json));
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void acceptsAndReadsExactlyWhatAnotherStrictReaderDoes() throws IOException {
        RandomJson random = new RandomJson(42);
        int rejected = 0;
        for (int i = 0; i < 20_000; i++) {
            String json = random.object();
            if (i % 2 == 1) {
                json = random.damaged(json).strip();
            }
            Optional<List<RecordField>> actual = readOrReject(json);
            rejected += actual.isEmpty() ? 1 : 0;
            assertThat(actual).as(json).isEqualTo(JacksonLeaves.of(utf8(json)));
        }
        assertThat(rejected).isGreaterThan(2_000);
    }
}
