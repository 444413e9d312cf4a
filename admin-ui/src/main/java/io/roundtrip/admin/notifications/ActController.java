package io.roundtrip.admin.notifications;

import io.roundtrip.admin.problems.Labels;
import io.roundtrip.admin.problems.ProblemLines;
import io.roundtrip.admin.problems.UnknownProblem;
import io.roundtrip.admin.retries.Flash;
import io.roundtrip.admin.retries.Retries;
import io.roundtrip.admin.retries.RetryAnswer;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons of one notification: POST, then redirect to a page that says what came of it. */
@Controller
public final class ActController {

    private static final int LONGEST_REASON = 400;

    private final Retries retries;

    public ActController(Retries retries) {
        this.retries = retries;
    }

    /** @param seen the number of retries that the page showed; another one means that somebody was faster */
    @PostMapping("/notifications/{id}/retry")
    public ModelAndView retry(@PathVariable UUID id, @RequestParam int seen, RedirectAttributes attributes) {
        return answered(retries.retry(id, OptionalInt.of(seen)), "flash.retried", attributes);
    }

    @PostMapping("/notifications/{id}/discard")
    public ModelAndView discard(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes attributes) {
        String given = reason.strip();
        if (given.isEmpty() || given.length() > LONGEST_REASON) {
            attributes.addFlashAttribute("flash", new Flash("t-amber", "flash.reason", List.of(LONGEST_REASON)));
            return new ModelAndView("redirect:/notifications/" + id + "/discard");
        }
        return answered(retries.discard(id, given), "flash.discarded", attributes);
    }

    @PostMapping("/notifications/{id}/restore")
    public ModelAndView restore(@PathVariable UUID id, RedirectAttributes attributes) {
        return answered(retries.restore(id), "flash.restored", attributes);
    }

    private static ModelAndView answered(RetryAnswer answer, String flash, RedirectAttributes attributes) {
        if (answer instanceof RetryAnswer.Done done) {
            String name = Labels.record(done.problem().subject());
            attributes.addFlashAttribute("flash", new Flash("t-blue", flash, List.of(name)));
            return new ModelAndView("redirect:" + ProblemLines.path(done.problem()));
        }
        if (answer instanceof RetryAnswer.TooLate late) {
            Map<String, ?> model = Map.of(
                    "record", Labels.record(late.problem().subject()),
                    "path", ProblemLines.path(late.problem()),
                    "why", late.why());
            return new ModelAndView("late", model, HttpStatus.CONFLICT);
        }
        throw new UnknownProblem(answer.id());
    }
}
