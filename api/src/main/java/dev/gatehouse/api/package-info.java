/// What every generated API class builds on: shapes, constraints, error codes.
@NullMarked
package dev.gatehouse.api;

import org.jspecify.annotations.NullMarked;
