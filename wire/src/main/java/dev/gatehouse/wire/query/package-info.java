/// The query protocol of IAM and STS: form in, XML out.
@NullMarked
package dev.gatehouse.wire.query;

import org.jspecify.annotations.NullMarked;
