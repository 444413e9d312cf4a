package io.roundtrip.admin.api;

import io.roundtrip.admin.problems.ListQuery;
import io.roundtrip.admin.problems.Problem;
import io.roundtrip.admin.problems.Problems;
import io.roundtrip.admin.problems.UnknownProblem;
import io.roundtrip.admin.retries.Retries;
import io.roundtrip.admin.retries.RetryAnswer;
import io.roundtrip.admin.retries.RetryPlan;
import io.roundtrip.admin.retries.RetryResult;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same for scripts. A call that changes something needs the header {@code X-Requested-With: roundtrip}. */
@RestController
public final class FailuresApi {

    private final Problems problems;
    private final Retries retries;

    public FailuresApi(Problems problems, Retries retries) {
        this.problems = problems;
        this.retries = retries;
    }

    /** At most {@link Retries#MOST}, the latest first; parameters view, stage, mapping and q as on the page. */
    @GetMapping("/api/failures")
    public List<FailureJson> list(@RequestParam Map<String, String> parameters) {
        return problems.recent().matching(ListQuery.of(parameters).filter()).stream()
                .limit(Retries.MOST)
                .map(FailureJson::of)
                .toList();
    }

    @GetMapping("/api/failures/{id}")
    public FailureJson one(@PathVariable UUID id) {
        return FailureJson.of(problems.find(id).orElseThrow(() -> new UnknownProblem(id)));
    }

    /** 202 with the failure as it stands now, 409 with who was faster, 404 if there is none. */
    @PostMapping("/api/failures/{id}/retry")
    public ResponseEntity<Object> retry(@PathVariable UUID id) {
        RetryAnswer answer = retries.retry(id, OptionalInt.empty());
        if (answer instanceof RetryAnswer.TooLate late) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body(new ApiError("Nothing was changed: " + late.why()));
        }
        return ResponseEntity.accepted().body(one(id));
    }

    /** All means those that wait for a retry, the latest {@link Retries#MOST}; the answer says which. */
    @PostMapping("/api/retries")
    public RetryResult retryMany(@RequestBody RetryWish wish) {
        return RetryResult.of(retries.retryAll(wish.ids().orElseGet(this::everything)));
    }

    private List<UUID> everything() {
        problems.forget();
        return RetryPlan.of(problems.recent().problems()).retried().stream()
                .map(Problem::id)
                .toList();
    }
}
