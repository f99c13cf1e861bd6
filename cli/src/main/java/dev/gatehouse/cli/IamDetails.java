package dev.gatehouse.cli;

import dev.gatehouse.policy.analysis.AccountDetails;
import dev.gatehouse.policy.analysis.AccountDetailsReader;
import dev.gatehouse.policy.json.JsonBuilder;
import dev.gatehouse.policy.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Reads the details of an account from a server, page by page.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">GetAccountAuthorizationDetails</a>
final class IamDetails {
    private static final List<String> LISTS =
            List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    /// Elements that are lists also when they are empty.
    private static final Set<String> LIST_ELEMENTS =
            Set.of(
                    "UserDetailList",
                    "GroupDetailList",
                    "RoleDetailList",
                    "Policies",
                    "UserPolicyList",
                    "GroupPolicyList",
                    "RolePolicyList",
                    "AttachedManagedPolicies",
                    "GroupList",
                    "InstanceProfileList",
                    "PolicyVersionList",
                    "Tags");

    private final SignedClient client;
    private final int pageSize;

    IamDetails(SignedClient client, int pageSize) {
        this.client = client;
        this.pageSize = pageSize;
    }

    /// @throws IOException if there is no server, or it refuses
    AccountDetails read() throws IOException, InterruptedException {
        Map<String, List<JsonValue>> members = new LinkedHashMap<>();
        LISTS.forEach(list -> members.put(list, new ArrayList<>()));
        String marker = "";
        while (true) {
            Element page = page(marker);
            for (String list : LISTS) {
                children(page, list).stream()
                        .flatMap(found -> children(found, "member").stream())
                        .map(IamDetails::value)
                        .forEach(members.computeIfAbsent(list, _ -> new ArrayList<>())::add);
            }
            String next = text(page, "Marker");
            if (!text(page, "IsTruncated").equals("true")) {
                break;
            }
            if (next.isEmpty() || next.equals(marker)) {
                throw new IOException("the server's answer is cut off and names no next page");
            }
            marker = next;
        }
        var export = new JsonBuilder();
        members.forEach(export::put);
        return AccountDetailsReader.read(export.build());
    }

    private Element page(String marker) throws IOException, InterruptedException {
        String form =
                "Action=GetAccountAuthorizationDetails&Version=2010-05-08&MaxItems="
                        + pageSize
                        + (marker.isEmpty()
                                ? ""
                                : "&Marker=" + URLEncoder.encode(marker, StandardCharsets.UTF_8));
        Element root = parse(client.postForm(form));
        return children(root, "GetAccountAuthorizationDetailsResult").stream()
                .findFirst()
                .orElseThrow(() -> new IOException("the server's answer has no result"));
    }

    private static Element parse(String xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException notXml) {
            throw new IOException("the server's answer is not XML", notXml);
        }
    }

    private static JsonValue value(Element element) {
        List<Element> children = children(element);
        boolean list = LIST_ELEMENTS.contains(element.getTagName());
        if (list) {
            return JsonBuilder.array(children.stream().map(IamDetails::value).toList());
        }
        if (children.isEmpty()) {
            return JsonBuilder.text(element.getTextContent());
        }
        var object = new JsonBuilder();
        children.forEach(child -> object.put(child.getTagName(), value(child)));
        return object.build();
    }

    private static String text(Element of, String name) {
        return children(of, name).stream().findFirst().map(Element::getTextContent).orElse("");
    }

    private static List<Element> children(Element of, String name) {
        return children(of).stream().filter(child -> child.getTagName().equals(name)).toList();
    }

    private static List<Element> children(Element of) {
        var children = new ArrayList<Element>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
