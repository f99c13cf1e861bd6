package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allowOn;
import static dev.gatehouse.conformance.Refusal.deleteConflict;
import static dev.gatehouse.conformance.Refusal.invalidInput;
import static dev.gatehouse.conformance.Refusal.limitExceeded;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.Refusal.validationError;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsResponse;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredential;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredentialMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;

class ServiceCredentialsTest {
    private static final String GIT = "codecommit.amazonaws.com";
    private static final String MODELS = "bedrock.amazonaws.com";
    private static final String ALIAS = "Ada-at-" + ACCOUNT;
    private static final String NOT_THERE = "ACCAXXXXXXXXXXXXXXXXX";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeUsers() {
        iam = SANDBOX.iam();
        iam.createUser(of -> of.userName("Ada"));
        iam.createUser(of -> of.userName("Bob"));
    }

    @ParameterizedTest
    @ValueSource(strings = {GIT, "cassandra.amazonaws.com"})
    @Requirement("L9")
    void aPasswordIsShownOnceAndResetAndDeleted(String service) {
        ServiceSpecificCredential made = create("ada", service);

        assertThat(made.servicePassword()).matches("[A-Za-z0-9+/]{59}=");
        assertThat(made.serviceSpecificCredentialId()).matches("ACCA[A-Z2-7]{17}");
        assertThat(made)
                .isEqualTo(
                        ServiceSpecificCredential.builder()
                                .userName("Ada")
                                .serviceName(service)
                                .serviceUserName(ALIAS)
                                .servicePassword(made.servicePassword())
                                .serviceSpecificCredentialId(made.serviceSpecificCredentialId())
                                .createDate(SANDBOX.time())
                                .status("Active")
                                .build());
        ServiceSpecificCredentialMetadata shown =
                ServiceSpecificCredentialMetadata.builder()
                        .userName("Ada")
                        .serviceName(service)
                        .serviceUserName(ALIAS)
                        .serviceSpecificCredentialId(made.serviceSpecificCredentialId())
                        .createDate(SANDBOX.time())
                        .status("Active")
                        .build();
        assertThat(list("Ada")).containsExactly(shown);

        update("Ada", made, StatusType.INACTIVE);
        SANDBOX.advance(Duration.ofHours(1));
        ServiceSpecificCredential reset = reset("Ada", made);
        assertThat(reset.servicePassword())
                .matches("[A-Za-z0-9+/]{59}=")
                .isNotEqualTo(made.servicePassword());
        assertThat(reset)
                .isEqualTo(
                        made.copy(one ->
                                one.status("Inactive").servicePassword(reset.servicePassword())));
        assertThat(list("Ada")).containsExactly(shown.copy(one -> one.status("Inactive")));
        update("Ada", made, StatusType.ACTIVE);
        assertThat(list("Ada")).containsExactly(shown);

        delete("Ada", made);
        assertThat(list("Ada")).isEmpty();
        assertThat(Refusal.of(() -> reset("Ada", made)))
                .isEqualTo(missing(made.serviceSpecificCredentialId()));
    }

    @ParameterizedTest
    @CsvSource({
        "bedrock.amazonaws.com, ABSK",
        "logs.amazonaws.com, ACWL",
        "cloudwatch.amazonaws.com, APIAACWM",
        "aws-external-anthropic.amazonaws.com, AEAA"
    })
    void anApiKeySaysWhoseItIs(String service, String prefix) {
        ServiceSpecificCredential made = create("Ada", service);

        assertThat(made.serviceCredentialAlias()).isEqualTo(ALIAS);
        assertThat(made.serviceUserName()).isNull();
        assertThat(made.servicePassword()).isNull();
        assertThat(made.expirationDate()).isNull();
        assertThat(made.serviceCredentialSecret()).startsWith(prefix);
        assertThat(decoded(made.serviceCredentialSecret().substring(prefix.length())))
                .matches(ALIAS + ":[A-Za-z0-9+/]{59}=");
        assertThat(list("Ada"))
                .extracting(ServiceSpecificCredentialMetadata::serviceCredentialAlias)
                .containsExactly(ALIAS);
    }

    @Test
    @Requirement("L8")
    void aCredentialMayEndByItself() {
        ServiceSpecificCredential made =
                iam.createServiceSpecificCredential(
                                of -> of.userName("Ada").serviceName(MODELS).credentialAgeDays(1))
                        .serviceSpecificCredential();
        assertThat(made.expirationDate()).isEqualTo(SANDBOX.time().plus(Duration.ofDays(1)));

        SANDBOX.advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(status()).isEqualTo("Active");
        SANDBOX.advance(Duration.ofSeconds(1));
        assertThat(status()).isEqualTo("Expired");
        update("Ada", made, StatusType.ACTIVE);
        assertThat(reset("Ada", made).expirationDate()).isEqualTo(made.expirationDate());
        assertThat(status()).isEqualTo("Expired");
        for (int days : List.of(0, 36_601)) {
            assertThat(
                            Refusal.of(() ->
                                            iam.createServiceSpecificCredential(of ->
                                                    of.userName("Ada")
                                                            .serviceName(MODELS)
                                                            .credentialAgeDays(days)))
                                    .code())
                    .isEqualTo("ValidationError");
        }
    }

    @Test
    void aServiceMustTakeSuchCredentials() {
        Refusal unknown =
                noSuchEntity(
                        "No such service sqs.amazonaws.com is supported for Service Specific"
                                + " Credentials");
        Refusal form = validationError("ServiceName must match [a-zA-Z0-9.-]*");

        assertThat(Refusal.of(() -> create("Ada", "sqs.amazonaws.com"))).isEqualTo(unknown);
        assertThat(Refusal.of(() -> ofService("sqs.amazonaws.com"))).isEqualTo(unknown);
        assertThat(Refusal.of(() -> create("Ada", " " + GIT))).isEqualTo(form);
        assertThat(Refusal.of(() -> ofService(GIT + "\n"))).isEqualTo(form);
        assertThat(Refusal.of(() -> create("nobody", GIT)))
                .isEqualTo(noSuchEntity("The user with name nobody cannot be found."));
        assertThat(create("Ada", "CodeCommit.amazonaws.com").serviceName()).isEqualTo(GIT);
        assertThat(ofService("CODECOMMIT.amazonaws.com")).hasSize(1);
        assertThat(ofService("")).hasSize(1);
        assertThat(ofService(MODELS)).isEmpty();
    }

    @Test
    void aUserHasTwoForEachServiceAtMost() {
        create("Ada", GIT);

        assertThat(create("Ada", GIT).serviceUserName()).isEqualTo("Ada+1-at-" + ACCOUNT);
        assertThat(Refusal.of(() -> create("Ada", GIT)))
                .isEqualTo(
                        limitExceeded(
                                "Cannot exceed quota for"
                                        + " ContextSpecificCredentialsPerUserPerContext: 2"));
        create("Ada", MODELS);
        create("Bob", GIT);
    }

    @Test
    void publicPartsStayAndAreNotGivenTwice() {
        ServiceSpecificCredential first = create("Ada", GIT);
        iam.updateUser(of -> of.userName("Ada").newUserName("Grace"));
        iam.createUser(of -> of.userName("ada"));

        assertThat(list("Grace"))
                .extracting(
                        ServiceSpecificCredentialMetadata::userName,
                        ServiceSpecificCredentialMetadata::serviceUserName)
                .containsExactly(tuple("Grace", ALIAS));
        assertThat(create("ada", GIT).serviceUserName()).isEqualTo("ada+1-at-" + ACCOUNT);
        assertThat(create("ada", MODELS).serviceCredentialAlias()).isEqualTo("ada-at-" + ACCOUNT);
        assertThat(Refusal.of(() -> iam.deleteUser(of -> of.userName("Grace"))))
                .isEqualTo(
                        deleteConflict(
                                "Cannot delete entity, must remove referenced objects first."));
        delete("Grace", first);
        iam.deleteUser(of -> of.userName("Grace"));
    }

    @Test
    void aCredentialIsItsOwners() {
        ServiceSpecificCredential made = create("Ada", GIT);
        Refusal notTheirs =
                validationError(
                        "User Bob does not have a service specific credential with id "
                                + made.serviceSpecificCredentialId());
        ServiceSpecificCredential none =
                made.copy(one -> one.serviceSpecificCredentialId(NOT_THERE));

        assertThat(Refusal.of(() -> reset("Bob", made))).isEqualTo(notTheirs);
        assertThat(Refusal.of(() -> update("Bob", made, StatusType.INACTIVE))).isEqualTo(notTheirs);
        assertThat(Refusal.of(() -> delete("Bob", made))).isEqualTo(notTheirs);
        assertThat(Refusal.of(() -> reset("Bob", none))).isEqualTo(missing(NOT_THERE));
        assertThat(Refusal.of(() -> update("Bob", none, StatusType.INACTIVE)))
                .isEqualTo(missing(NOT_THERE));
        assertThat(Refusal.of(() -> delete("Bob", none))).isEqualTo(missing(NOT_THERE));
        Refusal nobody = noSuchEntity("The user with name nobody cannot be found.");
        assertThat(Refusal.of(() -> reset("nobody", made))).isEqualTo(nobody);
        assertThat(Refusal.of(() -> update("nobody", made, StatusType.ACTIVE))).isEqualTo(nobody);
        assertThat(Refusal.of(() -> delete("nobody", made))).isEqualTo(nobody);
        assertThat(Refusal.of(() -> update("Ada", made, StatusType.EXPIRED)))
                .isEqualTo(invalidInput("Operation does not support status Expired"));
    }

    @Test
    void theCredentialsOfAllUsersAreListedPageByPage() {
        create("Ada", GIT);
        create("Ada", GIT);
        create("Ada", MODELS);
        create("Bob", GIT);

        assertThat(walked(Optional.empty())).hasSize(4).doesNotHaveDuplicates();
        assertThat(walked(Optional.of(GIT)))
                .extracting(ServiceSpecificCredentialMetadata::userName)
                .containsExactlyInAnyOrder("Ada", "Ada", "Bob");
        assertThat(
                        Refusal.of(() ->
                                iam.listServiceSpecificCredentials(
                                        of -> of.allUsers(true).userName("Ada"))))
                .isEqualTo(
                        invalidInput(
                                "Cannot list credentials for all users if a username is given"));
        assertThat(
                        iam.listServiceSpecificCredentials(of -> of.allUsers(false).userName("Ada"))
                                .serviceSpecificCredentials())
                .hasSize(3);
        assertThat(iam.listServiceSpecificCredentials().serviceSpecificCredentials()).isEmpty();
    }

    @Test
    void serviceAndAgeDecideWhoMayMakeWhat() {
        String own = "arn:aws:iam::" + ACCOUNT + ":user/${aws:username}";
        iam.putUserPolicy(of ->
                of.userName("Ada")
                        .policyName("own")
                        .policyDocument(
                                Policies.document(
                                        "{\"Effect\":\"Allow\",\"Action\":"
                                                + "\"iam:CreateServiceSpecificCredential\","
                                                + "\"Resource\":\"*\",\"Condition\":{"
                                                + "\"StringEquals\":{"
                                                + "\"iam:ServiceSpecificCredentialServiceName\":\""
                                                + MODELS
                                                + "\"},\"NumericLessThanEquals\":{"
                                                + "\"iam:ServiceSpecificCredentialAgeDays\":\"2\"}}}",
                                        "{\"Effect\":\"Allow\",\"Action\":"
                                                + "[\"iam:ResetServiceSpecificCredential\","
                                                + "\"iam:DeleteServiceSpecificCredential\"],"
                                                + "\"Resource\":\""
                                                + own
                                                + "\",\"Condition\":{\"StringEquals\":{"
                                                + "\"iam:ServiceSpecificCredentialServiceName\":\""
                                                + MODELS
                                                + "\"}}}",
                                        "{\"Effect\":\"Allow\",\"Action\":"
                                                + "\"iam:ListServiceSpecificCredentials\","
                                                + "\"Resource\":\""
                                                + own
                                                + "\"}")));
        IamClient ada = SANDBOX.iam(SANDBOX.newKey("Ada"));

        ServiceSpecificCredential made =
                ada.createServiceSpecificCredential(of ->
                                of.userName("Ada")
                                        .serviceName("Bedrock.amazonaws.com")
                                        .credentialAgeDays(2))
                        .serviceSpecificCredential();
        String id = made.serviceSpecificCredentialId();
        assertDenied(() ->
                ada.createServiceSpecificCredential(
                        of -> of.userName("Ada").serviceName(MODELS).credentialAgeDays(3)));
        assertDenied(() ->
                ada.createServiceSpecificCredential(of -> of.userName("Ada").serviceName(MODELS)));
        assertDenied(() ->
                ada.createServiceSpecificCredential(
                        of -> of.userName("Ada").serviceName(GIT).credentialAgeDays(1)));
        ada.resetServiceSpecificCredential(of -> of.serviceSpecificCredentialId(id));
        assertDenied(() ->
                ada.updateServiceSpecificCredential(
                        of -> of.serviceSpecificCredentialId(id).status("Inactive")));
        assertThat(ada.listServiceSpecificCredentials().serviceSpecificCredentials()).hasSize(1);
        assertDenied(() -> ada.listServiceSpecificCredentials(of -> of.userName("Bob")));
        assertDenied(() -> ada.listServiceSpecificCredentials(of -> of.allUsers(true)));
        String git = create("Ada", GIT).serviceSpecificCredentialId();
        assertDenied(() ->
                ada.deleteServiceSpecificCredential(of -> of.serviceSpecificCredentialId(git)));
        ada.deleteServiceSpecificCredential(of -> of.serviceSpecificCredentialId(id));

        IamClient lister =
                SANDBOX.iam(
                        SANDBOX.newUser(
                                "lister",
                                allowOn("arn:aws:iam::" + ACCOUNT + ":user/*", "iam:List*")));
        assertThat(
                        lister.listServiceSpecificCredentials(of -> of.allUsers(true))
                                .serviceSpecificCredentials())
                .hasSize(1);
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThat(Refusal.of(call).code()).isEqualTo("AccessDenied");
    }

    private List<ServiceSpecificCredentialMetadata> walked(Optional<String> service) {
        var walked = new ArrayList<ServiceSpecificCredentialMetadata>();
        Optional<String> marker = Optional.empty();
        do {
            String from = marker.orElse(null);
            ListServiceSpecificCredentialsResponse page =
                    iam.listServiceSpecificCredentials(of ->
                            of.allUsers(true)
                                    .serviceName(service.orElse(null))
                                    .maxItems(2)
                                    .marker(from));
            walked.addAll(page.serviceSpecificCredentials());
            marker = Optional.ofNullable(page.marker());
            assertThat(page.isTruncated()).isEqualTo(marker.isPresent());
        } while (marker.isPresent());
        return walked;
    }

    private ServiceSpecificCredential create(String userName, String service) {
        return iam.createServiceSpecificCredential(of -> of.userName(userName).serviceName(service))
                .serviceSpecificCredential();
    }

    private ServiceSpecificCredential reset(String userName, ServiceSpecificCredential credential) {
        return iam.resetServiceSpecificCredential(of ->
                        of.userName(userName)
                                .serviceSpecificCredentialId(
                                        credential.serviceSpecificCredentialId()))
                .serviceSpecificCredential();
    }

    private void update(String userName, ServiceSpecificCredential credential, StatusType status) {
        iam.updateServiceSpecificCredential(of ->
                of.userName(userName)
                        .serviceSpecificCredentialId(credential.serviceSpecificCredentialId())
                        .status(status));
    }

    private void delete(String userName, ServiceSpecificCredential credential) {
        iam.deleteServiceSpecificCredential(of ->
                of.userName(userName)
                        .serviceSpecificCredentialId(credential.serviceSpecificCredentialId()));
    }

    private List<ServiceSpecificCredentialMetadata> list(String userName) {
        return iam.listServiceSpecificCredentials(of -> of.userName(userName))
                .serviceSpecificCredentials();
    }

    private List<ServiceSpecificCredentialMetadata> ofService(String service) {
        return iam.listServiceSpecificCredentials(of -> of.userName("Ada").serviceName(service))
                .serviceSpecificCredentials();
    }

    private String status() {
        return list("Ada").getFirst().statusAsString();
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), UTF_8);
    }

    private static Refusal missing(String id) {
        return noSuchEntity("No such credential " + id + " exists");
    }
}
