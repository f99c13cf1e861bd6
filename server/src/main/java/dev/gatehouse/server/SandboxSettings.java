package dev.gatehouse.server;

import dev.gatehouse.domain.Account;
import dev.gatehouse.server.http.MadeCertificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// How a sandbox is set up.
///
/// @param account which exists from the start
/// @param rootKey the root key of `account`, which is then empty; without it there is a user
///   `admin`
/// @param accounts further accounts with their root keys
/// @param hosts names beyond loopback under which the sandbox's own paths may be asked
/// @param seed makes ids the same from run to run
/// @param network further addresses, and the proxies before them
/// @param certificate with which it answers over TLS; without it, over plain HTTP
/// @param maxKeyAge after which access keys are refused; never if empty
public record SandboxSettings(
        String bind,
        int port,
        Account account,
        Optional<SandboxKeys.Pair> rootKey,
        List<AccountKey> accounts,
        Set<String> hosts,
        OptionalLong seed,
        NetworkSettings network,
        Optional<MadeCertificate> certificate,
        Optional<Duration> maxKeyAge) {
    public SandboxSettings {
        accounts = List.copyOf(accounts);
        hosts = Set.copyOf(hosts);
    }

    /// A sandbox whose clients come to it themselves, over plain HTTP.
    public SandboxSettings(
            String bind,
            int port,
            Account account,
            Optional<SandboxKeys.Pair> rootKey,
            List<AccountKey> accounts,
            Set<String> hosts,
            OptionalLong seed) {
        this(
                bind,
                port,
                account,
                rootKey,
                accounts,
                hosts,
                seed,
                NetworkSettings.DIRECT,
                Optional.empty(),
                Optional.empty());
    }

    /// An account with a user `admin`, on a free port of this machine.
    public static SandboxSettings of(Account account) {
        return new SandboxSettings(
                "127.0.0.1",
                0,
                account,
                Optional.empty(),
                List.of(),
                Set.of(),
                OptionalLong.empty());
    }

    /// An account with its root key.
    public record AccountKey(Account account, SandboxKeys.Pair key) {}
}
