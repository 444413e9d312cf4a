package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.faults.Switches;
import io.roundtrip.simulators.dataverse.faults.Switches.Switch;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.PagingCookie;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tracking.DeltaToken.Holder;
import java.time.Clock;
import java.util.List;

/**
 * Gives out delta and next links, and takes them back only as they were given out ("Use the URL value of the
 * {@code @odata.nextLink} property as is", documentation page "Page results using OData").
 */
final class FeedLinks {
    private static final List<String> TOKENS = List.of("$deltatoken", "$skiptoken");

    private final Links links;
    private final Switches switches;
    private final Clock clock;

    FeedLinks(Links links, Switches switches, Clock clock) {
        this.links = links;
        this.switches = switches;
        this.clock = clock;
    }

    String delta(Reading reading) {
        String options = options(reading.call());
        DeltaToken token = new DeltaToken(reading.start().upTo(), clock.instant(), Seal.of(options));
        return address(reading, options + "$deltatoken=" + token.encoded(holder(reading.call(), reading.table())));
    }

    String next(Reading reading, FeedPosition next) {
        String options = options(reading.call());
        return address(
                reading,
                options + "$skiptoken=" + cookie(reading, next, options).encoded());
    }

    private String address(Reading reading, String query) {
        return links.root() + reading.table().schema().entitySet() + "?" + query;
    }

    private PagingCookie cookie(Reading reading, FeedPosition next, String options) {
        int page = reading.pageNumber() + 1;
        String seal = Seal.of(holder(reading.call(), reading.table()), options, page, next);
        return new PagingCookie(page, next.text(seal), true);
    }

    /** The token of a delta link. */
    DeltaToken token(Call call, Table table, String text) {
        DeltaToken token = DeltaToken.parse(text);
        String options = options(call);
        refuseUnless(token.options().equals(Seal.of(options)));
        refuseUnless(call.rawQuery().equals(options + "$deltatoken=" + token.encoded(holder(call, table))));
        return token;
    }

    /** The token of a count, which stands beside other options than in its link. */
    DeltaToken bareToken(Call call, Table table, String text) {
        DeltaToken token = DeltaToken.parse(text);
        refuseUnless(token.text(holder(call, table)).equals(text));
        return token;
    }

    /** Where the page of a next link starts. */
    Reading continued(Call call, Table table, PagingCookie cookie) {
        FeedPosition start = FeedPosition.parse(cookie.position());
        Reading before = new Reading(call, table, start, cookie.pageNumber() - 1);
        String options = options(call);
        refuseUnless(call.rawQuery()
                .equals(options + "$skiptoken=" + cookie(before, start, options).encoded()));
        return new Reading(call, table, start, cookie.pageNumber());
    }

    private static String options(Call call) {
        return call.optionsWithout(TOKENS);
    }

    private Holder holder(Call call, Table table) {
        String user = switches.isOn(Switch.LINKS_SERVE_EVERY_USER)
                ? ""
                : call.caller().name();
        return new Holder(links.root(), table.schema().logicalName(), user);
    }

    private static void refuseUnless(boolean verbatim) {
        if (!verbatim) {
            throw Refusal.badQuery(
                    "The link was changed, or given out for another table, another user or another environment.");
        }
    }
}
