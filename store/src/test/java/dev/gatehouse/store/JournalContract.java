package dev.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.requirement.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every store must hold. Stores extend it and say how one is opened; a store that outlives
/// its process is closed and opened again before each look, so that what is seen was kept.
public abstract class JournalContract {
    /// A record for stores to register.
    public static final Kind<?> KIND = Thing.KIND;

    protected static final JournalId FIRST = new JournalId("account/aws/111111111111");
    protected static final JournalId SECOND = new JournalId("account/aws/222222222222");
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    /// The store under test; empty at first.
    protected abstract Store store();

    /// The same store as a later process finds it.
    protected Store reopened() {
        return store();
    }

    @Test
    void anEmptyJournalHasAnEmptyView() {
        assertThat(store().view(FIRST).version()).isZero();
        assertThat(store().changes(FIRST, 0)).isEmpty();
        assertThat(store().journals()).isEmpty();
        assertThat(store().feed(0, 10)).isEmpty();
    }

    @Test
    void recordsComeBackAsTheyWere() {
        Thing thing =
                new Thing(
                        "Größe \"x\" \u2028 \ud83d\ude00",
                        Integer.MIN_VALUE,
                        true,
                        Instant.parse("2026-03-01T10:00:00.000000001Z"),
                        Optional.of(""),
                        new TreeMap<>(java.util.Map.of("b", "2", "a", "")),
                        List.of(
                                new Thing.Part("p", Optional.empty()),
                                new Thing.Part("q", Optional.of(Instant.EPOCH))));
        append(FIRST, 1, TEN, put("k", thing), put("plain", Thing.of("plain")));

        View view = reopened().view(FIRST);
        assertThat(view.find(Thing.KIND, "k")).contains(thing);
        assertThat(view.find(Thing.KIND, "plain")).contains(Thing.of("plain"));
        assertThat(store().find(FIRST, Thing.KIND, "k")).contains(thing);
        assertThat(store().find(FIRST, Thing.KIND, "absent")).isEmpty();
        assertThat(store().find(SECOND, Thing.KIND, "k")).isEmpty();
        assertThat(store().changes(FIRST, 0).getFirst().edits().getFirst())
                .isEqualTo(put("k", thing));
    }

    @Test
    void aChangeSaysWhoWhenAndWhy() {
        Change change =
                new Change(
                        1,
                        TEN,
                        "arn:aws:iam::1:user/a",
                        "r-1",
                        "iam:CreateUser",
                        List.of(aThing()));
        store().append(List.of(new Append(FIRST, change)));

        assertThat(reopened().changes(FIRST, 0)).containsExactly(change);
        assertThat(store().changes(FIRST, 1)).isEmpty();
        assertThat(store().view(FIRST).version()).isEqualTo(1);
        assertThat(store().view(FIRST).at()).isEqualTo(TEN);
    }

    @Test
    void indexesFollowTheRecords() {
        append(FIRST, 1, TEN, put("a", Thing.of("a").withNote("x")));
        append(FIRST, 2, TEN, put("b", Thing.of("b").withNote("x")));
        append(FIRST, 3, TEN, put("a", Thing.of("a").withNote("y")));
        append(FIRST, 4, TEN, new Edit.Remove<>(Thing.KIND, "b"));
        append(FIRST, 5, TEN, put("c", Thing.of("c").withParts(part("p"), part("q"))));

        View view = reopened().view(FIRST);
        assertThat(view.by(Thing.KIND, "note", "x")).isEmpty();
        assertThat(view.by(Thing.KIND, "note", "y")).extracting(Thing::name).containsExactly("a");
        assertThat(view.by(Thing.KIND, "part", "q")).extracting(Thing::name).containsExactly("c");
        assertThat(view.map(Thing.KIND).keySet()).containsExactly("a", "c");
        assertThat(view.count(Thing.KIND)).isEqualTo(2);
    }

    @Test
    void aVersionIsTakenOnce() {
        append(FIRST, 1, TEN, aThing());

        assertThatThrownBy(() -> append(FIRST, 1, TEN, put("other", Thing.of("other"))))
                .isInstanceOf(VersionConflict.class);
        assertThatThrownBy(() -> append(FIRST, 3, TEN, put("other", Thing.of("other"))))
                .isInstanceOf(VersionConflict.class);
        assertThat(reopened().view(FIRST).find(Thing.KIND, "other")).isEmpty();
        assertThat(store().view(FIRST).version()).isEqualTo(1);
        assertThat(store().feed(0, 10)).hasSize(1);
    }

    @Test
    void severalJournalsTakeAllOrNone() {
        append(SECOND, 1, TEN, aThing());

        assertThatThrownBy(() ->
                        store().append(
                                        List.of(
                                                new Append(
                                                        FIRST,
                                                        change(
                                                                1,
                                                                TEN,
                                                                put("new", Thing.of("new")))),
                                                new Append(
                                                        SECOND,
                                                        change(
                                                                1,
                                                                TEN,
                                                                put("new", Thing.of("new")))))))
                .isInstanceOf(VersionConflict.class);
        assertThat(reopened().view(FIRST).version()).isZero();
        assertThat(store().find(FIRST, Thing.KIND, "new")).isEmpty();

        store().append(
                        List.of(
                                new Append(FIRST, change(1, TEN, aThing())),
                                new Append(SECOND, change(2, TEN, aThing()))));
        assertThat(reopened().view(FIRST).version()).isEqualTo(1);
        assertThat(store().view(SECOND).version()).isEqualTo(2);
        assertThat(store().feed(1, 10).getFirst().appends())
                .extracting(Append::journal)
                .containsExactly(FIRST, SECOND);
    }

    @Test
    void whatFollowsARefusedPostingIsRefusedToo() {
        append(FIRST, 1, TEN, aThing());
        Posting refused =
                posting(
                        new Append(FIRST, change(1, TEN, aThing())),
                        new Append(SECOND, change(1, TEN, aThing())));
        Posting following = posting(new Append(SECOND, change(1, TEN, aThing())));
        Posting third =
                posting(
                        new Append(
                                new JournalId("account/aws/333333333333"),
                                change(1, TEN, aThing())));

        List<Optional<VersionConflict>> results = store().post(List.of(refused, following, third));

        assertThat(results).extracting(Optional::isPresent).containsExactly(true, true, false);
        assertThat(reopened().view(SECOND).version()).isZero();
    }

    @Test
    void theFeedHasNoGaps() {
        for (int version = 1; version <= 5; version++) {
            append(FIRST, version, TEN, put("k" + version, Thing.of("k")));
            append(SECOND, version, TEN, aThing());
        }

        List<Store.Commit> feed = reopened().feed(0, 100);
        assertThat(feed)
                .extracting(Store.Commit::sequence)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 10).asLongStream().boxed().toList());
        assertThat(store().feed(4, 3))
                .extracting(Store.Commit::sequence)
                .containsExactly(5L, 6L, 7L);
        assertThat(feed.get(8).appends().getFirst().change())
                .isEqualTo(store().changes(FIRST, 4).getFirst());
    }

    @Test
    void thePastIsTheHighestVersionWhoseTimeIsNotAfter() {
        for (int version = 1; version <= 300; version++) {
            append(
                    FIRST,
                    version,
                    TEN.plusSeconds(version / 2),
                    put("k" + version % 7, Thing.of("k").withNumber(version)));
        }

        assertThat(reopened().view(FIRST, TEN.minusNanos(1)).version()).isZero();
        assertThat(store().view(FIRST, TEN).version()).isEqualTo(1);
        assertThat(store().view(FIRST, TEN.plusNanos(1)).version()).isEqualTo(1);
        for (int second : List.of(1, 37, 64, 99, 128, 149)) {
            View past = store().view(FIRST, TEN.plusSeconds(second));
            assertThat(past.version()).isEqualTo(2L * second + 1);
            assertThat(past.find(Thing.KIND, "k" + past.version() % 7).orElseThrow().number())
                    .isEqualTo((int) past.version());
            assertThat(past.map(Thing.KIND).values().stream().mapToInt(Thing::number).max())
                    .hasValue((int) past.version());
        }
        assertThat(store().view(FIRST, Instant.parse("2099-01-01T00:00:00Z")).map(Thing.KIND))
                .isEqualTo(store().view(FIRST).map(Thing.KIND));
    }

    @Test
    @Requirement("L9")
    void secretsAreKeptApartAndCanBeShredded() {
        Secret secret = Secret.of("wJalr/+=\u00fc");
        append(FIRST, 1, TEN, aThing(), new Edit.PutSecret("accesskey/1", secret));

        assertThat(reopened().secret(FIRST, "accesskey/1")).contains(secret);
        assertThat(store().secret(SECOND, "accesskey/1")).isEmpty();
        assertThat(store().changes(FIRST, 0).getFirst().edits()).containsExactly(aThing());
        assertThat(store().feed(0, 1).getFirst().appends().getFirst().change().edits())
                .containsExactly(aThing());

        append(FIRST, 2, TEN, new Edit.PutSecret("accesskey/1", Secret.of("other")));
        assertThat(store().secret(FIRST, "accesskey/1")).contains(Secret.of("other"));

        append(FIRST, 3, TEN, new Edit.RemoveSecret("accesskey/1"));
        assertThat(store().secret(FIRST, "accesskey/1")).isEmpty();
        assertThat(reopened().secret(FIRST, "accesskey/1")).isEmpty();
    }

    @Test
    void viewsAreOfOneMoment() {
        append(FIRST, 1, TEN, aThing());
        append(SECOND, 1, TEN, aThing());
        assertThat(store().view(FIRST).version() + store().view(SECOND).version()).isEqualTo(2);
        Store.Views before = store().views();

        store().append(
                        List.of(
                                new Append(FIRST, change(2, TEN, aThing())),
                                new Append(SECOND, change(2, TEN, aThing()))));

        assertThat(before.view(FIRST).version()).isEqualTo(1);
        assertThat(before.view(SECOND).version()).isEqualTo(1);
        assertThat(store().views().view(FIRST).version()).isEqualTo(2);
        assertThat(store().views().view(SECOND).version()).isEqualTo(2);
    }

    @Test
    void turnsLoseNothing() throws Exception {
        var turns = new Turns(store());
        append(FIRST, 1, TEN, put("count", Thing.of("count")));
        append(SECOND, 1, TEN, put("count", Thing.of("count")));
        Callable<Integer> both = () -> increment(turns, FIRST, SECOND);
        Callable<Integer> first = () -> increment(turns, FIRST);
        Callable<Integer> second = () -> increment(turns, SECOND);

        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> all =
                    IntStream.range(0, 100)
                            .boxed()
                            .flatMap(_ -> Stream.of(both, first, second))
                            .toList();
            for (Future<Integer> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(300);
        Store later = reopened();
        assertThat(later.view(FIRST).find(Thing.KIND, "count").orElseThrow().number())
                .isEqualTo(200);
        assertThat(later.view(SECOND).find(Thing.KIND, "count").orElseThrow().number())
                .isEqualTo(200);
        assertThat(later.view(FIRST).version()).isEqualTo(201);
        assertThat(later.changes(FIRST, 0))
                .extracting(Change::version)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 201).asLongStream().boxed().toList());
    }

    private static int increment(Turns turns, JournalId... journals) {
        return turns.take(
                new TreeSet<>(List.of(journals)),
                views -> {
                    List<Append> appends = new ArrayList<>();
                    views.forEach((journal, view) -> appends.add(incremented(journal, view)));
                    return new Turns.Result<>(appends, number(views));
                });
    }

    private static Append incremented(JournalId journal, View view) {
        Thing thing = view.find(Thing.KIND, "count").orElseThrow();
        return new Append(
                journal,
                change(
                        view.version() + 1,
                        TEN,
                        put("count", thing.withNumber(thing.number() + 1))));
    }

    private static int number(SortedMap<JournalId, View> views) {
        return views.firstEntry().getValue().find(Thing.KIND, "count").orElseThrow().number();
    }

    protected final void append(JournalId journal, long version, Instant at, Edit... edits) {
        store().append(List.of(new Append(journal, change(version, at, edits))));
    }

    private static Posting posting(Append... appends) {
        return new Posting(List.of(appends), Optional.empty());
    }

    protected static Change change(long version, Instant at, Edit... edits) {
        return new Change(version, at, "caller", "request", "test:Change", List.of(edits));
    }

    protected static Edit aThing() {
        return put("thing", Thing.of("thing"));
    }

    protected static Edit put(String key, Record thing) {
        return new Edit.Put<>(Thing.KIND, key, (Thing) thing);
    }

    /// A record of some size.
    protected static Record big() {
        return thing("x".repeat(10_000));
    }

    /// A record with a name.
    protected static Record thing(String name) {
        return Thing.of(name);
    }

    private static Thing.Part part(String id) {
        return new Thing.Part(id, Optional.empty());
    }
}
