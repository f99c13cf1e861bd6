@NullMarked
package dev.gatehouse.cli.account;

import org.jspecify.annotations.NullMarked;
