/// Outbound web identity federation: whether principals of the account can have tokens for services
/// outside of AWS.
@NullMarked
package dev.gatehouse.iam.outboundfederation;

import org.jspecify.annotations.NullMarked;
