/// Delegation requests: another account asks for permissions for a time, and people of the account
/// decide.
///
/// A request is in the installation's journal, since it is made in one account and decided in
/// another. Its permissions are those of a managed policy of the account that asks, with the values
/// of its parameters put in.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-temporary-delegation.html">IAM
///   temporary delegation</a>
@NullMarked
package dev.gatehouse.iam.delegation;

import org.jspecify.annotations.NullMarked;
