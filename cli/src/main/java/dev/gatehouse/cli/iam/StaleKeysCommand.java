package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `gatehouse key stale`.
@Command(
        name = "stale",
        description = {
            "Lists active access keys and passwords that are old or unused, from the credential",
            "report. Without limits: unused for 90 days or older than 90 days.",
            "Asks as who AWS_ACCESS_KEY_ID and its companions say."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:none is stale, or all that are were deactivated",
            "1:there are stale ones",
            "2:could not look"
        },
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
public final class StaleKeysCommand implements Callable<Integer> {
    private static final int FOUND = 1;
    private static final int DEFAULT_DAYS = 90;
    private static final DateTimeFormatter IN_NAMES =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Mixin private ServerOptions server = new ServerOptions();

    @Option(
            names = "--unused-for",
            paramLabel = "DAYS",
            description = "Not used for more days; counted from when it was made if never used.")
    private @Nullable Integer unusedFor;

    @Option(names = "--older-than", paramLabel = "DAYS", description = "Made more days ago.")
    private @Nullable Integer olderThan;

    @Option(
            names = "--deactivate",
            description =
                    "Deactivate the keys, but for those of root and the one that signs this, and"
                            + " record it.")
    private boolean deactivate;

    @Option(
            names = "--passwords",
            description = {
                "With --deactivate, remove the passwords too. They cannot be brought back:",
                "gatehouse key restore gives their users new ones."
            })
    private boolean passwords;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Where to record what was deactivated, for gatehouse key restore. Default: a new"
                            + " file here")
    private @Nullable Path file;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        IamApi iam = server.iam();
        CredentialRow.Report report = CredentialRow.report(iam, Thread::sleep);
        List<StaleCredential> found = new StaleCredentials(iam, report, limits()).find();
        List<StaleCredential> chosen =
                deactivate ? found.stream().filter(this::isChosen).toList() : List.of();
        print(report, found);
        if (!chosen.isEmpty()) {
            deactivate(chosen, iam);
        }
        return found.size() == chosen.size() ? 0 : FOUND;
    }

    private StaleCredential.Limits limits() {
        boolean none = unusedFor == null && olderThan == null;
        return new StaleCredential.Limits(
                none ? OptionalInt.of(DEFAULT_DAYS) : days(unusedFor, "--unused-for"),
                none ? OptionalInt.of(DEFAULT_DAYS) : days(olderThan, "--older-than"));
    }

    private OptionalInt days(@Nullable Integer given, String option) {
        if (given == null) {
            return OptionalInt.empty();
        }
        if (given < 0 || given > 36_500) {
            throw server.wrong(option + " takes a number of days");
        }
        return OptionalInt.of(given);
    }

    private boolean isChosen(StaleCredential credential) {
        return credential.isOfUser()
                && switch (credential.kind()) {
                    case KEY -> !credential.accessKeyId().equals(Optional.of(server.accessKeyId()));
                    case PASSWORD -> passwords;
                };
    }

    private void print(CredentialRow.Report report, List<StaleCredential> found) {
        if (json) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("generated", report.generated().toString());
            answer.put("stale", found.stream().map(StaleCredential::members).toList());
            server.out().println(JsonMapper.shared().writeValueAsString(answer));
        } else {
            found.forEach(credential -> server.out().println(credential.words()));
        }
        server.out().flush();
    }

    private void deactivate(List<StaleCredential> chosen, IamApi iam)
            throws IOException, InterruptedException {
        Path path =
                file == null
                        ? Path.of(
                                "gatehouse-deactivated-%s.jsonl"
                                        .formatted(IN_NAMES.format(Instant.now())))
                        : file;
        try (var record = PrivateFile.create(path)) {
            server.err()
                    .printf(
                            "deactivating %d; to undo it: gatehouse key restore %s%n",
                            chosen.size(), path);
            server.err().flush();
            DeactivationRecord.deactivate(chosen, record, iam);
        }
    }
}
