/// Nouns that services share: accounts, partitions, callers, tags, and the read-only directories by
/// which services meet.
@NullMarked
package dev.gatehouse.domain;

import org.jspecify.annotations.NullMarked;
