package dev.gatehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import dev.gatehouse.requirement.Requirement;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

@Requirement({"P6", "P10"})
class PolicySummaryTest {
    private final Services services = Services.load();

    @Test
    void theCatalogKnowsServicesWithActionsResourcesAndKeys() {
        assertThat(services.all()).hasSize(456);
        Service queues = services.find("SQS").orElseThrow();
        assertThat(queues.name()).isEqualTo("Amazon SQS");
        assertThat(queues.actions().get("SendMessage"))
                .isEqualTo(
                        new Service.Action(
                                "SendMessage",
                                AccessLevel.WRITE,
                                List.of("queue"),
                                List.of("queue"),
                                List.of()));
        assertThat(queues.resourceTypes().get("queue"))
                .isEqualTo(
                        new Service.ResourceType(
                                "queue",
                                "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}",
                                List.of("aws:ResourceTag/${TagKey}")));
        assertThat(queues.conditionKeys()).containsEntry("aws:TagKeys", "ArrayOfString");
    }

    @Test
    void levelsAreFullOrLimited() {
        PolicySummary summary =
                summary(
                        """
                        {"Statement": [
                          {"Effect": "Allow", "Action": ["sqs:List*", "SQS:get*", "sqs:Receive*", "sqs:TagQueue", "sqs:Nothing"], "Resource": "*"},
                          {"Effect": "Deny", "Action": "sqs:ReceiveMessage", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}
                        """);

        assertThat(summary.unknown()).containsExactly("sqs:Nothing");
        PolicySummary.ServiceAccess queues = summary.allowed().getFirst();
        assertThat(queues.actions()).containsOnlyKeys(AccessLevel.READ, AccessLevel.TAGGING);
        assertThat(queues.isFull(AccessLevel.READ)).isTrue();
        assertThat(queues.isFull(AccessLevel.TAGGING)).isFalse();
        assertThat(queues.isFull(AccessLevel.WRITE)).isFalse();
        assertThat(queues.conditional()).isFalse();
        assertThat(summary.denied().getFirst().conditional()).isTrue();
    }

    @Test
    void whatIsAlwaysDeniedIsNotAllowed() {
        assertThat(
                        summary(
                                        """
                                        {"Statement": [{"Effect": "Allow", "Action": "sqs:*", "Resource": "*"},
                                          {"Effect": "Deny", "NotAction": "sqs:ListQueues", "Resource": "*"}]}
                                        """)
                                .allowed()
                                .getFirst()
                                .actions())
                .containsOnlyKeys(AccessLevel.READ);
    }

    /// The way back: a service and levels, expanded to actions, summarise to the same levels.
    @Test
    void levelsExpandToActionsAndBack() {
        Service queues = services.find("sqs").orElseThrow();

        List<String> actions =
                queues.actions(EnumSet.of(AccessLevel.TAGGING, AccessLevel.PERMISSIONS_MANAGEMENT));

        assertThat(actions)
                .containsExactly(
                        "sqs:AddPermission",
                        "sqs:RemovePermission",
                        "sqs:SetQueueAttributes",
                        "sqs:TagQueue",
                        "sqs:UntagQueue");
        PolicySummary.ServiceAccess access =
                summary(
                                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [\""
                                        + String.join("\", \"", actions)
                                        + "\"], \"Resource\": \"*\"}}")
                        .allowed()
                        .getFirst();
        assertThat(access.actions())
                .containsOnlyKeys(AccessLevel.PERMISSIONS_MANAGEMENT, AccessLevel.TAGGING);
        assertThat(access.isFull(AccessLevel.TAGGING)).isTrue();
    }

    private PolicySummary summary(String document) {
        return PolicySummary.of(List.of(parse(document)), services);
    }

    private static Policy parse(String document) {
        return ((ParseResult.Parsed) PolicyParser.parse(document, PolicyType.IDENTITY)).policy();
    }
}
