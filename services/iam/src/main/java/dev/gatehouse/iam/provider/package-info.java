/// Identity providers: who federated identities come from, by OpenID Connect or SAML.
@NullMarked
package dev.gatehouse.iam.provider;

import org.jspecify.annotations.NullMarked;
