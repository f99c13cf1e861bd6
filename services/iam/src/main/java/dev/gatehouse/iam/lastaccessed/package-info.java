/// Last accessed information: which of the services that policies reach were used, when and by
/// whom.
///
/// What was used is observed and shows at once. A job remembers what it is about; its details are
/// those of the moment in which they are read.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html">Last
///   accessed information</a>
@NullMarked
package dev.gatehouse.iam.lastaccessed;

import org.jspecify.annotations.NullMarked;
