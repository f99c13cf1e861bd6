/// Tags of users, roles, managed policies and instance profiles.
@NullMarked
package dev.gatehouse.iam.tag;

import org.jspecify.annotations.NullMarked;
