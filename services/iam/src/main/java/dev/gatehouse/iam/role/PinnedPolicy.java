package dev.gatehouse.iam.role;

import static dev.gatehouse.api.iam.IamErrorCode.MALFORMED_POLICY_DOCUMENT;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.iam.entity.PolicyDocuments;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.Call;
import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.Principal;
import dev.gatehouse.store.TextMap;
import dev.gatehouse.store.View;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A policy that names principals, as it is saved: the users and roles that it names are pinned to
/// their unique ids, so that nobody who takes over a name is granted anything.
///
/// @param document as it was sent
/// @param principals the unique ids by the ARNs that the document names
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal
///   element</a>
public record PinnedPolicy(String document, SortedMap<String, String> principals) {
    public PinnedPolicy {
        principals = TextMap.copyOf(principals);
    }

    /// Pins the principals of a policy to the entities that have their ARNs now.
    ///
    /// @throws dev.gatehouse.api.AwsException `MalformedPolicyDocument` if it names a user or role
    ///   that does not exist
    public static PinnedPolicy of(Policy policy, Call call) {
        var principals = new TreeMap<String, String>();
        policy.principals()
                .filter(principal -> principal.type().equals("AWS"))
                .forEach(principal ->
                        id(principal, call).ifPresent(id -> principals.put(principal.value(), id)));
        return new PinnedPolicy(policy.text(), principals);
    }

    /// The document as it is shown: with the ARNs that the principals have now, or the unique ids
    /// of those that are gone, and the root ARNs of whole accounts.
    public String shown(PolicyType type, Call call) {
        Policy policy = PolicyDocuments.parse(document, type);
        List<Principal> lastFirst =
                policy.principals()
                        .filter(principal -> principal.type().equals("AWS"))
                        .sorted(
                                Comparator.comparingInt(
                                                (Principal principal) -> principal.place().line())
                                        .thenComparingInt(principal -> principal.place().column())
                                        .reversed())
                        .toList();
        var shown = new StringBuilder(document);
        for (Principal principal : lastFirst) {
            String now = shown(principal, call);
            if (!now.equals(principal.value())) {
                int start = offset(shown, principal.place().line(), principal.place().column());
                shown.replace(start, end(shown, start), "\"" + now + "\"");
            }
        }
        return shown.toString();
    }

    private String shown(Principal principal, Call call) {
        if (AccountId.find(principal.value()).isPresent()) {
            return account(call.account().partition(), principal.value()).rootArn();
        }
        String id = principals.get(principal.value());
        if (id == null) {
            return principal.value();
        }
        Account account =
                Arn.find(principal.value())
                        .map(arn -> account(call.account().partition(), arn.account()))
                        .orElse(call.account());
        View view = call.view(account);
        return view.by(User.KIND, "id", id).stream()
                .findFirst()
                .<IamEntity>map(user -> user)
                .or(() -> view.by(Role.KIND, "id", id).stream().findFirst())
                .map(entity -> entity.arn(account))
                .orElse(id);
    }

    /// The unique id of the user or role that a principal names; of an account that is not kept
    /// here, nothing is known.
    private static Optional<String> id(Principal principal, Call call) {
        Optional<Arn> arn =
                Arn.find(principal.value()).filter(named -> named.service().equals("iam"));
        if (arn.isEmpty() || arn.get().resource().equals("root")) {
            return Optional.empty();
        }
        Account account = account(call.account().partition(), arn.get().account());
        View view = call.view(account);
        if (view.version() == 0) {
            return Optional.empty();
        }
        return entity(view, arn.get())
                .filter(entity -> entity.arn(account).equals(principal.value()))
                .map(IamEntity::id)
                .or(() -> {
                    throw MALFORMED_POLICY_DOCUMENT.because(
                            "Invalid principal in policy: \"AWS\":\"%s\"", principal.value());
                });
    }

    private static Optional<? extends IamEntity> entity(View view, Arn arn) {
        String key = Names.key(arn.resource().substring(arn.resource().lastIndexOf('/') + 1));
        if (arn.resource().startsWith("user/")) {
            return view.find(User.KIND, key);
        }
        return arn.resource().startsWith("role/") ? view.find(Role.KIND, key) : Optional.empty();
    }

    private static Account account(Partition partition, String id) {
        return AccountId.find(id)
                .map(found -> new Account(partition, found))
                .orElseThrow(() ->
                        MALFORMED_POLICY_DOCUMENT.because(
                                "Invalid principal in policy: \"AWS\":\"%s\"", id));
    }

    private static int offset(CharSequence text, int line, int column) {
        int offset = 0;
        for (int at = 1; at < line; offset++) {
            if (text.charAt(offset) == '\n') {
                at++;
            }
        }
        return offset + column - 1;
    }

    /// Where the string literal ends that starts here.
    private static int end(CharSequence text, int start) {
        int i = start + 1;
        while (text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }
}
