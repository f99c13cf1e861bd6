/// The SQL store against the contract and against a full disk, other processes and stolen copies.
@NullMarked
package dev.gatehouse.store.jdbc;

import org.jspecify.annotations.NullMarked;
