package dev.gatehouse.iam.simulator;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import dev.gatehouse.policy.Arn;
import java.util.ArrayList;
import java.util.List;

/// The kinds of EC2 instances for which a simulation makes sure that it is given every resource
/// that launching one needs.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html">`ResourceHandlingOption`
///   in SimulateCustomPolicy</a>
final class ResourceHandling {
    private static final String SUBNET = "-Subnet";
    private static final List<String> EVERYWHERE =
            List.of("instance", "image", "security-group", "network-interface");

    private ResourceHandling() {}

    /// Refuses resources that lack what an option asks for.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput`
    static void require(String option, List<String> resources) {
        List<String> given =
                resources.stream().flatMap(arn -> Arn.find(arn).map(Arn::type).stream()).toList();
        for (String type : needed(option)) {
            if (!given.contains(type)) {
                throw INVALID_INPUT.because(
                        "ResourceHandlingOption %s needs the ARN of a resource of type %s.",
                        option, type);
            }
        }
    }

    private static List<String> needed(String option) {
        String storage =
                option.endsWith(SUBNET)
                        ? option.substring(0, option.length() - SUBNET.length())
                        : option;
        var needed = new ArrayList<>(EVERYWHERE);
        switch (storage) {
            case "EC2-VPC-InstanceStore" -> {}
            case "EC2-VPC-EBS" -> needed.add("volume");
            default -> throw INVALID_INPUT.because("Invalid ResourceHandlingOption: %s", option);
        }
        if (option.endsWith(SUBNET)) {
            needed.add("subnet");
        }
        return needed;
    }
}
