package dev.gatehouse.server.event;

import dev.gatehouse.authorization.Ruling;
import dev.gatehouse.catalog.Services;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Credential;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.policy.RequestPrincipal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The last uses as the server sees requests come in, in memory until they are kept elsewhere.
/// Thread-safe.
public final class ObservedUses implements LastUses {
    /// What comes between the unique id of a principal and an action.
    private static final char OF = '/';

    /// What comes before the unique id of somebody whose password was used.
    private static final String PASSWORD_OF = "password:";

    /// It would tell nothing: the service that the role is passed to uses it.
    private static final String NOT_TRACKED = "iam:PassRole";

    private final ConcurrentNavigableMap<String, Use> byId = new ConcurrentSkipListMap<>();
    private final Kept kept;

    /// The last uses that were kept.
    public interface Kept {
        Optional<Use> find(String id);

        /// Those whose ids begin with a text, by id.
        Map<String, Use> startingWith(String beginning);
    }

    /// In memory only.
    public ObservedUses() {
        this(
                new Kept() {
                    @Override
                    public Optional<Use> find(String id) {
                        return Optional.empty();
                    }

                    @Override
                    public Map<String, Use> startingWith(String beginning) {
                        return Map.of();
                    }
                });
    }

    public ObservedUses(Kept kept) {
        this.kept = kept;
    }

    /// Remembers that a user or role tried an action. What AWS does not have is not remembered, so
    /// that nobody fills the memory with names of their own.
    public void observe(Ruling ruling, Instant at) {
        String action = ruling.permission().action();
        String service = ruling.permission().service();
        Optional<String> principal = uniqueId(ruling.request().principal());
        if (principal.isPresent() && isTracked(service, action)) {
            String region =
                    ruling.request()
                            .find("aws:RequestedRegion")
                            .flatMap(values -> values.values().stream().findFirst())
                            .orElse("us-east-1");
            observe(principal.get() + OF + action, new Use(at, service, region));
        }
    }

    private static Optional<String> uniqueId(RequestPrincipal principal) {
        return switch (principal) {
            case RequestPrincipal.User user -> Optional.of(user.uniqueId());
            case RequestPrincipal.RoleSession session -> Optional.of(session.roleId());
            case RequestPrincipal.FederatedUser user -> Optional.of(user.userId());
            case RequestPrincipal.Root _,
                    RequestPrincipal.Service _,
                    RequestPrincipal.Federated _,
                    RequestPrincipal.Anonymous _ ->
                    Optional.empty();
        };
    }

    private static boolean isTracked(String prefix, String action) {
        return !action.equals(NOT_TRACKED)
                && Services.load()
                        .find(prefix)
                        .filter(service -> action.startsWith(service.prefix() + ":"))
                        .filter(service ->
                                service.actions()
                                        .containsKey(action.substring(prefix.length() + 1)))
                        .isPresent();
    }

    /// Remembers that credentials were used.
    public void observe(Caller caller, Credential credential, Use use) {
        if (credential.session().isEmpty()) {
            observe(credential.accessKeyId(), use);
        } else if (caller instanceof Caller.RoleSession role) {
            observe(role.roleId(), use);
        }
    }

    /// Remembers that somebody signed in with the password of a user, or of root.
    public void observePassword(String ownerId, Instant at) {
        observe(PASSWORD_OF + ownerId, new Use(at, "signin", "us-east-1"));
    }

    /// Hands over what was seen since the last time, and forgets it when that is done.
    public void keep(Consumer<Map<String, Use>> keeping) {
        Map<String, Use> seen = Map.copyOf(byId);
        if (!seen.isEmpty()) {
            keeping.accept(seen);
            seen.forEach(byId::remove);
        }
    }

    @Override
    public Optional<Use> ofAccessKey(String accessKeyId) {
        return last(accessKeyId);
    }

    @Override
    public Optional<Instant> ofPassword(String ownerId) {
        return last(PASSWORD_OF + ownerId).map(Use::at);
    }

    @Override
    public Optional<Use> ofRole(String roleId) {
        return last(roleId);
    }

    @Override
    public Map<String, Use> ofActions(String principalId) {
        String beginning = principalId + OF;
        var byAction = new TreeMap<String, Use>();
        kept.startingWith(beginning)
                .forEach((id, use) -> byAction.put(id.substring(beginning.length()), use));
        byId.subMap(beginning, principalId + (char) (OF + 1))
                .forEach((id, use) ->
                        byAction.merge(id.substring(beginning.length()), use, ObservedUses::later));
        return byAction;
    }

    private static Use later(Use known, Use seen) {
        return seen.at().isBefore(known.at()) ? known : seen;
    }

    /// Remembers a use of an access key, or of a role by its unique id.
    private void observe(String id, Use use) {
        byId.merge(id, use, ObservedUses::later);
    }

    /// Memory first: what is taken out of it has been kept by then.
    private Optional<Use> last(String id) {
        Optional<Use> seen = Optional.ofNullable(byId.get(id));
        return Stream.concat(seen.stream(), kept.find(id).stream())
                .max(Comparator.comparing(Use::at));
    }
}
