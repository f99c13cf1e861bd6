/// The ways of commands to a server: signed requests, and IAM's API without a model of it.
@NullMarked
package dev.gatehouse.cli.client;

import org.jspecify.annotations.NullMarked;
