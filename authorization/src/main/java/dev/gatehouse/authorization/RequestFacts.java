package dev.gatehouse.authorization;

import java.util.Optional;

/// What a request shows of itself beside who signed it and what it asks: the network's condition
/// keys.
///
/// @param sourceIp `aws:SourceIp`
/// @param userAgent `aws:UserAgent`
/// @param secure `aws:SecureTransport`
/// @param region `aws:RequestedRegion`
public record RequestFacts(
        Optional<String> sourceIp, Optional<String> userAgent, boolean secure, String region) {}
