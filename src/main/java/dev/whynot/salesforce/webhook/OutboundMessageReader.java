package dev.whynot.salesforce.webhook;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads outbound messages: SOAP 1.1, {@code Envelope/Body/notifications} with an {@code OrganizationId} and 1 to 100
 * {@code Notification}s, in any order and with any prefixes. Document types and entities are refused; what is not known
 * is skipped.
 */
final class OutboundMessageReader {

    static final String OUTBOUND = "http://soap.sforce.com/2005/09/outbound";

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int MOST_NOTIFICATIONS = 100;
    private static final int DEEPEST = 16;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private String organization;
    private final List<PushedRecord> records = new ArrayList<>();

    private OutboundMessageReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Reads a message.
     *
     * @throws BadMessageException says what was expected
     */
    static OutboundMessage read(byte[] body) throws BadMessageException {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                return new OutboundMessageReader(xml).message();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new BadMessageException("The message is not well-formed XML (line %d)".formatted(line));
        } catch (RuntimeException e) { // the JDK's parser fails at reporting some errors, as of document types
            throw new BadMessageException("The message is not well-formed XML");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private OutboundMessage message() throws XMLStreamException, BadMessageException {
        while (xml.hasNext() && xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
            if (xml.next() == XMLStreamConstants.DTD) {
                throw new BadMessageException("The message has a document type; none is allowed");
            }
        }
        require(SOAP, "Envelope");
        enter(SOAP, "Body");
        enter(OUTBOUND, "notifications");
        while (nextChild()) {
            switch (xml.getLocalName()) {
                case "OrganizationId" -> organization = text();
                case "Notification" -> notification();
                default -> skip();
            }
        }
        while (xml.hasNext()) {
            xml.next(); // the rest must be well-formed too: a message that was cut off is none
        }
        if (organization == null || organization.isBlank()) {
            throw new BadMessageException("The message has no OrganizationId");
        }
        if (records.isEmpty()) {
            throw new BadMessageException("The message has no Notification");
        }
        return new OutboundMessage(organization.strip(), List.copyOf(records));
    }

    /** Goes on to a child of the element we are in, past others. */
    private void enter(String namespace, String name) throws XMLStreamException, BadMessageException {
        while (nextChild()) {
            if (xml.getLocalName().equals(name)) {
                require(namespace, name);
                return;
            }
            skip();
        }
        throw new BadMessageException("The message has no '%s'".formatted(name));
    }

    private void require(String namespace, String name) throws BadMessageException {
        if (!xml.isStartElement() || !xml.getLocalName().equals(name) || !namespace.equals(xml.getNamespaceURI())) {
            throw new BadMessageException("'%s' of %s was expected in line %d"
                    .formatted(name, namespace, xml.getLocation().getLineNumber()));
        }
    }

    private void notification() throws XMLStreamException, BadMessageException {
        if (records.size() == MOST_NOTIFICATIONS) {
            throw new BadMessageException("The message has more than %d notifications".formatted(MOST_NOTIFICATIONS));
        }
        String id = null;
        String type = null;
        Map<String, String> fields = null;
        while (nextChild()) {
            switch (xml.getLocalName()) {
                case "Id" -> id = text().strip();
                case "sObject" -> {
                    type = type();
                    fields = fields();
                }
                default -> skip();
            }
        }
        if (id == null || id.isEmpty()) {
            throw new BadMessageException("A Notification has no Id");
        }
        if (type == null) {
            throw new BadMessageException("The Notification %s has no sObject with an xsi:type".formatted(id));
        }
        records.add(new PushedRecord(id, type, fields));
    }

    private String type() {
        String type = xml.getAttributeValue(XSI, "type");
        return type == null || type.isBlank()
                ? null
                : type.strip().substring(type.strip().indexOf(':') + 1);
    }

    private Map<String, String> fields() throws XMLStreamException, BadMessageException {
        Map<String, String> fields = new LinkedHashMap<>();
        while (nextChild()) {
            String name = xml.getLocalName();
            fields.put(name, text());
        }
        return fields;
    }

    /** Whether the element we are in has another child; it is the current element then. */
    private boolean nextChild() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
        }
        return false;
    }

    /** The text of the current element, without that of its children; empty if it is nil. */
    private String text() throws XMLStreamException, BadMessageException {
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                case XMLStreamConstants.START_ELEMENT -> skip();
                case XMLStreamConstants.END_ELEMENT -> {
                    return text.toString();
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new BadMessageException("The message refers to an entity; none is allowed");
                default -> {
                    // comments and the like
                }
            }
        }
        return text.toString();
    }

    private void skip() throws XMLStreamException, BadMessageException {
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (depth > DEEPEST) {
                throw new BadMessageException("The message is nested more than %d deep".formatted(DEEPEST));
            }
        }
    }
}
