package dev.gatehouse.cli.mfa;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Reads the container of symmetric keys in which manufacturers send the seeds of their tokens.
/// Only values that are not encrypted, of tokens that make codes as AWS takes them: six digits,
/// HMAC-SHA1, half a minute.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6030">RFC 6030</a>
final class Pskc {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:keyprov:pskc";
    private static final String TOTP = NAMESPACE + ":totp";

    private Pskc() {}

    /// @throws IllegalArgumentException if it is no such container, or one of its tokens cannot be
    ///   used
    static List<Token> tokens(String xml) {
        Element container = root(xml);
        if (!isNamed(container, "KeyContainer")) {
            throw new IllegalArgumentException("the XML is not a KeyContainer of RFC 6030");
        }
        List<Element> packages = children(container, "KeyPackage");
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < packages.size(); i++) {
            tokens.add(token("KeyPackage " + (i + 1), packages.get(i)));
        }
        return tokens;
    }

    private static Token token(String where, Element keyPackage) {
        String serialNumber =
                find(keyPackage, "DeviceInfo", "SerialNo")
                        .map(Pskc::text)
                        .orElseThrow(() -> wrong(where, "has no DeviceInfo with a SerialNo"));
        String name = where + " (" + serialNumber + ")";
        Element key = find(keyPackage, "Key").orElseThrow(() -> wrong(name, "has no Key"));
        requireUsable(name, key);
        String seed =
                find(key, "Data", "Secret", "PlainValue")
                        .map(Pskc::text)
                        .orElseThrow(() ->
                                wrong(name, "has no Secret with a PlainValue: decrypt it first"));
        return new Token(serialNumber, hex(name, seed), "hex");
    }

    private static void requireUsable(String name, Element key) {
        require(
                key.getAttribute("Algorithm").equals(TOTP),
                name,
                "is not of the algorithm " + TOTP);
        find(key, "AlgorithmParameters", "ResponseFormat")
                .ifPresent(format -> {
                    require(format.getAttribute("Length").equals("6"), name, "has not six digits");
                    require(
                            format.getAttribute("Encoding").equals("DECIMAL"),
                            name,
                            "has codes that are not decimal");
                });
        find(key, "AlgorithmParameters", "Suite")
                .map(Pskc::text)
                .ifPresent(suite ->
                        require(
                                suite.replace("-", "").endsWith("SHA1"),
                                name,
                                "does not use HMAC-SHA1"));
        find(key, "Data", "TimeInterval", "PlainValue")
                .map(Pskc::text)
                .ifPresent(seconds ->
                        require(seconds.equals("30"), name, "has codes of other than 30 seconds"));
    }

    private static void require(boolean right, String name, String problem) {
        if (!right) {
            throw wrong(name, problem);
        }
    }

    private static IllegalArgumentException wrong(String name, String problem) {
        return new IllegalArgumentException(name + " " + problem);
    }

    private static String hex(String name, String base64) {
        try {
            return HexFormat.of()
                    .formatHex(Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
        } catch (IllegalArgumentException notBase64) {
            // Its message can hold a part of the seed.
            throw wrong(name, "has a Secret that is not base 64");
        }
    }

    private static Element root(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            // The default one prints what is wrong.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException notXml) {
            throw new IllegalArgumentException("the file begins as XML but is none", notXml);
        }
    }

    private static Optional<Element> find(Element from, String... path) {
        Optional<Element> found = Optional.of(from);
        for (String name : path) {
            found = found.flatMap(element -> children(element, name).stream().findFirst());
        }
        return found;
    }

    private static List<Element> children(Element parent, String name) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && isNamed(child, name)) {
                children.add(child);
            }
        }
        return children;
    }

    private static boolean isNamed(Element element, String name) {
        return NAMESPACE.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }
}
