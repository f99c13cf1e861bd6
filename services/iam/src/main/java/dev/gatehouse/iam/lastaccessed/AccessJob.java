package dev.gatehouse.iam.lastaccessed;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.operation.Call;
import dev.gatehouse.store.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/// A question for last accessed information that somebody asked.
///
/// @param arn of the user, group, role or policy that it is about
/// @param granularity `SERVICE_LEVEL` or `ACTION_LEVEL`
/// @param asker who asked, and alone may read the answer
public record AccessJob(String id, String arn, String granularity, String asker, Instant created) {
    /// Jobs by id.
    public static final Kind<AccessJob> KIND = Kind.of("accessjob", AccessJob.class);

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int MOST = 1_000;

    /// The job of this id, if it is the caller's.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none, or not any more
    static AccessJob get(String id, Call call) {
        return call.view()
                .find(KIND, id)
                .filter(job -> job.asker.equals(call.caller().arn()))
                .filter(job -> !job.isOver(call))
                .orElseThrow(() -> NO_SUCH_ENTITY.because("Job %s cannot be found.", id));
    }

    /// Notes the job; jobs that are over are forgotten, and the oldest if there are too many.
    void add(Call call) {
        var known =
                call.view().all(KIND).stream()
                        .sorted(Comparator.comparing(AccessJob::created))
                        .toList();
        int surplus = known.size() - MOST + 1;
        for (int i = 0; i < known.size(); i++) {
            if (i < surplus || known.get(i).isOver(call)) {
                call.draft().remove(KIND, known.get(i).id);
            }
        }
        call.draft().put(KIND, id, this);
    }

    boolean ofActions() {
        return granularity.equals("ACTION_LEVEL");
    }

    private boolean isOver(Call call) {
        return !call.at().isBefore(created.plus(LIFETIME));
    }
}
