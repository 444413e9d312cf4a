package io.roundtrip.admin.retries;

import io.roundtrip.admin.problems.ListQuery;
import io.roundtrip.admin.problems.Problem;
import io.roundtrip.admin.problems.Problems;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Retries of some or of all: first a page that says how many, then exactly those. */
@Controller
public final class RetryController {

    private final Retries retries;
    private final Problems problems;

    public RetryController(Retries retries, Problems problems) {
        this.retries = retries;
        this.problems = problems;
    }

    /** @param id of the selected lines; with scope=filter, everything that the filter finds counts instead */
    @GetMapping("/retries/plan")
    public ModelAndView plan(
            @RequestParam(defaultValue = "") List<String> id, @RequestParam Map<String, String> parameters) {
        ListQuery query = ListQuery.of(parameters);
        boolean everything = "filter".equals(parameters.get("scope"));
        List<Problem> selected = everything ? problems.recent().matching(query.filter()) : selected(id);
        return new ModelAndView("plan", Map.of("plan", RetryPlan.of(selected), "query", query));
    }

    /** @param ids as the plan named them; sent twice, the second finds that the first was faster */
    @PostMapping("/retries")
    public String start(@RequestParam String ids, RedirectAttributes attributes) {
        RetryResult result = RetryResult.of(retries.retryAll(List.copyOf(ListQuery.ids(ids))));
        int requested = result.requested().size();
        int left = result.tooLate().size() + result.unknown().size();
        Flash flash = left == 0
                ? new Flash("t-blue", "flash.retried.many", List.of(requested))
                : new Flash("t-amber", "flash.retried.some", List.of(requested, left));
        attributes.addFlashAttribute("flash", flash);
        return "redirect:/failed";
    }

    private List<Problem> selected(List<String> ids) {
        return ids.stream()
                .limit(Retries.MOST)
                .flatMap(id -> ListQuery.id(id).stream())
                .flatMap(id -> problems.recent().find(id).or(() -> problems.find(id)).stream())
                .toList();
    }
}
