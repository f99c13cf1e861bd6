/// Groups: the record, membership and the operations on them.
@NullMarked
package dev.gatehouse.iam.group;

import org.jspecify.annotations.NullMarked;
