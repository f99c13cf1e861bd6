package dev.gatehouse.server.event;

import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Credential;
import dev.gatehouse.operation.LastUses;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The last uses as the server sees requests come in, in memory until they are kept elsewhere.
/// Thread-safe.
public final class ObservedUses implements LastUses {
    private final Map<String, Use> byId = new ConcurrentHashMap<>();
    private final Function<String, Optional<Use>> kept;

    /// In memory only.
    public ObservedUses() {
        this(_ -> Optional.empty());
    }

    /// @param kept the last use that was kept, by id
    public ObservedUses(Function<String, Optional<Use>> kept) {
        this.kept = kept;
    }

    /// Remembers that credentials were used.
    public void observe(Caller caller, Credential credential, Use use) {
        if (credential.session().isEmpty()) {
            observe(credential.accessKeyId(), use);
        } else if (caller instanceof Caller.RoleSession role) {
            observe(role.roleId(), use);
        }
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
    public Optional<Use> ofRole(String roleId) {
        return last(roleId);
    }

    /// Remembers a use of an access key, or of a role by its unique id.
    private void observe(String id, Use use) {
        byId.merge(id, use, (known, seen) -> seen.at().isBefore(known.at()) ? known : seen);
    }

    /// Memory first: what is taken out of it has been kept by then.
    private Optional<Use> last(String id) {
        Optional<Use> seen = Optional.ofNullable(byId.get(id));
        return Stream.concat(seen.stream(), kept.apply(id).stream())
                .max(Comparator.comparing(Use::at));
    }
}
