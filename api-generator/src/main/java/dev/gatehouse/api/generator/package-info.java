/// Writes the request and response records, constraints and error codes of module api from the API
/// models.
@NullMarked
package dev.gatehouse.api.generator;

import org.jspecify.annotations.NullMarked;
