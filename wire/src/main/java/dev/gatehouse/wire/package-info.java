/// The AWS wire protocols as codecs for the API classes, and Signature Version 4.
@NullMarked
package dev.gatehouse.wire;

import org.jspecify.annotations.NullMarked;
