/// Keys and certificates in PEM, as people upload them.
@NullMarked
package dev.gatehouse.iam.pem;

import org.jspecify.annotations.NullMarked;
