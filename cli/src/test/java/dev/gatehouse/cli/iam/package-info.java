@NullMarked
package dev.gatehouse.cli.iam;

import org.jspecify.annotations.NullMarked;
