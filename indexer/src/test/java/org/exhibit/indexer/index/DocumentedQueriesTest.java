package org.exhibit.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query.MetaField;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Risk: the manual shows queries that are none, or leaves a field out.
class DocumentedQueriesTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static String manual() throws IOException {
        // Tests run in the module's folder.
        return Files.readString(Path.of("..", "docs", "query-language.md"));
    }

    @Test
    void everyExampleIsAQuery() throws Exception {
        List<String> examples = new ArrayList<>();
        boolean block = false;
        for (String line : manual().lines().toList()) {
            if (line.startsWith("```")) {
                block = !block;
            } else if (block) {
                examples.add(line);
            } else if (line.startsWith("| `")) {
                Matcher code = CODE.matcher(line.substring(0, line.indexOf('|', 2)));
                while (code.find()) {
                    if (code.group(1).matches("[^…]*\\w:[^…]+")) {
                        examples.add(code.group(1));
                    }
                }
            }
        }
        assertThat(examples).hasSizeGreaterThan(25);
        for (String example : examples) {
            assertThat(QueryParser.parse(example)).as(example).isNotNull();
        }
    }

    @Test
    void everyNameIsListed() throws IOException {
        String manual = manual();
        for (EventField field : EventField.values()) {
            assertThat(manual).contains("`" + field.jsonName() + "`");
        }
        for (MetaField field : MetaField.values()) {
            assertThat(manual).contains("`" + field.jsonName() + "`");
        }
    }
}
