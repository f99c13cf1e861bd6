package dev.gatehouse.cli.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.IamSandbox;
import dev.gatehouse.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A user is deleted with all that stands in the way.
@Requirement("A12")
class DepartureTest {
    @RegisterExtension static final IamSandbox SANDBOX = new IamSandbox();

    @BeforeEach
    void makeAUserWithEverything() throws Exception {
        SANDBOX.addUser("Ada");
        IamApi iam = SANDBOX.admin();
        iam.call("CreateGroup", Map.of("GroupName", "staff"));
        iam.call("AddUserToGroup", Map.of("GroupName", "staff", "UserName", "Ada"));
        iam.call(
                "PutUserPolicy",
                Map.of(
                        "UserName",
                        "Ada",
                        "PolicyName",
                        "own",
                        "PolicyDocument",
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}"));
        iam.call("CreateLoginProfile", Map.of("UserName", "Ada", "Password", "Violet-tram-77"));
        new UserKeys("Ada", iam).create();
    }

    @Test
    void firstTheCredentialsThenThePermissionsThenTheUser() throws Exception {
        IamApi iam = SANDBOX.admin();
        var gone = new ArrayList<String>();

        Departure departure = Departure.of("ada", iam);
        assertThat(departure.removesKey(new UserKeys("ada", iam).list().getFirst().id())).isTrue();
        assertThat(departure.removesKey("AKIAIOSFODNN7EXAMPLE")).isFalse();
        Departure.End end = departure.perform(iam, step -> gone.add(step.operation()));

        assertThat(end).isEqualTo(new Departure.End(List.of(), ""));
        assertThat(gone)
                .containsExactly(
                        "DeleteAccessKey",
                        "DeleteLoginProfile",
                        "DetachUserPolicy",
                        "DeleteUserPolicy",
                        "RemoveUserFromGroup",
                        "DeleteUser");
        assertThat(iam.find("GetUser", Map.of("UserName", "Ada"))).isEmpty();
        assertThatThrownBy(() -> Departure.of("ada", iam)).hasMessageContaining("NoSuchEntity");
    }

    @Test
    void aRefusalStopsItAndWhatIsLeftIsKnown() throws Exception {
        IamApi iam = SANDBOX.admin();
        SANDBOX.addUser("desk");
        iam.call(
                "PutUserPolicy",
                Map.of(
                        "UserName",
                        "desk",
                        "PolicyName",
                        "own",
                        "PolicyDocument",
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":"
                                + "[\"iam:DeleteAccessKey\",\"iam:DeleteLoginProfile\"],\"Resource\":\"*\"}}"));
        UserKeys.NewKey key = new UserKeys("desk", iam).create();
        IamApi desk = SANDBOX.as(key.id(), key.secret());

        Departure.End end = Departure.of("Ada", desk).perform(desk, _ -> {});

        assertThat(end.refusal()).contains("AccessDenied", "iam:DetachUserPolicy");
        assertThat(end.left())
                .extracting(Departure.Step::what)
                .containsExactly(
                        "attachment of policy arn:aws:iam::aws:policy/IAMReadOnlyAccess",
                        "inline policy own",
                        "membership in group staff",
                        "user Ada");
        assertThat(iam.find("GetUser", Map.of("UserName", "Ada"))).isPresent();
    }

    @Test
    void whatSomebodyElseRemovedMeanwhileIsGoneToo() throws Exception {
        IamApi iam = SANDBOX.admin();
        Departure departure = Departure.of("Ada", iam);
        iam.call("DeleteLoginProfile", Map.of("UserName", "Ada"));

        assertThat(departure.perform(iam, _ -> {}).left()).isEmpty();
    }
}
