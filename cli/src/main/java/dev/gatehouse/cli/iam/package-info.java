/// Commands that do with IAM's API what takes many calls of it.
@NullMarked
package dev.gatehouse.cli.iam;

import org.jspecify.annotations.NullMarked;
