package dev.vitals.federation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What XML of a stranger may be before anything makes a tree of it: whoever works on trees goes down into them, and some
 * look through all children for each child. It is read through once, without being kept.
 *
 * @param elements at most, in all
 */
record XmlBounds(int elements) {

    /** A response with a thousand groups has about eleven hundred. */
    static final XmlBounds OF_MESSAGES = new XmlBounds(10_000);

    /** A federation of thousands of providers in one file. */
    static final XmlBounds OF_METADATA = new XmlBounds(400_000);

    private static final int DEEPEST = 60;
    private static final int ATTRIBUTES = 100;
    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    Optional<String> problem(String xml) {
        return problem(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** A sentence on what is wrong; it holds nothing of the text. Empty where nothing is. */
    Optional<String> problem(byte[] xml) {
        try {
            return problem(FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml)));
        } catch (XMLStreamException | RuntimeException broken) {
            return Optional.of("It is no XML that can be read.");
        }
    }

    private Optional<String> problem(XMLStreamReader reader) throws XMLStreamException {
        int depth = 0;
        int seen = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Optional.of("It declares a type of document or entities, which are not taken.");
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    seen++;
                    if (depth > DEEPEST || reader.getAttributeCount() + reader.getNamespaceCount() > ATTRIBUTES) {
                        return Optional.of("It is nested deeper than %d elements, or one has more than %d attributes."
                                .formatted(DEEPEST, ATTRIBUTES));
                    }
                    if (seen > elements) {
                        return Optional.of("It has more than %,d elements.".formatted(elements));
                    }
                }
                default -> {
                    // text, comments and the like: the reader that checks the signature decides
                }
            }
        }
        return Optional.empty();
    }
}
