package dev.gatehouse.server.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One call as it is remembered, with the names of CloudTrail's record. Beside them stands what
/// replay and explanation need: what was decided on which context, and on which state.
///
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
        long stateVersion) {
    public Event {
        evaluations = List.copyOf(evaluations);
    }
}
