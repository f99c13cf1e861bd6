/// Security keys and passkeys: WebAuthn.
@NullMarked
package dev.gatehouse.server.webauthn;

import org.jspecify.annotations.NullMarked;
