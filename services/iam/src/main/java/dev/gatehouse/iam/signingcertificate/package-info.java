/// X.509 certificates with which users sign requests of old APIs.
@NullMarked
package dev.gatehouse.iam.signingcertificate;

import org.jspecify.annotations.NullMarked;
