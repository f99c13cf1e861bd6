/// Other real clients: Terraform, the aws CLI, boto3, and the cookbook.
@NullMarked
package dev.gatehouse.conformance.clients;

import org.jspecify.annotations.NullMarked;
