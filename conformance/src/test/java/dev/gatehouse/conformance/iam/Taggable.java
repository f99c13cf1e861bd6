package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.TestCertificate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/// The types of entity that can be tagged, each with the operations on its tags for one entity.
enum Taggable {
    USER {
        @Override
        List<Tag> create(IamClient iam, List<Tag> tags) {
            return iam.createUser(user -> user.userName(NAME).tags(tags)).user().tags();
        }

        @Override
        void tag(IamClient iam, List<Tag> tags) {
            iam.tagUser(user -> user.userName(NAME).tags(tags));
        }

        @Override
        void untag(IamClient iam, List<String> keys) {
            iam.untagUser(user -> user.userName(NAME).tagKeys(keys));
        }

        @Override
        Page<Tag> list(IamClient iam, Optional<String> marker, Optional<Integer> maxItems) {
            var page =
                    iam.listUserTags(list ->
                            list.userName(NAME)
                                    .marker(marker.orElse(null))
                                    .maxItems(maxItems.orElse(null)));
            return new Page<>(page.tags(), page.isTruncated(), page.marker());
        }

        @Override
        List<Tag> shown(IamClient iam) {
            return iam.getUser(user -> user.userName(NAME)).user().tags();
        }
    },
    ROLE {
        @Override
        List<Tag> create(IamClient iam, List<Tag> tags) {
            return iam.createRole(role ->
                            role.roleName(NAME)
                                    .assumeRolePolicyDocument(
                                            Policies.trustingService("ec2.amazonaws.com"))
                                    .tags(tags))
                    .role()
                    .tags();
        }

        @Override
        void tag(IamClient iam, List<Tag> tags) {
            iam.tagRole(role -> role.roleName(NAME).tags(tags));
        }

        @Override
        void untag(IamClient iam, List<String> keys) {
            iam.untagRole(role -> role.roleName(NAME).tagKeys(keys));
        }

        @Override
        Page<Tag> list(IamClient iam, Optional<String> marker, Optional<Integer> maxItems) {
            var page =
                    iam.listRoleTags(list ->
                            list.roleName(NAME)
                                    .marker(marker.orElse(null))
                                    .maxItems(maxItems.orElse(null)));
            return new Page<>(page.tags(), page.isTruncated(), page.marker());
        }

        @Override
        List<Tag> shown(IamClient iam) {
            return iam.getRole(role -> role.roleName(NAME)).role().tags();
        }
    },
    POLICY {
        @Override
        List<Tag> create(IamClient iam, List<Tag> tags) {
            return iam.createPolicy(policy ->
                            policy.policyName(NAME)
                                    .policyDocument(Policies.allow("s3:GetObject"))
                                    .tags(tags))
                    .policy()
                    .tags();
        }

        @Override
        void tag(IamClient iam, List<Tag> tags) {
            iam.tagPolicy(policy -> policy.policyArn(POLICY_ARN).tags(tags));
        }

        @Override
        void untag(IamClient iam, List<String> keys) {
            iam.untagPolicy(policy -> policy.policyArn(POLICY_ARN).tagKeys(keys));
        }

        @Override
        Page<Tag> list(IamClient iam, Optional<String> marker, Optional<Integer> maxItems) {
            var page =
                    iam.listPolicyTags(list ->
                            list.policyArn(POLICY_ARN)
                                    .marker(marker.orElse(null))
                                    .maxItems(maxItems.orElse(null)));
            return new Page<>(page.tags(), page.isTruncated(), page.marker());
        }

        @Override
        List<Tag> shown(IamClient iam) {
            return iam.getPolicy(policy -> policy.policyArn(POLICY_ARN)).policy().tags();
        }
    },
    INSTANCE_PROFILE {
        @Override
        List<Tag> create(IamClient iam, List<Tag> tags) {
            return iam.createInstanceProfile(
                            profile -> profile.instanceProfileName(NAME).tags(tags))
                    .instanceProfile()
                    .tags();
        }

        @Override
        void tag(IamClient iam, List<Tag> tags) {
            iam.tagInstanceProfile(profile -> profile.instanceProfileName(NAME).tags(tags));
        }

        @Override
        void untag(IamClient iam, List<String> keys) {
            iam.untagInstanceProfile(profile -> profile.instanceProfileName(NAME).tagKeys(keys));
        }

        @Override
        Page<Tag> list(IamClient iam, Optional<String> marker, Optional<Integer> maxItems) {
            var page =
                    iam.listInstanceProfileTags(list ->
                            list.instanceProfileName(NAME)
                                    .marker(marker.orElse(null))
                                    .maxItems(maxItems.orElse(null)));
            return new Page<>(page.tags(), page.isTruncated(), page.marker());
        }

        @Override
        List<Tag> shown(IamClient iam) {
            return iam.getInstanceProfile(profile -> profile.instanceProfileName(NAME))
                    .instanceProfile()
                    .tags();
        }
    },
    SERVER_CERTIFICATE {
        @Override
        List<Tag> create(IamClient iam, List<Tag> tags) {
            return iam.uploadServerCertificate(certificate ->
                            certificate
                                    .serverCertificateName(NAME)
                                    .certificateBody(SITE.pem())
                                    .privateKey(SITE.key())
                                    .tags(tags))
                    .tags();
        }

        @Override
        void tag(IamClient iam, List<Tag> tags) {
            iam.tagServerCertificate(of -> of.serverCertificateName(NAME).tags(tags));
        }

        @Override
        void untag(IamClient iam, List<String> keys) {
            iam.untagServerCertificate(of -> of.serverCertificateName(NAME).tagKeys(keys));
        }

        @Override
        Page<Tag> list(IamClient iam, Optional<String> marker, Optional<Integer> maxItems) {
            var page =
                    iam.listServerCertificateTags(list ->
                            list.serverCertificateName(NAME)
                                    .marker(marker.orElse(null))
                                    .maxItems(maxItems.orElse(null)));
            return new Page<>(page.tags(), page.isTruncated(), page.marker());
        }

        @Override
        List<Tag> shown(IamClient iam) {
            return iam.getServerCertificate(of -> of.serverCertificateName(NAME))
                    .serverCertificate()
                    .tags();
        }
    };

    /// The name of the one entity.
    static final String NAME = "Thing";

    private static final TestCertificate SITE = TestCertificate.lasting(NAME);
    private static final String POLICY_ARN = "arn:aws:iam::" + ACCOUNT + ":policy/" + NAME;

    /// Creates the entity and answers the tags that the answer shows.
    abstract List<Tag> create(IamClient iam, List<Tag> tags);

    abstract void tag(IamClient iam, List<Tag> tags);

    abstract void untag(IamClient iam, List<String> keys);

    abstract Page<Tag> list(IamClient iam, Optional<String> marker, Optional<Integer> maxItems);

    /// The tags that the operation shows which gets the entity.
    abstract List<Tag> shown(IamClient iam);

    /// All tags of the entity.
    List<Tag> all(IamClient iam) {
        return list(iam, Optional.empty(), Optional.empty()).items();
    }
}
