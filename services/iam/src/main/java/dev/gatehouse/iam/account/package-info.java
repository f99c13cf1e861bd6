/// The account as a whole: alias, summary, full export.
@NullMarked
package dev.gatehouse.iam.account;

import org.jspecify.annotations.NullMarked;
