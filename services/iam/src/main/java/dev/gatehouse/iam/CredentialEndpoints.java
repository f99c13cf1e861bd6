package dev.gatehouse.iam;

import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.servicecredential.CreateServiceSpecificCredential;
import dev.gatehouse.iam.servicecredential.DeleteServiceSpecificCredential;
import dev.gatehouse.iam.servicecredential.ListServiceSpecificCredentials;
import dev.gatehouse.iam.servicecredential.ResetServiceSpecificCredential;
import dev.gatehouse.iam.servicecredential.UpdateServiceSpecificCredential;
import dev.gatehouse.iam.signingcertificate.DeleteSigningCertificate;
import dev.gatehouse.iam.signingcertificate.ListSigningCertificates;
import dev.gatehouse.iam.signingcertificate.UpdateSigningCertificate;
import dev.gatehouse.iam.signingcertificate.UploadSigningCertificate;
import dev.gatehouse.iam.sshkey.DeleteSSHPublicKey;
import dev.gatehouse.iam.sshkey.GetSSHPublicKey;
import dev.gatehouse.iam.sshkey.ListSSHPublicKeys;
import dev.gatehouse.iam.sshkey.UpdateSSHPublicKey;
import dev.gatehouse.iam.sshkey.UploadSSHPublicKey;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.Markers;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The operations on what IAM only keeps: SSH keys, certificates and service-specific credentials.
record CredentialEndpoints(Ids ids, RandomGenerator secrets, Markers markers) {
    List<Endpoint<?, ?>> all() {
        return Stream.of(sshPublicKeys(), signingCertificates(), serviceSpecificCredentials())
                .flatMap(List::stream)
                .toList();
    }

    private List<Endpoint<?, ?>> sshPublicKeys() {
        return List.of(
                Endpoint.changes(IamApi.UPLOAD_SSH_PUBLIC_KEY, new UploadSSHPublicKey(ids)),
                Endpoint.reads(IamApi.GET_SSH_PUBLIC_KEY, new GetSSHPublicKey()),
                Endpoint.reads(IamApi.LIST_SSH_PUBLIC_KEYS, new ListSSHPublicKeys(markers)),
                Endpoint.changes(IamApi.UPDATE_SSH_PUBLIC_KEY, new UpdateSSHPublicKey()),
                Endpoint.changes(IamApi.DELETE_SSH_PUBLIC_KEY, new DeleteSSHPublicKey()));
    }

    private List<Endpoint<?, ?>> signingCertificates() {
        return List.of(
                Endpoint.changes(IamApi.UPLOAD_SIGNING_CERTIFICATE, new UploadSigningCertificate()),
                Endpoint.reads(
                        IamApi.LIST_SIGNING_CERTIFICATES, new ListSigningCertificates(markers)),
                Endpoint.changes(IamApi.UPDATE_SIGNING_CERTIFICATE, new UpdateSigningCertificate()),
                Endpoint.changes(
                        IamApi.DELETE_SIGNING_CERTIFICATE, new DeleteSigningCertificate()));
    }

    private List<Endpoint<?, ?>> serviceSpecificCredentials() {
        return List.of(
                Endpoint.changes(
                        IamApi.CREATE_SERVICE_SPECIFIC_CREDENTIAL,
                        new CreateServiceSpecificCredential(ids, secrets)),
                Endpoint.reads(
                        IamApi.LIST_SERVICE_SPECIFIC_CREDENTIALS,
                        new ListServiceSpecificCredentials(markers)),
                Endpoint.changes(
                        IamApi.RESET_SERVICE_SPECIFIC_CREDENTIAL,
                        new ResetServiceSpecificCredential(secrets)),
                Endpoint.changes(
                        IamApi.UPDATE_SERVICE_SPECIFIC_CREDENTIAL,
                        new UpdateServiceSpecificCredential()),
                Endpoint.changes(
                        IamApi.DELETE_SERVICE_SPECIFIC_CREDENTIAL,
                        new DeleteServiceSpecificCredential()));
    }
}
