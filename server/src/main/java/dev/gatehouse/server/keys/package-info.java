/// The keys of an installation: a master key outside the database wraps the data key, which seals
/// secrets; the key ring seals what leaves the server and comes back.
@NullMarked
package dev.gatehouse.server.keys;

import org.jspecify.annotations.NullMarked;
