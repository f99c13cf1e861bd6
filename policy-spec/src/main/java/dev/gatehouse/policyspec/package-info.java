/// AWS's policy evaluation logic written to be read: no caching, no indexes, loops in the order of
/// the documentation. Shares the parsed policies with the engine and no way of matching them.
@NullMarked
package dev.gatehouse.policyspec;

import org.jspecify.annotations.NullMarked;
