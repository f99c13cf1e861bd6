package dev.gatehouse.server.event;

import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Credential;
import dev.gatehouse.operation.LastUses;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The last uses as the server sees requests come in. Thread-safe.
public final class ObservedUses implements LastUses {
    private final Map<String, Use> byId = new ConcurrentHashMap<>();

    /// Remembers that credentials were used.
    public void observe(Caller caller, Credential credential, Use use) {
        if (credential.session().isEmpty()) {
            observe(credential.accessKeyId(), use);
        } else if (caller instanceof Caller.RoleSession role) {
            observe(role.roleId(), use);
        }
    }

    /// Remembers a use of an access key, or of a role by its unique id.
    private void observe(String id, Use use) {
        byId.merge(id, use, (known, seen) -> seen.at().isBefore(known.at()) ? known : seen);
    }

    @Override
    public Optional<Use> ofAccessKey(String accessKeyId) {
        return Optional.ofNullable(byId.get(accessKeyId));
    }

    @Override
    public Optional<Use> ofRole(String roleId) {
        return Optional.ofNullable(byId.get(roleId));
    }
}
