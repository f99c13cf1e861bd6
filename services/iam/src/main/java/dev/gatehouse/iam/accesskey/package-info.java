/// Access keys.
@NullMarked
package dev.gatehouse.iam.accesskey;

import org.jspecify.annotations.NullMarked;
