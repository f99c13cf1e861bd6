package dev.gatehouse.conformance.iam;

import dev.gatehouse.conformance.Policies;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.iam.IamClient;

/// The types of entity that hold policies, each with the operations on the inline policies of one
/// entity.
enum Holder {
    USER(2_048) {
        @Override
        void create(IamClient iam) {
            iam.createUser(user -> user.userName(NAME));
        }

        @Override
        void delete(IamClient iam) {
            iam.deleteUser(user -> user.userName(NAME));
        }

        @Override
        void put(IamClient iam, String policy, String document) {
            iam.putUserPolicy(
                    put -> put.userName(NAME).policyName(policy).policyDocument(document));
        }

        @Override
        String get(IamClient iam, String policy) {
            return iam.getUserPolicy(get -> get.userName(NAME).policyName(policy)).policyDocument();
        }

        @Override
        List<String> list(IamClient iam) {
            return iam.listUserPolicies(list -> list.userName(NAME)).policyNames();
        }

        @Override
        void remove(IamClient iam, String policy) {
            iam.deleteUserPolicy(gone -> gone.userName(NAME).policyName(policy));
        }

        @Override
        void attach(IamClient iam, String policyArn) {
            iam.attachUserPolicy(of -> of.userName(NAME).policyArn(policyArn));
        }
    },
    GROUP(5_120) {
        @Override
        void create(IamClient iam) {
            iam.createGroup(group -> group.groupName(NAME));
        }

        @Override
        void delete(IamClient iam) {
            iam.deleteGroup(group -> group.groupName(NAME));
        }

        @Override
        void put(IamClient iam, String policy, String document) {
            iam.putGroupPolicy(
                    put -> put.groupName(NAME).policyName(policy).policyDocument(document));
        }

        @Override
        String get(IamClient iam, String policy) {
            return iam.getGroupPolicy(get -> get.groupName(NAME).policyName(policy))
                    .policyDocument();
        }

        @Override
        List<String> list(IamClient iam) {
            return iam.listGroupPolicies(list -> list.groupName(NAME)).policyNames();
        }

        @Override
        void remove(IamClient iam, String policy) {
            iam.deleteGroupPolicy(gone -> gone.groupName(NAME).policyName(policy));
        }

        @Override
        void attach(IamClient iam, String policyArn) {
            iam.attachGroupPolicy(of -> of.groupName(NAME).policyArn(policyArn));
        }
    },
    ROLE(10_240) {
        @Override
        void create(IamClient iam) {
            iam.createRole(role ->
                    role.roleName(NAME)
                            .assumeRolePolicyDocument(
                                    Policies.trustingService("ec2.amazonaws.com")));
        }

        @Override
        void delete(IamClient iam) {
            iam.deleteRole(role -> role.roleName(NAME));
        }

        @Override
        void put(IamClient iam, String policy, String document) {
            iam.putRolePolicy(
                    put -> put.roleName(NAME).policyName(policy).policyDocument(document));
        }

        @Override
        String get(IamClient iam, String policy) {
            return iam.getRolePolicy(get -> get.roleName(NAME).policyName(policy)).policyDocument();
        }

        @Override
        List<String> list(IamClient iam) {
            return iam.listRolePolicies(list -> list.roleName(NAME)).policyNames();
        }

        @Override
        void remove(IamClient iam, String policy) {
            iam.deleteRolePolicy(gone -> gone.roleName(NAME).policyName(policy));
        }

        @Override
        void attach(IamClient iam, String policyArn) {
            iam.attachRolePolicy(of -> of.roleName(NAME).policyArn(policyArn));
        }
    };

    /// The name of the one entity.
    static final String NAME = "Holder";

    private final int inlineSize;

    Holder(int inlineSize) {
        this.inlineSize = inlineSize;
    }

    /// How many characters its inline policies may have together.
    int inlineSize() {
        return inlineSize;
    }

    /// What texts call the type: `user`.
    String noun() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What operations and quotas call the type: `User`.
    String type() {
        return name().charAt(0) + noun().substring(1);
    }

    abstract void create(IamClient iam);

    abstract void delete(IamClient iam);

    abstract void put(IamClient iam, String policy, String document);

    /// The document as the answer holds it.
    abstract String get(IamClient iam, String policy);

    abstract List<String> list(IamClient iam);

    abstract void remove(IamClient iam, String policy);

    abstract void attach(IamClient iam, String policyArn);
}
