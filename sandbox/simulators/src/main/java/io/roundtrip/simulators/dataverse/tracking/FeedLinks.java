package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.PagingCookie;
import io.roundtrip.simulators.dataverse.security.View;
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
    private final Clock clock;

    FeedLinks(Links links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    String delta(Reading reading) {
        String options = options(reading.call());
        DeltaToken token = new DeltaToken(reading.start().upTo(), clock.instant(), Seal.of(options));
        return address(reading, options + "$deltatoken=" + token.encoded(holder(reading.table())));
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
        String seal = Seal.of(holder(reading.table()), options, page, next);
        return new PagingCookie(page, next.text(seal), true);
    }

    /** The token of a delta link. */
    DeltaToken token(Call call, Table table, String text) {
        DeltaToken token = DeltaToken.parse(text);
        String options = options(call);
        refuseUnless(token.options().equals(Seal.of(options)));
        refuseUnless(call.rawQuery().equals(options + "$deltatoken=" + token.encoded(holder(table))));
        return token;
    }

    /** The token of a count, which stands beside other options than in its link. */
    DeltaToken bareToken(Table table, String text) {
        DeltaToken token = DeltaToken.parse(text);
        refuseUnless(token.text(holder(table)).equals(text));
        return token;
    }

    /** Where the page of a next link starts. */
    Reading continued(Call call, View view, PagingCookie cookie) {
        FeedPosition start = FeedPosition.parse(cookie.position());
        Reading before = new Reading(call, view, start, cookie.pageNumber() - 1);
        String options = options(call);
        refuseUnless(call.rawQuery()
                .equals(options + "$skiptoken=" + cookie(before, start, options).encoded()));
        return new Reading(call, view, start, cookie.pageNumber());
    }

    private static String options(Call call) {
        return call.optionsWithout(TOKENS);
    }

    private Holder holder(Table table) {
        return new Holder(links.root(), table.schema().logicalName());
    }

    private static void refuseUnless(boolean verbatim) {
        if (!verbatim) {
            throw Refusal.badQuery("The link was changed, or given out for another table or another environment.");
        }
    }
}
