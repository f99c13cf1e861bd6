package dev.gatehouse.wire.sigv4;

/// For what a signature is good: a day, a region and a service.
///
/// @param date as `20261124`
/// @param terminator `aws4_request`
public record CredentialScope(String date, String region, String service, String terminator) {
    @Override
    public String toString() {
        return date + "/" + region + "/" + service + "/" + terminator;
    }
}
