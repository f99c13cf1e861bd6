package dev.gatehouse.server;

import dev.gatehouse.iam.accesskey.AccessKey;
import dev.gatehouse.iam.account.AccountProfile;
import dev.gatehouse.iam.account.AliasOwner;
import dev.gatehouse.iam.account.TokenPreferences;
import dev.gatehouse.iam.delegation.DelegationRequest;
import dev.gatehouse.iam.group.Group;
import dev.gatehouse.iam.instanceprofile.InstanceProfile;
import dev.gatehouse.iam.lastaccessed.AccessJob;
import dev.gatehouse.iam.loginprofile.LoginProfile;
import dev.gatehouse.iam.managedpolicy.ManagedPolicy;
import dev.gatehouse.iam.mfa.MfaDevice;
import dev.gatehouse.iam.mfa.RecoveryCodeSet;
import dev.gatehouse.iam.mfa.SecurityKey;
import dev.gatehouse.iam.outboundfederation.OutboundFederation;
import dev.gatehouse.iam.passwordpolicy.PasswordPolicy;
import dev.gatehouse.iam.provider.OidcProvider;
import dev.gatehouse.iam.provider.SamlProvider;
import dev.gatehouse.iam.report.CredentialReport;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.servercertificate.ServerCertificate;
import dev.gatehouse.iam.servicecredential.ServiceCredential;
import dev.gatehouse.iam.servicelinkedrole.DeletionTask;
import dev.gatehouse.iam.signingcertificate.SigningCertificate;
import dev.gatehouse.iam.sshkey.SshPublicKey;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.AccountQuotas;
import dev.gatehouse.server.resource.ResourceOwner;
import dev.gatehouse.server.resource.StoredPolicy;
import dev.gatehouse.signin.EndedSignIn;
import dev.gatehouse.signin.PasswordWarning;
import dev.gatehouse.signin.RootAccess;
import dev.gatehouse.signin.RootEmail;
import dev.gatehouse.signin.RootSetup;
import dev.gatehouse.signin.SignInSettings;
import dev.gatehouse.store.Kind;
import java.util.List;

/// All kinds of records that an installation keeps. A store on a disk refuses any other.
final class StoredKinds {
    static final List<Kind<?>> ALL =
            List.of(
                    AccessJob.KIND,
                    AccessKey.KIND,
                    AccessKeyHome.KIND,
                    AccountProfile.KIND,
                    AccountQuotas.KIND,
                    AliasOwner.KIND,
                    CredentialReport.KIND,
                    DelegationRequest.KIND,
                    DeletionTask.KIND,
                    EndedSignIn.KIND,
                    Group.KIND,
                    InstanceProfile.KIND,
                    LoginProfile.KIND,
                    ManagedPolicy.KIND,
                    MfaDevice.KIND,
                    OidcProvider.KIND,
                    OutboundFederation.KIND,
                    PasswordPolicy.KIND,
                    PasswordWarning.KIND,
                    RecoveryCodeSet.KIND,
                    ResourceOwner.KIND,
                    Role.KIND,
                    RootAccess.KIND,
                    RootEmail.KIND,
                    RootSetup.KIND,
                    SamlProvider.KIND,
                    SecurityKey.KIND,
                    ServerCertificate.KIND,
                    ServiceCredential.KIND,
                    SignInSettings.KIND,
                    SigningCertificate.KIND,
                    SshPublicKey.KIND,
                    StoredPolicy.KIND,
                    TokenPreferences.KIND,
                    User.KIND);

    private StoredKinds() {}
}
