package io.roundtrip.admin.notifications;

import io.roundtrip.admin.problems.DynamicsLinks;
import io.roundtrip.admin.problems.ListQuery;
import io.roundtrip.admin.problems.Problem;
import io.roundtrip.admin.problems.ProblemLines;
import io.roundtrip.admin.problems.Problems;
import io.roundtrip.admin.problems.UnknownProblem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one notification. */
@Controller
public final class NotificationController {

    private final Problems problems;
    private final ProblemLines lines;
    private final DynamicsLinks dynamics;

    public NotificationController(Problems problems, ProblemLines lines, DynamicsLinks dynamics) {
        this.problems = problems;
        this.lines = lines;
        this.dynamics = dynamics;
    }

    /** @param then the failure row that an outbox record becomes when its retry is asked for */
    @GetMapping("/notifications/{id}")
    public String show(@PathVariable UUID id, @RequestParam(defaultValue = "") String then, Model model) {
        Optional<Problem> problem = problems.find(id);
        Optional<UUID> moved = ListQuery.id(then).filter(next -> problem.isEmpty());
        if (moved.isPresent()) {
            return "redirect:/notifications/" + moved.get();
        }
        show(problem.orElseThrow(() -> new UnknownProblem(id)), model);
        return "notification";
    }

    @GetMapping("/notifications/{id}/discard")
    public String askToDiscard(@PathVariable UUID id, Model model) {
        show(problems.find(id).orElseThrow(() -> new UnknownProblem(id)), model);
        return "discard";
    }

    private void show(Problem problem, Model model) {
        model.addAttribute("line", lines.of(problem));
        model.addAttribute("track", Track.of(problem));
        model.addAttribute(
                "dynamics",
                dynamics.record(problem.subject().table(), problem.subject().rowId())
                        .orElse(""));
    }
}
