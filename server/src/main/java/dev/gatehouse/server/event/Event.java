package dev.gatehouse.server.event;

import java.time.Instant;
import java.util.Optional;

/// One call as it is remembered, with the names of CloudTrail's record.
///
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
        String requestId) {}
