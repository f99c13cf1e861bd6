package dev.gatehouse.authorization;

import java.util.Optional;

/// What a request shows of itself beside who signed it and what it asks: the network's condition
/// keys.
///
/// @param sourceIp `aws:SourceIp`, or `aws:VpcSourceIp` if the request came through an endpoint
/// @param userAgent `aws:UserAgent`
/// @param secure `aws:SecureTransport`
/// @param region `aws:RequestedRegion`
/// @param endpoint through which the request came, if it did through one
public record RequestFacts(
        Optional<String> sourceIp,
        Optional<String> userAgent,
        boolean secure,
        String region,
        Optional<VpcEndpoint> endpoint) {}
