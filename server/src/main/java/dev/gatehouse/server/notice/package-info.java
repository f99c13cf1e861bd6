/// How others are told what they should know at once.
@NullMarked
package dev.gatehouse.server.notice;

import org.jspecify.annotations.NullMarked;
