/// The STS API, version 2011-06-15.
@NullMarked
package dev.gatehouse.sts;

import org.jspecify.annotations.NullMarked;
