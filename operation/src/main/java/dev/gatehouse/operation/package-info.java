/// What an API operation is: the access it asks for and the effect it has.
@NullMarked
package dev.gatehouse.operation;

import org.jspecify.annotations.NullMarked;
