/// The policies of resources that Gatehouse does not serve itself: a bucket, a queue, any ARN.
@NullMarked
package dev.gatehouse.server.resource;

import org.jspecify.annotations.NullMarked;
