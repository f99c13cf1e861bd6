package dev.gatehouse.cli.client;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// An element of a server's answer.
public record Xml(Element element) {
    /// The root of a document.
    ///
    /// @throws IOException if it is not XML
    public static Xml parse(String text) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Xml(
                    factory.newDocumentBuilder()
                            .parse(new InputSource(new StringReader(text)))
                            .getDocumentElement());
        } catch (ParserConfigurationException | SAXException notXml) {
            throw new IOException("the server's answer is not XML", notXml);
        }
    }

    public String name() {
        return element.getTagName();
    }

    /// All the text in it.
    public String text() {
        return element.getTextContent();
    }

    /// The text of the first child of a name; empty if there is none.
    public String text(String childName) {
        return child(childName).map(Xml::text).orElse("");
    }

    public List<Xml> children() {
        var children = new ArrayList<Xml>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(new Xml(child));
            }
        }
        return children;
    }

    /// The first child of a name.
    public Optional<Xml> child(String childName) {
        return children().stream().filter(child -> child.name().equals(childName)).findFirst();
    }

    /// The members of a list; none if there is no such list.
    public List<Xml> members(String list) {
        return child(list).map(Xml::children).orElse(List.of());
    }
}
