/// `gatehouse policy`: commands about policy documents.
@NullMarked
package dev.gatehouse.cli.policy;

import org.jspecify.annotations.NullMarked;
