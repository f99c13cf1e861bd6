/// Service-linked roles: made from the catalogue, and deleted by tasks.
@NullMarked
package dev.gatehouse.iam.servicelinkedrole;

import org.jspecify.annotations.NullMarked;
