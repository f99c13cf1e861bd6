package dev.gatehouse.cli;

import dev.gatehouse.cli.client.IamForm;
import dev.gatehouse.cli.client.SignedClient;
import dev.gatehouse.cli.client.Xml;
import dev.gatehouse.policy.analysis.AccountDetails;
import dev.gatehouse.policy.analysis.AccountDetailsReader;
import dev.gatehouse.policy.json.JsonBuilder;
import dev.gatehouse.policy.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the details of an account from a server, page by page.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">GetAccountAuthorizationDetails</a>
final class IamDetails {
    private static final String OPERATION = "GetAccountAuthorizationDetails";

    private static final List<String> LISTS =
            List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    /// Elements that are lists also when they are empty.
    private static final Set<String> LIST_ELEMENTS =
            Set.of(
                    "UserDetailList",
                    "GroupDetailList",
                    "RoleDetailList",
                    "Policies",
                    "UserPolicyList",
                    "GroupPolicyList",
                    "RolePolicyList",
                    "AttachedManagedPolicies",
                    "GroupList",
                    "InstanceProfileList",
                    "PolicyVersionList",
                    "Tags");

    private final SignedClient client;
    private final int pageSize;

    IamDetails(SignedClient client, int pageSize) {
        this.client = client;
        this.pageSize = pageSize;
    }

    /// @throws IOException if there is no server, or it refuses
    AccountDetails read() throws IOException, InterruptedException {
        Map<String, List<JsonValue>> members = new LinkedHashMap<>();
        LISTS.forEach(list -> members.put(list, new ArrayList<>()));
        String marker = "";
        while (true) {
            Xml page = page(marker);
            for (String list : LISTS) {
                page.members(list).stream()
                        .map(IamDetails::value)
                        .forEach(members.computeIfAbsent(list, _ -> new ArrayList<>())::add);
            }
            String next = page.text("Marker");
            if (!page.text("IsTruncated").equals("true")) {
                break;
            }
            if (next.isEmpty() || next.equals(marker)) {
                throw new IOException("the server's answer is cut off and names no next page");
            }
            marker = next;
        }
        var export = new JsonBuilder();
        members.forEach(export::put);
        return AccountDetailsReader.read(export.build());
    }

    private Xml page(String marker) throws IOException, InterruptedException {
        var parameters = new HashMap<>(Map.of("MaxItems", String.valueOf(pageSize)));
        if (!marker.isEmpty()) {
            parameters.put("Marker", marker);
        }
        return Xml.parse(client.postForm(IamForm.of(OPERATION, parameters)))
                .child(OPERATION + "Result")
                .orElseThrow(() -> new IOException("the server's answer has no result"));
    }

    private static JsonValue value(Xml element) {
        List<Xml> children = element.children();
        boolean list = LIST_ELEMENTS.contains(element.name());
        if (list) {
            return JsonBuilder.array(children.stream().map(IamDetails::value).toList());
        }
        if (children.isEmpty()) {
            return JsonBuilder.text(element.text());
        }
        var object = new JsonBuilder();
        children.forEach(child -> object.put(child.name(), value(child)));
        return object.build();
    }
}
