package se.lykta.ingest.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import se.lykta.ingest.RejectCode;

/// XML out of files of strangers: no document types, no entities, nothing fetched, no endless tag or text.
final class Xml {

    static final int MOST_TEXT_CHARS = 1 << 20;

    private Xml() {}

    static XMLStreamReader open(InputStream bytes) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are never read");
        });
        return factory.createXMLStreamReader(new TagGuard(bytes));
    }

    /// The next event; refuses what a table never holds.
    static int next(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD
                || event == XMLStreamConstants.ENTITY_REFERENCE
                || event == XMLStreamConstants.ENTITY_DECLARATION) {
            throw new Unreadable(RejectCode.XML_DEFINITIONS_FORBIDDEN, "");
        }
        return event;
    }

    /// All text within the element the reader stands at the start of, to its end.
    static String text(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (next(xml)) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    append(text, xml);
                case XMLStreamConstants.END_DOCUMENT -> depth = 0;
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        return text.toString();
    }

    static void append(StringBuilder text, XMLStreamReader xml) throws Unreadable {
        if (text.length() + xml.getTextLength() > MOST_TEXT_CHARS) {
            throw new Unreadable(RejectCode.PART_TOO_LONG, text.substring(0, Math.min(100, text.length())));
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    static String attribute(XMLStreamReader xml, String localName) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(localName)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /// Refuses a tag or an attribute of more than some megabytes before the parser keeps it in memory.
    private static final class TagGuard extends FilterInputStream {
        private static final int MOST_TAG_BYTES = 4 << 20;
        private boolean inTag;
        private int quote;
        private long tagBytes;

        TagGuard(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            if (value >= 0) {
                look((byte) value);
            }
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            for (int i = 0; i < count; i++) {
                look(into[offset + i]);
            }
            return count;
        }

        private void look(byte b) throws Unreadable {
            if (!inTag) {
                if (b == '<') {
                    inTag = true;
                    tagBytes = 0;
                }
                return;
            }
            if (++tagBytes > MOST_TAG_BYTES) {
                throw new Unreadable(RejectCode.PART_TOO_LONG, "");
            }
            if (quote != 0) {
                quote = b == quote ? 0 : quote;
            } else if (b == '"' || b == '\'') {
                quote = b;
            } else if (b == '>') {
                inTag = false;
            }
        }
    }
}
