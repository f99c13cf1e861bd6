/// Facts about AWS as compact data: services, actions, resource types, managed policies.
@NullMarked
package dev.gatehouse.catalog;

import org.jspecify.annotations.NullMarked;
