/// Journals: ordered changes, the immutable views that are their fold, and the contract every store
/// passes.
@NullMarked
package dev.gatehouse.store;

import org.jspecify.annotations.NullMarked;
