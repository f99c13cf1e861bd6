package dev.gatehouse.iam.provider;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// What the metadata of a SAML identity provider says, as far as IAM looks at it.
///
/// The XML may come from anybody: documents with a `DOCTYPE` are refused, so there are no entities
/// to expand and nothing outside to be fetched.
///
/// @param validUntil when the metadata itself says that it ceases to count
/// @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf">Metadata
///   for SAML 2.0</a>
record SamlMetadata(Optional<Instant> validUntil) {
    private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String SIGNATURES = "http://www.w3.org/2000/09/xmldsig#";
    private static final String SAML_2 = "urn:oasis:names:tc:SAML:2.0:protocol";

    /// Reads metadata.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if it is no XML, describes no identity
    ///   provider of SAML 2.0, or has no certificate to verify its signatures with
    static SamlMetadata parse(String text) {
        Element root = document(text).getDocumentElement();
        require(
                METADATA.equals(root.getNamespaceURI())
                        && "EntityDescriptor".equals(root.getLocalName()),
                "its root must be an EntityDescriptor");
        require(!root.getAttribute("entityID").isBlank(), "it has no entityID");
        Element provider =
                children(root, METADATA, "IDPSSODescriptor").stream()
                        .filter(one ->
                                List.of(
                                                one.getAttribute("protocolSupportEnumeration")
                                                        .split("\\s+", -1))
                                        .contains(SAML_2))
                        .findFirst()
                        .orElseThrow(() -> invalid("it has no IDPSSODescriptor of SAML 2.0"));
        require(
                children(provider, METADATA, "SingleSignOnService").stream()
                        .anyMatch(service -> !service.getAttribute("Location").isBlank()),
                "it has no SingleSignOnService");
        requireCertificates(provider);
        return new SamlMetadata(validUntil(root).or(() -> validUntil(provider)));
    }

    private static void requireCertificates(Element provider) {
        List<Element> signing =
                children(provider, METADATA, "KeyDescriptor").stream()
                        .filter(key -> !key.getAttribute("use").equals("encryption"))
                        .toList();
        var certificates = new ArrayList<String>();
        for (Element key : signing) {
            NodeList found = key.getElementsByTagNameNS(SIGNATURES, "X509Certificate");
            for (int i = 0; i < found.getLength(); i++) {
                certificates.add(found.item(i).getTextContent());
            }
        }
        require(!certificates.isEmpty(), "it has no certificate for signatures");
        certificates.forEach(SamlMetadata::requireCertificate);
    }

    private static void requireCertificate(String text) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text);
            CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException | IllegalArgumentException notACertificate) {
            throw invalid("a certificate in it cannot be read");
        }
    }

    private static Optional<Instant> validUntil(Element element) {
        String text = element.getAttribute("validUntil");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            throw invalid("validUntil is not a time");
        }
    }

    private static Document document(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            // By default errors are printed to the standard error stream.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (SAXException notXml) {
            throw invalid("it is not XML without a document type");
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("XML cannot be read", e);
        }
    }

    private static List<Element> children(Element parent, String namespace, String name) {
        var children = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && namespace.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                children.add(element);
            }
        }
        return children;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw invalid(otherwise);
        }
    }

    private static RuntimeException invalid(String why) {
        return INVALID_INPUT.because("Could not parse metadata: %s", why);
    }
}
