package dev.gatehouse.authorization;

import dev.gatehouse.policy.NamedPolicy;
import java.util.Optional;

/// The VPC endpoint through which a request came.
///
/// @param vpc `aws:SourceVpc`
/// @param id `aws:SourceVpce`
/// @param policy the endpoint's own, without which it lets everything through
/// @see <a
///   href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html">Endpoint
///   policies</a>
public record VpcEndpoint(String vpc, String id, Optional<NamedPolicy> policy) {}
