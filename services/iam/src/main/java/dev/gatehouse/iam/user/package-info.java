/// Users: the record and the operations on it.
@NullMarked
package dev.gatehouse.iam.user;

import org.jspecify.annotations.NullMarked;
