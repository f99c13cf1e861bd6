package dev.gatehouse.signin;

import dev.gatehouse.store.Draft;
import dev.gatehouse.store.Kind;
import java.time.Instant;
import java.util.List;

/// A sign-in whose person has signed out, kept for as long as its sessions could still last.
public record EndedSignIn(String id, Instant expires) {
    /// Ended sign-ins by id.
    public static final Kind<EndedSignIn> KIND = Kind.of("endedsignin", EndedSignIn.class);

    /// Notes that a sign-in has ended, and forgets those that no longer matter.
    public static void put(String id, Instant expires, Instant now, Draft draft) {
        List<EndedSignIn> all = List.copyOf(draft.view().all(KIND));
        all.stream()
                .filter(ended -> !now.isBefore(ended.expires()))
                .forEach(ended -> draft.remove(KIND, ended.id()));
        draft.put(KIND, id, new EndedSignIn(id, expires));
    }
}
