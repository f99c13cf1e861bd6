package dev.gatehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceLinkedRolesTest {
    private final ServiceLinkedRoles roles = ServiceLinkedRoles.load();

    @Test
    void everyRoleHasANameOfItsOwnAndAPolicyForServicesOnly() {
        AwsManagedPolicies policies = AwsManagedPolicies.load();

        assertThat(roles.all()).hasSize(172);
        assertThat(roles.all())
                .extracting(ServiceLinkedRoles.Entry::roleName)
                .doesNotHaveDuplicates();
        assertThat(roles.all())
                .allSatisfy(role -> {
                    assertThat(role.service()).matches("[a-z0-9.-]+\\.amazonaws\\.com");
                    assertThat(role.roleName()).startsWith("AWSServiceRoleFor").hasSizeLessThan(65);
                    assertThat(policies.find("/aws-service-role/" + role.policy()))
                            .as(role.policy())
                            .hasValueSatisfying(
                                    policy -> assertThat(policy.attachable()).isFalse());
                });
    }

    @Test
    void aServiceIsFoundByItsPrincipalInItsOwnLetterCase() {
        assertThat(roles.find("autoscaling.amazonaws.com"))
                .contains(
                        new ServiceLinkedRoles.Entry(
                                "autoscaling.amazonaws.com",
                                "AWSServiceRoleForAutoScaling",
                                "AutoScalingServiceRolePolicy",
                                true));
        assertThat(roles.find("AutoScaling.amazonaws.com")).isEmpty();
    }
}
