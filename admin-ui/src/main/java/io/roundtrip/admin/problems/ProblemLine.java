package io.roundtrip.admin.problems;

import io.roundtrip.admin.time.Moment;

/**
 * A problem as the pages show it. Texts are data, to be written with {@code th:text} only.
 *
 * @param path of its page
 * @param story what happened: {@code story.} and this is the key of the sentence with the record's name, {@code short.}
 *     and this the one without
 * @param stageBar symbol of the five stages with the one concerned raised
 * @param attempts "2 of 8", or "2" where the mapping is not known
 * @param next when it is tried again by itself, empty if it is not
 */
public record ProblemLine(
        Problem problem,
        String path,
        String name,
        String table,
        String target,
        String parent,
        String story,
        StatusLook look,
        String stageBar,
        String attempts,
        Moment since,
        Moment last,
        String next) {

    public String reason() {
        return problem.cause().reason();
    }

    public String categoryIcon() {
        return Labels.icon(problem.cause().category());
    }

    public String actedBy() {
        return problem.course().actedBy().orElse("");
    }
}
