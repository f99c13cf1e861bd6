/// TLS certificates of servers, with their private keys, which are never shown.
@NullMarked
package dev.gatehouse.iam.servercertificate;

import org.jspecify.annotations.NullMarked;
