/// What users, groups and roles have in common: names, paths, tags, inline and attached policies.
@NullMarked
package dev.gatehouse.iam.entity;

import org.jspecify.annotations.NullMarked;
