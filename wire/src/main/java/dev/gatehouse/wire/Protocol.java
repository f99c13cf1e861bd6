package dev.gatehouse.wire;

import dev.gatehouse.api.AwsException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// How a service speaks; here, how it says that a call failed.
///
/// @see <a href="https://smithy.io/2.0/aws/protocols/index.html">AWS protocols</a>
public enum Protocol {
    /// Form in, XML out.
    QUERY,
    /// The query protocol as EC2 has it.
    EC2,
    JSON_1_0,
    JSON_1_1,
    REST_JSON,
    REST_XML;

    private static final JsonFactory JSON = new JsonFactory();

    /// What the JSON protocols call the errors that the query protocol names in the key.
    private static final Map<String, String> JSON_CODES =
            Map.ofEntries(
                    Map.entry("AccessDenied", "AccessDeniedException"),
                    Map.entry("ExpiredToken", "ExpiredTokenException"),
                    Map.entry("IncompleteSignature", "IncompleteSignatureException"),
                    Map.entry("InvalidAction", "UnknownOperationException"),
                    Map.entry("InvalidClientTokenId", "UnrecognizedClientException"),
                    Map.entry("MalformedInput", "SerializationException"),
                    Map.entry("MissingAction", "UnknownOperationException"),
                    Map.entry("MissingAuthenticationToken", "MissingAuthenticationTokenException"),
                    Map.entry("SignatureDoesNotMatch", "InvalidSignatureException"),
                    Map.entry("Throttling", "ThrottlingException"),
                    Map.entry("ValidationError", "ValidationException"));

    /// An error in the words of this protocol.
    ///
    /// @param xmlNamespace of the service's XML answers, if it has one
    public WireResponse error(AwsException error, String requestId, Optional<String> xmlNamespace) {
        return switch (this) {
            case QUERY -> {
                String namespace = xmlNamespace.map(name -> " xmlns=\"" + name + "\"").orElse("");
                String type = error.status() < 500 ? "Sender" : "Receiver";
                yield xml(
                        error,
                        "<ErrorResponse"
                                + namespace
                                + "><Error><Type>"
                                + type
                                + "</Type>"
                                + details(error.code(), error)
                                + "</Error>"
                                + XmlText.element("RequestId", requestId)
                                + "</ErrorResponse>");
            }
            case EC2 ->
                    xml(
                            error,
                            "<Response><Errors><Error>"
                                    + details(error.code(), error)
                                    + "</Error></Errors>"
                                    + XmlText.element("RequestID", requestId)
                                    + "</Response>");
            case REST_XML -> {
                boolean unknown = error.code().equals("InvalidClientTokenId");
                yield xml(
                        error,
                        "<Error>"
                                + details(unknown ? "InvalidAccessKeyId" : error.code(), error)
                                + XmlText.element("RequestId", requestId)
                                + "</Error>");
            }
            case JSON_1_0 -> json(error, "application/x-amz-json-1.0", rpcStatus(error));
            case JSON_1_1 -> json(error, "application/x-amz-json-1.1", rpcStatus(error));
            case REST_JSON -> json(error, "application/json", error.status());
        };
    }

    private static String details(String code, AwsException error) {
        return XmlText.element("Code", code) + XmlText.element("Message", error.message());
    }

    private static WireResponse xml(AwsException error, String text) {
        return WireResponse.of(error.status(), "text/xml", text);
    }

    private static WireResponse json(AwsException error, String contentType, int status) {
        String code = JSON_CODES.getOrDefault(error.code(), error.code());
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("__type", code);
            json.writeStringProperty("message", error.message());
            json.writeEndObject();
        }
        return WireResponse.of(status, contentType, text.toString()).with("x-amzn-ErrorType", code);
    }

    /// Where the query protocol says 403, the JSON protocols without paths say 400; only a request
    /// without credentials is 403 in both.
    private static int rpcStatus(AwsException error) {
        boolean refused =
                error.status() == 403 && !error.code().equals("MissingAuthenticationToken");
        return refused ? 400 : error.status();
    }
}
