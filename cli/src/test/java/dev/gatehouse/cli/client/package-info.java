@NullMarked
package dev.gatehouse.cli.client;

import org.jspecify.annotations.NullMarked;
