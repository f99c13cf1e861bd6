/// IAM, called by the AWS SDK.
@NullMarked
package dev.gatehouse.conformance.iam;

import org.jspecify.annotations.NullMarked;
