package org.exhibit.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/// Pages of any size become a tree, whatever the records print.
class XhtmlTreeTest {
    @Test
    void holdsMoreMarkupSignsThanTheParserAllowsForByItself() throws Exception {
        int count = 150_000;
        Document tree = XhtmlTree.of("<html><body>" + "&lt;&amp;".repeat(count) + "</body></html>");

        assertThat(tree.getDocumentElement().getTextContent()).hasSize(2 * count);
    }

    @Test
    void keepsTextAsItIs() throws Exception {
        Document tree =
                XhtmlTree.of("<html><body title=\"a &quot;b&quot;\">\"c\"  &lt;d</body></html>");

        assertThat(tree.getDocumentElement().getTextContent()).isEqualTo("\"c\"  <d");
        assertThat(tree.getElementsByTagName("body").item(0).getAttributes().item(0).getNodeValue())
                .isEqualTo("a \"b\"");
    }
}
