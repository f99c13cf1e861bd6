/// How people sign in over HTTP: JSON under `/_gatehouse/signin` that needs no signature. What the
/// steps are is in `dev.gatehouse.signin`; here they get their turns, their events and their
/// cookies.
@NullMarked
package dev.gatehouse.server.signin;

import org.jspecify.annotations.NullMarked;
