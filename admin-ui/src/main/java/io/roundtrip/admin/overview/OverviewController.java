package io.roundtrip.admin.overview;

import io.roundtrip.admin.problems.ProblemView;
import io.roundtrip.admin.problems.Problems;
import io.roundtrip.admin.problems.Snapshot;
import io.roundtrip.admin.time.Times;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.schema.feeds.DeltaLinks;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: is everything in sync? */
@Controller
public final class OverviewController {

    private static final int TOP_CAUSES = 5;

    private final Problems problems;
    private final Supplier<Mappings> mappings;
    private final DeltaLinks feeds;
    private final Times times;

    public OverviewController(Problems problems, Supplier<Mappings> mappings, DeltaLinks feeds, Times times) {
        this.problems = problems;
        this.mappings = mappings;
        this.feeds = feeds;
        this.times = times;
    }

    @GetMapping("/")
    public String overview(Model model) {
        Snapshot snapshot = problems.recent();
        List<MappingCard> cards = new MappingCards(snapshot, times).of(mappings.get(), feeds.all());
        model.addAttribute("now", times.now());
        model.addAttribute("failed", snapshot.count(ProblemView.FAILED));
        model.addAttribute("waiting", snapshot.count(ProblemView.WAITING));
        model.addAttribute("retrying", snapshot.count(ProblemView.RETRYING));
        model.addAttribute("solved", snapshot.count(ProblemView.SOLVED));
        model.addAttribute("cut", snapshot.cut());
        model.addAttribute("causes", Cause.of(snapshot, TOP_CAUSES));
        model.addAttribute("cards", cards);
        model.addAttribute(
                "troubled", cards.stream().filter(MappingCard::isTroubled).count());
        return "overview";
    }
}
