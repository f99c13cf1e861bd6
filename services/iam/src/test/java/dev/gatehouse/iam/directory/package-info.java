/// Tests of the directories.
@NullMarked
package dev.gatehouse.iam.directory;

import org.jspecify.annotations.NullMarked;
