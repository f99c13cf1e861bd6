/// Signature Version 4: what a request was signed with, and whether the signature is right.
@NullMarked
package dev.gatehouse.wire.sigv4;

import org.jspecify.annotations.NullMarked;
