/// Journals in an SQL database: changes are the truth, records the current state beside them,
/// secrets sealed in a table of their own.
@NullMarked
package dev.gatehouse.store.jdbc;

import org.jspecify.annotations.NullMarked;
