package dev.gatehouse.iam;

import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.api.iam.ListServerCertificateTagsRequest;
import dev.gatehouse.api.iam.ListServerCertificateTagsResponse;
import dev.gatehouse.api.iam.TagServerCertificateRequest;
import dev.gatehouse.api.iam.TagServerCertificateResponse;
import dev.gatehouse.api.iam.UntagServerCertificateRequest;
import dev.gatehouse.api.iam.UntagServerCertificateResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.entity.Paging;
import dev.gatehouse.iam.servercertificate.DeleteServerCertificate;
import dev.gatehouse.iam.servercertificate.GetServerCertificate;
import dev.gatehouse.iam.servercertificate.ListServerCertificates;
import dev.gatehouse.iam.servercertificate.ServerCertificate;
import dev.gatehouse.iam.servercertificate.ServerCertificates;
import dev.gatehouse.iam.servercertificate.UpdateServerCertificate;
import dev.gatehouse.iam.servercertificate.UploadServerCertificate;
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
import dev.gatehouse.iam.tag.NamedTagged;
import dev.gatehouse.iam.tag.TagEndpoints;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.Markers;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The operations on what IAM only keeps: SSH keys, certificates and service-specific credentials.
record CredentialEndpoints(Ids ids, RandomGenerator secrets, Markers markers) {
    List<Endpoint<?, ?>> all() {
        return Stream.of(
                        sshPublicKeys(),
                        signingCertificates(),
                        serverCertificates(),
                        serverCertificateTags(),
                        serviceSpecificCredentials())
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

    private List<Endpoint<?, ?>> serverCertificates() {
        return List.of(
                Endpoint.changes(
                        IamApi.UPLOAD_SERVER_CERTIFICATE, new UploadServerCertificate(ids)),
                Endpoint.reads(IamApi.GET_SERVER_CERTIFICATE, new GetServerCertificate()),
                Endpoint.reads(
                        IamApi.LIST_SERVER_CERTIFICATES, new ListServerCertificates(markers)),
                Endpoint.changes(IamApi.UPDATE_SERVER_CERTIFICATE, new UpdateServerCertificate()),
                Endpoint.changes(IamApi.DELETE_SERVER_CERTIFICATE, new DeleteServerCertificate()));
    }

    private List<Endpoint<?, ?>> serverCertificateTags() {
        var tags =
                new TagEndpoints<>(
                        new NamedTagged<>(ServerCertificates.TYPE, ServerCertificate::withTags));
        return List.of(
                tags.tag(
                        IamApi.TAG_SERVER_CERTIFICATE,
                        TagServerCertificateRequest::serverCertificateName,
                        TagServerCertificateRequest::tags,
                        new TagServerCertificateResponse()),
                tags.untag(
                        IamApi.UNTAG_SERVER_CERTIFICATE,
                        UntagServerCertificateRequest::serverCertificateName,
                        UntagServerCertificateRequest::tagKeys,
                        new UntagServerCertificateResponse()),
                tags.list(
                        IamApi.LIST_SERVER_CERTIFICATE_TAGS,
                        ListServerCertificateTagsRequest::serverCertificateName,
                        new Paging<>(
                                ListServerCertificateTagsRequest::marker,
                                ListServerCertificateTagsRequest::maxItems,
                                markers),
                        page ->
                                ListServerCertificateTagsResponse.builder()
                                        .tags(page.items())
                                        .isTruncated(page.isTruncated())
                                        .marker(page.marker())
                                        .build()));
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
