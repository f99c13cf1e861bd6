package dev.gatehouse.conformance;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.ls.DOMImplementationLS;

/// An answer of the query protocol.
///
/// @param status of the HTTP answer
public record QueryAnswer(int status, Element root) {
    /// The text of the first element of this name.
    public Optional<String> text(String name) {
        return elements(root.getElementsByTagName(name)).stream()
                .map(Element::getTextContent)
                .findFirst();
    }

    /// The code of an error; empty if it is none.
    public String code() {
        return text("Code").orElse("");
    }

    /// What an operation answers, as XML: all but the id of the request.
    public String result() {
        var load =
                (DOMImplementationLS)
                        root.getOwnerDocument().getImplementation().getFeature("LS", "3.0");
        Node result =
                IntStream.range(0, root.getChildNodes().getLength())
                        .mapToObj(root.getChildNodes()::item)
                        .filter(child -> child.getNodeName().endsWith("Result"))
                        .findFirst()
                        .orElseThrow();
        return load.createLSSerializer().writeToString(result);
    }

    /// The entries of the lists of an answer, each as the text in it.
    public List<String> items() {
        return elements(root.getElementsByTagName("member")).stream()
                .filter(QueryAnswer::isOfTheAnswerItself)
                .map(Element::getTextContent)
                .toList();
    }

    private static boolean isOfTheAnswerItself(Element member) {
        return member.getParentNode().getParentNode().getNodeName().endsWith("Result");
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .<Node>mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }
}
