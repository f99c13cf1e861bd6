package dev.gatehouse.benchmarks;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.server.Installation;
import dev.gatehouse.server.NetworkSettings;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// An installation of many large accounts on disk: how long it takes to start, what a call costs
/// for each item, beside an account of a hundredth of the size, and how much memory accounts in use
/// take.
///
/// One account is made through the API. The others are copies of its records, written into the
/// database while no server runs. What is measured is a server in a process of its own.
///
/// Arguments: the program, and the number of accounts, 1,000 if none is given.
public final class Scale {
    /// With the administrator 5,000, which is the quota.
    private static final int USERS = 4_999;

    private static final int ROLES = 1_000;
    private static final int POLICIES = 1_500;
    private static final int TAGS_OF_A_USER = 15;
    private static final int TAGS_OF_A_ROLE = 25;
    private static final int SMALL = 100;
    private static final int CLIENTS = 32;
    private static final int IN_USE = 100;
    private static final int ROUNDS = 3;
    private static final int DECISIONS = 2_000;
    private static final Pattern MARKER = Pattern.compile("<Marker>([^<]+)</Marker>");
    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":"
                    + "\"sts:AssumeRole\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"}}}";

    private final Scratch scratch;
    private final Path program;
    private final int accounts;

    private Scale(Scratch scratch, Path program, int accounts) {
        this.scratch = scratch;
        this.program = program;
        this.accounts = accounts;
    }

    /// Runs all of it and prints a line for each figure.
    public static void main(String[] arguments) throws Exception {
        int accounts = arguments.length < 2 ? 1_000 : Integer.parseInt(arguments[1]);
        try (Scratch scratch = Scratch.make("scale")) {
            new Scale(scratch, Path.of(arguments[0]), accounts).run();
        }
    }

    private void run() throws Exception {
        try (Installation installation = open()) {
            for (int i = 0; i <= accounts; i++) {
                installation.createAccount(account(i));
            }
            try (var serving = serve(installation)) {
                fill(new Caller(serving.endpoint(), signer(0)), 1);
                fill(new Caller(serving.endpoint(), signer(accounts)), SMALL);
            }
        }
        copy();
        System.out.printf(
                "%,d accounts of %,d users, %,d roles, %,d policies, %,d tags: %,d MB on disk%n",
                accounts,
                USERS,
                ROLES,
                POLICIES,
                USERS * TAGS_OF_A_USER + ROLES * TAGS_OF_A_ROLE,
                Files.size(database()) >> 20);
        long began = System.nanoTime();
        try (ServedData server = ServedData.serve(program, scratch.path())) {
            System.out.printf(
                    "start to ready %,d ms, %s%n", since(began) / 1_000_000, server.memory());
            // The first time the program is cold.
            for (String when : List.of("cold", "warm")) {
                measure(when + ", small", new Caller(server.endpoint(), signer(accounts)), SMALL);
                measure(when + ", large", new Caller(server.endpoint(), signer(0)), 1);
            }
            use(server);
        }
    }

    /// Asks each of many accounts for its users, in turn and again. What takes as long the second
    /// time was not in memory any more.
    private void use(ServedData server) throws Exception {
        int inUse = Math.min(IN_USE, accounts);
        for (int round = 1; round <= ROUNDS; round++) {
            var times = new long[inUse];
            for (int i = 0; i < inUse; i++) {
                RequestSigner admin = signer(i);
                times[i] = time(() -> new Caller(server.endpoint(), admin).iam("ListUsers", ""));
            }
            Arrays.sort(times);
            System.out.printf(
                    "%d accounts in use, round %d: GetUser and ListUsers %,d us, at most %,d us; %s%n",
                    inUse,
                    round,
                    times[inUse / 2] / 1_000,
                    times[inUse - 1] / 1_000,
                    server.memory());
        }
    }

    private Installation open() throws Exception {
        return Installation.open(scratch.path(), Optional.empty(), Clock.systemUTC());
    }

    private static Installation.Serving serve(Installation installation) throws Exception {
        return installation.serve("127.0.0.1", 0, Optional.empty(), NetworkSettings.DIRECT);
    }

    private static Account account(int number) {
        return new Account(Partition.AWS, new AccountId(String.valueOf(100_000_000_000L + number)));
    }

    private Path database() {
        return scratch.path().resolve("gatehouse.db");
    }

    private RequestSigner signer(int number) throws IOException {
        return scratch.signer(number == 0 ? "admin.env" : "admin-" + account(number).id() + ".env");
    }

    /// Makes users, roles and policies.
    ///
    /// @param part what part of a large account is made
    private static void fill(Caller caller, int part) throws Exception {
        caller.all(
                POLICIES / part,
                i ->
                        "Action=CreatePolicy&PolicyName=policy-%d&PolicyDocument=%s"
                                .formatted(i, encoded(document(i))));
        caller.all(
                USERS / part,
                i -> "Action=CreateUser&UserName=user-%d%s".formatted(i, tags(i, TAGS_OF_A_USER)));
        caller.all(
                ROLES / part,
                i ->
                        "Action=CreateRole&RoleName=role-%d&AssumeRolePolicyDocument=%s%s"
                                .formatted(i, encoded(TRUST), tags(i, TAGS_OF_A_ROLE)));
        caller.all(
                USERS / part,
                i ->
                        "Action=AttachUserPolicy&UserName=user-%d&PolicyArn=%s"
                                .formatted(i, caller.policy(i % (POLICIES / part))));
    }

    private static String document(int number) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":"
                + "\"s3:Get*\",\"Resource\":\"arn:aws:s3:::bucket-"
                + number
                + "/${aws:username}/*\"}}";
    }

    /// Every third tag has a value that no other user or role has, the others one of ten.
    private static String tags(int owner, int count) {
        var tags = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            tags.append(
                    "&Tags.member.%d.Key=key-%d&Tags.member.%d.Value=value-%d-%d"
                            .formatted(i, i, i, i, i % 3 == 0 ? owner : owner % 10));
        }
        return tags.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Gives each account the records of the first.
    private void copy() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT OR IGNORE INTO record (journal, kind, key, version, body)"
                                        + " SELECT ?, kind, replace(key, ?, ?), 1,"
                                        + " replace(body, ?, ?) FROM record WHERE journal = ?"
                                        + " AND kind <> 'accesskey'")) {
            connection.setAutoCommit(false);
            Account first = account(0);
            for (int i = 1; i < accounts; i++) {
                Account other = account(i);
                insert.setString(1, JournalId.of(other).toString());
                insert.setString(2, first.id().value());
                insert.setString(3, other.id().value());
                insert.setString(4, first.id().value());
                insert.setString(5, other.id().value());
                insert.setString(6, JournalId.of(first).toString());
                insert.executeUpdate();
                connection.commit();
            }
        }
    }

    private static void measure(String size, Caller caller, int part) throws Exception {
        int users = USERS / part;
        int items = (USERS + ROLES + POLICIES) / part;
        long list = time(() -> caller.pages("ListUsers", users));
        long details = time(() -> caller.pages("GetAccountAuthorizationDetails", items));
        long decisions =
                time(() -> {
                    for (int i = 0; i < DECISIONS; i++) {
                        caller.iam("GetUser", "&UserName=user-" + i % users);
                    }
                });
        System.out.printf(
                "%s: ListUsers %,d ns a user,"
                        + " GetAccountAuthorizationDetails %,d ns an item, GetUser %,d us%n",
                size, list / users, details / items, decisions / DECISIONS / 1_000);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static long time(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return since(began);
    }

    private static long since(long began) {
        return System.nanoTime() - began;
    }

    private interface Form {
        String of(int number);
    }

    /// The administrator of an account.
    private static final class Caller {
        private final URI server;
        private final RequestSigner signer;
        private final Client client;
        private final String account;

        Caller(URI server, RequestSigner signer) throws IOException {
            this.server = server;
            this.signer = signer;
            this.client = new Client(server);
            String user = iam("GetUser", "");
            this.account = user.replaceAll("(?s).*<Arn>arn:aws:iam::([0-9]{12}):.*", "$1");
        }

        String policy(int number) {
            return encoded("arn:aws:iam::%s:policy/policy-%d".formatted(account, number));
        }

        String iam(String operation, String more) throws IOException {
            return answer(client, "Action=" + operation + more);
        }

        private String answer(Client from, String form) throws IOException {
            Client.Answer answer =
                    from.send(
                            HttpLoad.request(
                                    server,
                                    "/",
                                    "application/x-www-form-urlencoded",
                                    form + "&Version=2010-05-08",
                                    signer));
            HttpLoad.requireAnswered(answer);
            return answer.body();
        }

        /// All pages of a list.
        void pages(String operation, int items) throws IOException {
            String marker = "";
            for (int page = 0; page <= items; page++) {
                String answer =
                        iam(
                                operation,
                                "&MaxItems=1000"
                                        + (marker.isEmpty() ? "" : "&Marker=" + encoded(marker)));
                Matcher next = MARKER.matcher(answer);
                if (!next.find()) {
                    return;
                }
                marker = next.group(1);
            }
            throw new IllegalStateException("the list has no end");
        }

        /// Sends so many forms over many connections.
        void all(int count, Form form) throws Exception {
            List<Callable<Void>> work = new ArrayList<>();
            for (int one = 0; one < CLIENTS; one++) {
                int from = one;
                work.add(() -> {
                    try (var own = new Client(server)) {
                        for (int i :
                                IntStream.range(0, count)
                                        .filter(i -> i % CLIENTS == from)
                                        .toArray()) {
                            answer(own, form.of(i));
                        }
                    }
                    return null;
                });
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Void> done : threads.invokeAll(work)) {
                    done.get();
                }
            }
        }
    }
}
