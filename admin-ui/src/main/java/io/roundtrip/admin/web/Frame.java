package io.roundtrip.admin.web;

import io.roundtrip.admin.problems.ProblemView;
import io.roundtrip.admin.problems.Problems;
import io.roundtrip.admin.time.Moment;
import io.roundtrip.admin.time.Times;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame around every page shows. */
@ControllerAdvice
public final class Frame {

    private final Problems problems;
    private final Times times;
    private final Badge badge;

    public Frame(Problems problems, Times times, Badge badge) {
        this.problems = problems;
        this.times = times;
        this.badge = badge;
    }

    /** Names the environment and who acts, on every page. */
    public record Badge(String environment, String style, String operator) {}

    /** @param open failed notifications that are not solved */
    public record Shown(Badge badge, Moment read, String theme, Counter open) {}

    /** Asked only by pages that show it: an error page must not depend on Dataverse. */
    @FunctionalInterface
    public interface Counter {
        int count();
    }

    @ModelAttribute("frame")
    public Shown frame(@CookieValue(name = "rt-theme", defaultValue = "") String theme) {
        return new Shown(
                badge, times.now(), known(theme), () -> problems.recent().count(ProblemView.OPEN));
    }

    private static String known(String theme) {
        return theme.equals("light") || theme.equals("dark") ? theme : "";
    }
}
