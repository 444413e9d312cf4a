package io.roundtrip.admin.problems;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A saved view with the number of lines in it. */
public record ViewTab(ProblemView view, int count) {

    static List<ViewTab> of(Snapshot snapshot) {
        return Arrays.stream(ProblemView.values())
                .map(view -> new ViewTab(view, snapshot.count(view)))
                .toList();
    }

    public String address() {
        return view.name().toLowerCase(Locale.ROOT);
    }
}
