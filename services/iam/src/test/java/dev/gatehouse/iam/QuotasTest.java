package dev.gatehouse.iam;

import dev.gatehouse.api.iam.CreateDelegationRequestRequest;
import dev.gatehouse.api.iam.CreateGroupRequest;
import dev.gatehouse.api.iam.CreateInstanceProfileRequest;
import dev.gatehouse.api.iam.CreatePolicyRequest;
import dev.gatehouse.api.iam.CreateRoleRequest;
import dev.gatehouse.api.iam.CreateUserRequest;
import dev.gatehouse.api.iam.CreateVirtualMFADeviceRequest;
import dev.gatehouse.api.iam.DelegationPermission;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.account.AccountProfile;
import dev.gatehouse.iam.boundary.Boundaries;
import dev.gatehouse.iam.delegation.CreateDelegationRequest;
import dev.gatehouse.iam.group.CreateGroup;
import dev.gatehouse.iam.instanceprofile.CreateInstanceProfile;
import dev.gatehouse.iam.managedpolicy.CreatePolicy;
import dev.gatehouse.iam.managedpolicy.PolicyUses;
import dev.gatehouse.iam.mfa.CreateVirtualMfaDevice;
import dev.gatehouse.iam.mfa.MfaDevice;
import dev.gatehouse.iam.role.CreateRole;
import dev.gatehouse.iam.user.CreateUser;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.store.Edit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// How many entities of a type an account may have. Filled here and not through a server, which
/// would take too long.
@Requirement("B23")
final class QuotasTest {
    private static final String POLICY =
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}\
            """;
    private static final String TRUST =
            """
            {"Statement":{"Effect":"Allow","Action":"sts:AssumeRole",\
            "Principal":{"Service":"ec2.amazonaws.com"}}}\
            """;

    private final AccountBench bench = new AccountBench();
    private final Boundaries boundaries = new Boundaries(bench.policies);

    @BeforeEach
    void foundTheAccount() {
        bench.view =
                bench.view.with(
                        new Edit.Put<>(
                                AccountProfile.KIND,
                                AccountProfile.KEY,
                                new AccountProfile(AccountBench.NOW, Optional.empty())));
    }

    /// An operation that creates an entity.
    ///
    /// @param request one for a name
    record Case<I>(Quota quota, int limit, Operation<I, ?> create, Function<String, I> request) {
        void fill(AccountBench bench) {
            for (int i = 0; i < limit; i++) {
                bench.call(create, request.apply("name-" + i));
            }
            bench.refused("LimitExceeded", create, request.apply("one-too-many"))
                    .hasMessageContaining(
                            "Cannot exceed quota for %s: %d".formatted(quota.key(), limit));
        }
    }

    /// Filled without making seeds and their pictures, which takes longer than all else here.
    @Test
    void anAccountHasAsManyDevicesAsUsersAtMost() {
        var nobodys =
                new MfaDevice(
                        "phone",
                        "/",
                        "MFAD",
                        new TreeMap<>(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        0);
        for (int i = 0; i < 4_999; i++) {
            bench.view = bench.view.with(new Edit.Put<>(MfaDevice.KIND, "/" + i, nobodys));
        }
        var create = new CreateVirtualMfaDevice(bench.ids, bench.secrets);
        bench.call(create, device("last"));

        bench.refused("LimitExceeded", create, device("one-too-many"))
                .hasMessageContaining("Cannot exceed quota for VirtualMFADevicesPerAccount: 5000");
    }

    private static CreateVirtualMFADeviceRequest device(String name) {
        return CreateVirtualMFADeviceRequest.builder().virtualMFADeviceName(name).build();
    }

    private static CreateDelegationRequestRequest delegation(String name) {
        return CreateDelegationRequestRequest.builder()
                .description(name)
                .requestorWorkflowId(name)
                .notificationChannel("arn:aws:sns:us-east-1:123456789012:answers")
                .sessionDuration(3_600)
                .permissions(
                        DelegationPermission.builder()
                                .policyTemplateArn("arn:aws:iam::aws:policy/AdministratorAccess")
                                .build())
                .build();
    }

    @TestFactory
    Stream<DynamicTest> anAccountHasSoManyAtMost() {
        var uses = new PolicyUses(List.of(), List.of());
        return Stream.<Case<?>>of(
                        new Case<>(
                                Quota.USERS_PER_ACCOUNT,
                                5_000,
                                new CreateUser(bench.ids, boundaries),
                                name -> CreateUserRequest.builder().userName(name).build()),
                        new Case<>(
                                Quota.GROUPS_PER_ACCOUNT,
                                300,
                                new CreateGroup(bench.ids),
                                name -> CreateGroupRequest.builder().groupName(name).build()),
                        new Case<>(
                                Quota.ROLES_PER_ACCOUNT,
                                1_000,
                                new CreateRole(bench.ids, boundaries),
                                name ->
                                        CreateRoleRequest.builder()
                                                .roleName(name)
                                                .assumeRolePolicyDocument(TRUST)
                                                .build()),
                        new Case<>(
                                Quota.POLICIES_PER_ACCOUNT,
                                1_500,
                                new CreatePolicy(bench.ids, bench.policies, uses),
                                name ->
                                        CreatePolicyRequest.builder()
                                                .policyName(name)
                                                .policyDocument(POLICY)
                                                .build()),
                        new Case<>(
                                Quota.DELEGATION_REQUESTS_PER_ACCOUNT,
                                1_000,
                                new CreateDelegationRequest(bench.ids, bench.policies),
                                QuotasTest::delegation),
                        new Case<>(
                                Quota.INSTANCE_PROFILES_PER_ACCOUNT,
                                1_000,
                                new CreateInstanceProfile(bench.ids),
                                name ->
                                        CreateInstanceProfileRequest.builder()
                                                .instanceProfileName(name)
                                                .build()))
                .map(one -> DynamicTest.dynamicTest(one.quota().key(), () -> one.fill(bench)));
    }
}
