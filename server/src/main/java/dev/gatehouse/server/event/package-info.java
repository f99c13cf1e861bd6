/// What happened: one event a call, with the fields of CloudTrail.
@NullMarked
package dev.gatehouse.server.event;

import org.jspecify.annotations.NullMarked;
