package io.roundtrip.admin.overview;

import io.roundtrip.admin.problems.Labels;
import io.roundtrip.admin.problems.Problem;
import io.roundtrip.admin.problems.Snapshot;
import io.roundtrip.admin.time.Times;
import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.mapping.TargetDefinition;
import io.roundtrip.mapping.TargetState;
import io.roundtrip.schema.failures.FailureStatus;
import io.roundtrip.schema.feeds.Feed;
import io.roundtrip.schema.feeds.FeedState;
import io.roundtrip.schema.feeds.Load;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How each mapping stands, in the order in which loads run. */
final class MappingCards {

    private record Look(String state, String tone, String icon) {}

    private final Snapshot snapshot;
    private final Times times;

    MappingCards(Snapshot snapshot, Times times) {
        this.snapshot = snapshot;
        this.times = times;
    }

    List<MappingCard> of(Mappings mappings, List<Feed> feeds) {
        Map<String, Feed> byMapping = feeds.stream().collect(Collectors.toMap(Feed::mapping, Function.identity()));
        return mappings.parentsFirst().stream()
                .map(mapping -> card(
                        mapping,
                        mappings.target(mapping.target()).orElseThrow(),
                        byMapping.getOrDefault(mapping.name(), Feed.unread(mapping.name()))))
                .toList();
    }

    private MappingCard card(TableMapping mapping, TargetDefinition target, Feed feed) {
        Look look = look(mapping.state(), target.state(), feed.state());
        return new MappingCard(
                mapping.name(),
                Labels.table(mapping.table()),
                Labels.target(mapping.target()),
                look.state(),
                look.tone(),
                look.icon(),
                count(mapping, problem -> problem.status() == FailureStatus.FAILED),
                count(mapping, problem -> problem.isOpen() && problem.status() != FailureStatus.FAILED),
                feed.cursor().map(cursor -> times.moment(cursor.at())),
                feed.load().map(Load::done));
    }

    private int count(TableMapping mapping, Predicate<Problem> wanted) {
        return (int) snapshot.problems().stream()
                .filter(problem -> problem.subject().mapping().equals(mapping.name()))
                .filter(wanted)
                .count();
    }

    /** The worst first. */
    private static Look look(MappingState mapping, TargetState target, FeedState feed) {
        if (target == TargetState.BLOCKED) {
            return new Look("blocked", "t-red", "i-plug");
        }
        if (mapping == MappingState.DEGRADED) {
            return new Look("degraded", "t-amber", "i-warn");
        }
        if (mapping == MappingState.PAUSED || target == TargetState.PAUSED) {
            return new Look("paused", "t-grey", "i-pause");
        }
        return switch (feed) {
            case INITIAL -> new Look("initial", "t-grey", "i-pending");
            case LOADING -> new Look("loading", "t-blue", "i-resync");
            case EXPIRED -> new Look("expired", "t-amber", "i-resync");
            case STEADY -> new Look("running", "t-green", "i-play");
        };
    }
}
