package org.exhibit.reports.pdf;

import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// Reads the XHTML that `XhtmlPage` wrote as a tree.
///
/// The platform's parser counts every `&amp;` and `&lt;` as an entity and stops at a hundred
/// thousand characters of them, which the records of a thousand exhibits have. What is read here is
/// written here, declares nothing and names no other file, so it is read without those limits.
final class XhtmlTree {
    private static final String NONE = "0";

    /// Limits of the Java platform on how large a document may become.
    private static final List<String> LIMITS =
            List.of(
                    "jdk.xml.entityExpansionLimit",
                    "jdk.xml.maxGeneralEntitySizeLimit",
                    "jdk.xml.totalEntitySizeLimit",
                    "jdk.xml.maxXMLNameLimit");

    private XhtmlTree() {}

    static Document of(String xhtml) throws IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            LIMITS.forEach(limit -> factory.setAttribute(limit, NONE));
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the pages of a pack are well-formed", e);
        }
    }
}
