/// Session tokens and what seals them.
@NullMarked
package dev.gatehouse.server.session;

import org.jspecify.annotations.NullMarked;
