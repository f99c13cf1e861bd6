/// Questions about all entities of an account at once.
@NullMarked
package dev.gatehouse.iam.report;

import org.jspecify.annotations.NullMarked;
