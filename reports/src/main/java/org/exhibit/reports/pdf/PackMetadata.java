package org.exhibit.reports.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.exhibit.reports.document.PackDocument;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/// Sets a PDF's document id, Info dictionary and XMP packet from the freeze instant and the
/// manifest alone, so that none of them tells of the machine or the hour of the build.
final class PackMetadata {
    private static final DateTimeFormatter XMP_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int ID_LENGTH = 16;

    private final PackDocument document;
    private final Instant freeze;
    private final String tool;

    PackMetadata(PackDocument document, Instant freeze, String toolVersion) {
        this.document = document;
        this.freeze = freeze.truncatedTo(ChronoUnit.SECONDS);
        this.tool = "Exhibit " + toolVersion;
    }

    void apply(PDDocument pdf) throws IOException {
        Calendar time = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        time.setTimeInMillis(freeze.toEpochMilli());
        PDDocumentInformation info = new PDDocumentInformation();
        info.setTitle(clean(document.title()));
        info.setAuthor(clean(document.author()));
        info.setSubject(clean(document.description()));
        info.setCreator(clean(tool));
        info.setProducer(clean(tool));
        info.setCreationDate(time);
        info.setModificationDate(time);
        pdf.setDocumentInformation(info);
        PDMetadata metadata =
                new PDMetadata(
                        pdf, new ByteArrayInputStream(xmp().getBytes(StandardCharsets.UTF_8)));
        pdf.getDocumentCatalog().setMetadata(metadata);
        COSArray id = new COSArray();
        byte[] start = Arrays.copyOf(document.manifest().bytes(), ID_LENGTH);
        id.add(new COSString(start));
        id.add(new COSString(start));
        pdf.getDocument().getTrailer().setItem(COSName.ID, id);
    }

    private String xmp() {
        String time = XMP_TIME.format(freeze);
        return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about=""
            xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/"
            xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
            xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
            xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
            xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
            xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
            xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
           <dc:format>application/pdf</dc:format>
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%TITLE%</rdf:li></rdf:Alt></dc:title>
           <dc:creator><rdf:Seq><rdf:li>%AUTHOR%</rdf:li></rdf:Seq></dc:creator>
           <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%SUBJECT%</rdf:li></rdf:Alt></dc:description>
           <xmp:CreatorTool>%TOOL%</xmp:CreatorTool>
           <xmp:CreateDate>%TIME%</xmp:CreateDate>
           <xmp:ModifyDate>%TIME%</xmp:ModifyDate>
           <pdf:Producer>%TOOL%</pdf:Producer>
           <pdfaid:part>3</pdfaid:part>
           <pdfaid:conformance>A</pdfaid:conformance>
           <pdfuaid:part>1</pdfuaid:part>
           <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
             <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
             <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
             <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
             <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
               <pdfaProperty:name>part</pdfaProperty:name>
               <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
               <pdfaProperty:category>internal</pdfaProperty:category>
               <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
             </rdf:li></rdf:Seq></pdfaSchema:property>
           </rdf:li></rdf:Bag></pdfaExtension:schemas>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """
                .replace("%TIME%", time)
                .replace("%TOOL%", escaped(tool))
                .replace("%TITLE%", escaped(document.title()))
                .replace("%AUTHOR%", escaped(document.author()))
                .replace("%SUBJECT%", escaped(document.description()));
    }

    private static String escaped(String text) {
        return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Without what XML or a viewer's title bar cannot hold.
    private static String clean(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    int type = Character.getType(c);
                    boolean odd =
                            type == Character.CONTROL
                                    || type == Character.FORMAT
                                    || type == Character.SURROGATE
                                    || type == Character.PRIVATE_USE
                                    || type == Character.UNASSIGNED;
                    out.append(odd ? VisibleText.code(c) : Character.toString(c));
                });
        return out.toString();
    }
}
