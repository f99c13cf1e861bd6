package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.ofSize;
import static dev.gatehouse.conformance.Refusal.deleteConflict;
import static dev.gatehouse.conformance.Refusal.limitExceeded;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.net.URLDecoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.iam.IamClient;

/// Inline policies of users, groups and roles: the same rules for all, but for their size.
@Requirement("B12")
class InlinePoliciesTest {
    /// With what is easily changed on the way: white space, signs that URLs escape, other scripts.
    private static final String DOCUMENT =
            "{\r\n\t\"Version\" : \"2012-10-17\",\n \"Statement\":[ {\"Sid\":\"\",\"Effect\":\"Allow\","
                    + "\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::a+b/~%20/é/*\"} ] }\n";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void connect() {
        iam = SANDBOX.iam();
    }

    @ParameterizedTest
    @EnumSource
    void policiesArePutListedReplacedAndDeleted(Holder type) {
        type.create(iam);
        type.put(iam, "writing", allow("s3:PutObject"));
        type.put(iam, "reading", allow("s3:GetObject"));
        type.put(iam, "reading", allow("s3:Get*"));

        assertThat(type.list(iam)).containsExactly("reading", "writing");
        assertThat(decoded(type.get(iam, "reading"))).isEqualTo(allow("s3:Get*"));

        type.remove(iam, "reading");
        assertThat(type.list(iam)).containsExactly("writing");
        Refusal gone =
                noSuchEntity("The " + type.noun() + " policy with name reading cannot be found.");
        assertThat(Refusal.of(() -> type.get(iam, "reading"))).isEqualTo(gone);
        assertThat(Refusal.of(() -> type.remove(iam, "reading"))).isEqualTo(gone);
    }

    @ParameterizedTest
    @EnumSource
    @Requirement("B1")
    void aDocumentComesBackAsItWasSent(Holder type) {
        type.create(iam);
        type.put(iam, "own", DOCUMENT);

        String shown = type.get(iam, "own");

        assertThat(shown).matches("[A-Za-z0-9._~%-]+");
        assertThat(decoded(shown)).isEqualTo(DOCUMENT);
    }

    @ParameterizedTest
    @EnumSource
    @Requirement("B23")
    void allTogetherHaveALimitThatCountsNoWhiteSpace(Holder type) {
        type.create(iam);
        int half = type.inlineSize() / 2;
        type.put(iam, "first", ofSize(half));
        type.put(iam, "second", spaced(ofSize(half)));
        Refusal tooMuch =
                limitExceeded(
                        "Maximum policy size of %d bytes exceeded for %s %s"
                                .formatted(type.inlineSize(), type.noun(), Holder.NAME));

        assertThat(Refusal.of(() -> type.put(iam, "third", allow("s3:GetObject"))))
                .isEqualTo(tooMuch);
        assertThat(Refusal.of(() -> type.put(iam, "second", ofSize(half + 1)))).isEqualTo(tooMuch);
        assertThat(type.list(iam)).containsExactly("first", "second");
        assertThat(decoded(type.get(iam, "second"))).isEqualTo(spaced(ofSize(half)));
        type.put(iam, "second", ofSize(half - 1));
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyThatIsNoneIsRefusedAndNothingChanges(Holder type) {
        type.create(iam);
        type.put(iam, "own", allow("s3:GetObject"));

        for (String wrong : new String[] {"{}", "not json", allow("s3"), "[" + DOCUMENT + "]"}) {
            assertThat(Refusal.of(() -> type.put(iam, "own", wrong)).code())
                    .as(wrong)
                    .isEqualTo("MalformedPolicyDocument");
        }
        assertThat(Refusal.of(() -> type.put(iam, "a b", DOCUMENT)).code())
                .isEqualTo("ValidationError");
        assertThat(decoded(type.get(iam, "own"))).isEqualTo(allow("s3:GetObject"));
    }

    @ParameterizedTest
    @EnumSource
    void inlinePoliciesBelongToTheirHolderAlone(Holder type) {
        type.create(iam);
        type.put(iam, "own", allow("s3:GetObject"));
        assertThat(iam.listPolicies(list -> list.scope("Local")).policies()).isEmpty();
        assertThat(Refusal.of(() -> type.delete(iam)))
                .isEqualTo(deleteConflict("Cannot delete entity, must delete policies first."));

        type.remove(iam, "own");
        type.delete(iam);
        type.create(iam);

        assertThat(type.list(iam)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNotThereHasNoPolicies(Holder type) {
        Refusal nobody = noSuchEntity("The " + type.noun() + " with name Holder cannot be found.");

        assertThat(Refusal.of(() -> type.put(iam, "own", "not even json"))).isEqualTo(nobody);
        assertThat(Refusal.of(() -> type.get(iam, "own"))).isEqualTo(nobody);
        assertThat(Refusal.of(() -> type.list(iam))).isEqualTo(nobody);
        assertThat(Refusal.of(() -> type.remove(iam, "own"))).isEqualTo(nobody);
    }

    private static String decoded(String document) {
        return URLDecoder.decode(document, UTF_8);
    }

    private static String spaced(String document) {
        return document.replace(",", " ,\n\t");
    }
}
