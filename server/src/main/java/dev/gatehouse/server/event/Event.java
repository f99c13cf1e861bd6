package dev.gatehouse.server.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call as it is remembered, with the names of CloudTrail's record. Beside them stands what
/// replay and explanation need: what was decided on which context, and on which state.
///
/// @param eventType `AwsApiCall`, `AwsConsoleSignIn` or `AwsServiceEvent`
/// @param userName who signed in, or tried to
/// @param responseElements of sign-ins: `ConsoleLogin` with `Success` or `Failure`
/// @param additionalEventData of sign-ins and of what the server says of itself
/// @param evaluations the decisions, in the order in which they were taken
/// @param stateVersion the version of the account's journal on which they were taken: the journal's
///   fold up to it holds the policies as they were
/// @see <a
///   href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
///   record contents</a>
public record Event(
        String eventId,
        Instant eventTime,
        String eventSource,
        String eventName,
        String awsRegion,
        String sourceIpAddress,
        Optional<String> userAgent,
        Optional<String> userArn,
        Optional<String> accessKeyId,
        String recipientAccountId,
        boolean readOnly,
        Optional<String> errorCode,
        Optional<String> errorMessage,
        String requestId,
        List<Evaluation> evaluations,
        long stateVersion,
        String eventType,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> userName,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> responseElements,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> additionalEventData) {
    public Event {
        evaluations = List.copyOf(evaluations);
        responseElements = Map.copyOf(responseElements);
        additionalEventData = Map.copyOf(additionalEventData);
    }

    /// The event of a signed call.
    public Event(
            String eventId,
            Instant eventTime,
            String eventSource,
            String eventName,
            String awsRegion,
            String sourceIpAddress,
            Optional<String> userAgent,
            Optional<String> userArn,
            Optional<String> accessKeyId,
            String recipientAccountId,
            boolean readOnly,
            Optional<String> errorCode,
            Optional<String> errorMessage,
            String requestId,
            List<Evaluation> evaluations,
            long stateVersion) {
        this(
                eventId,
                eventTime,
                eventSource,
                eventName,
                awsRegion,
                sourceIpAddress,
                userAgent,
                userArn,
                accessKeyId,
                recipientAccountId,
                readOnly,
                errorCode,
                errorMessage,
                requestId,
                evaluations,
                stateVersion,
                "AwsApiCall",
                Optional.empty(),
                Map.of(),
                Map.of());
    }
}
