/// STS, called by the AWS SDK: sessions, and who a caller is.
@NullMarked
package dev.gatehouse.conformance.sts;

import org.jspecify.annotations.NullMarked;
