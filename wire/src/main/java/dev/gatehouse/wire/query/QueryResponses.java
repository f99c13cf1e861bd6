package dev.gatehouse.wire.query;

import dev.gatehouse.api.OperationModel;
import dev.gatehouse.api.ServiceModel;
import dev.gatehouse.wire.WireResponse;

/// The answers of the query protocol.
///
/// @see <a
///   href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#response-serialization">AWS
///   query protocol</a>
public final class QueryResponses {
    private static final String CONTENT_TYPE = "text/xml";

    private QueryResponses() {}

    /// What an operation answers.
    public static <O> WireResponse of(
            ServiceModel service, OperationModel<?, O> operation, O answer, String requestId) {
        String response = operation.name() + "Response";
        var xml = new XmlWriter();
        xml.open(response + " xmlns=\"" + service.xmlNamespace() + "\"");
        operation
                .resultWrapper()
                .ifPresent(wrapper ->
                        xml.open(wrapper)
                                .members(operation.output(), answer, false)
                                .close(wrapper));
        xml.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
        xml.close(response);
        return WireResponse.of(200, CONTENT_TYPE, xml.toString());
    }

    /// What an operation answers to a client that asks for JSON: the same elements as objects.
    public static <O> WireResponse json(
            OperationModel<?, O> operation, O answer, String requestId) {
        return WireResponse.of(200, "application/json", JsonForm.of(operation, answer, requestId));
    }
}
