package io.roundtrip.admin.problems;

import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.Stage;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of failed notifications. */
@Controller
public final class ProblemsController {

    private final Problems problems;
    private final ProblemLines lines;
    private final Supplier<Mappings> mappings;

    public ProblemsController(Problems problems, ProblemLines lines, Supplier<Mappings> mappings) {
        this.problems = problems;
        this.lines = lines;
        this.mappings = mappings;
    }

    @GetMapping("/failed")
    public String list(@RequestParam Map<String, String> parameters, Model model) {
        ListQuery query = ListQuery.of(parameters);
        Snapshot snapshot = problems.recent();
        ProblemPage page = ProblemPage.of(snapshot, query.filter(), query.page(), query.keep());
        model.addAttribute("query", query);
        model.addAttribute("page", page);
        model.addAttribute("lines", lines.of(page.items()));
        model.addAttribute("cut", snapshot.cut());
        model.addAttribute("tabs", ViewTab.of(snapshot));
        model.addAttribute("stages", Stage.values());
        model.addAttribute(
                "mappingNames",
                mappings.get().mappings().stream().map(TableMapping::name).toList());
        return "failed";
    }
}
