/// How people sign in with a password and a second factor, and what guards that against guessing.
/// Not an API of AWS: it has none for this. Nothing here knows HTTP; `server` serves it as JSON.
@NullMarked
package dev.gatehouse.signin;

import org.jspecify.annotations.NullMarked;
