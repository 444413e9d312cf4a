package io.roundtrip.simulators.dataverse;

import io.roundtrip.simulators.dataverse.SimulatedDataverseBuilder.Plan;
import io.roundtrip.simulators.dataverse.administration.Administration;
import io.roundtrip.simulators.dataverse.batch.BatchEndpoint;
import io.roundtrip.simulators.dataverse.faults.Faults;
import io.roundtrip.simulators.dataverse.faults.Switches;
import io.roundtrip.simulators.dataverse.journal.Journal;
import io.roundtrip.simulators.dataverse.limits.Limits;
import io.roundtrip.simulators.dataverse.metadata.DefinitionWrites;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.Queries;
import io.roundtrip.simulators.dataverse.reading.QueryPages;
import io.roundtrip.simulators.dataverse.reading.RowWriter;
import io.roundtrip.simulators.dataverse.security.Security;
import io.roundtrip.simulators.dataverse.service.Api;
import io.roundtrip.simulators.dataverse.service.CollectionEndpoint;
import io.roundtrip.simulators.dataverse.service.HttpEdge;
import io.roundtrip.simulators.dataverse.service.PropertyEndpoint;
import io.roundtrip.simulators.dataverse.service.RowEndpoint;
import io.roundtrip.simulators.dataverse.service.Service;
import io.roundtrip.simulators.dataverse.signin.SignIn;
import io.roundtrip.simulators.dataverse.signin.Tokens;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tracking.ChangeFeed;
import io.roundtrip.simulators.dataverse.writing.BodyReader;
import io.roundtrip.simulators.dataverse.writing.BulkMessages;
import io.roundtrip.simulators.dataverse.writing.RowWrites;
import java.net.URI;

/** The parts of one simulated environment, put together once its addresses are known. */
record Core(
        URI url,
        URI authority,
        Store store,
        RowWrites writes,
        Security security,
        Tokens tokens,
        Journal journal,
        Faults faults,
        Limits limits,
        Switches switches,
        HttpEdge edge) {

    static Core of(Plan plan, URI url, URI authority) {
        Links links = new Links(url);
        Store store = new Store(plan.tables());
        Security security = Security.of(store, plan.security());
        RowWrites writes = new RowWrites(new BodyReader(store, links), security.access(), plan.clock(), plan.ids());
        Switches switches = new Switches(store, security.access());
        Faults faults = new Faults(plan.clock());
        Limits limits = new Limits(plan.clock());
        plan.limits().ifPresent(limits::set);
        Journal journal = new Journal(plan.clock(), plan.journal());
        Tokens tokens = new Tokens(plan.users(), new Tokens.Timing(plan.clock(), plan.tokenLifetime()), plan.ids());
        Api api = api(plan, links, store, new Rules(writes, switches, security));
        Service service = new Service(
                api, new BatchEndpoint(store, plan.ids()), new Service.Conditions(limits, faults, journal, tokens));
        SignIn signIn = SignIn.of(plan.users(), tokens, new SignIn.Addresses(url, authority), plan.ids());
        HttpEdge edge = new HttpEdge(
                new HttpEdge.Parts(
                        service,
                        signIn,
                        new Administration(faults, limits, journal),
                        new HttpEdge.Addresses(url.toString(), authority.toString())),
                plan.ids());
        return new Core(url, authority, store, writes, security, tokens, journal, faults, limits, switches, edge);
    }

    private record Rules(RowWrites writes, Switches switches, Security security) {}

    private static Api api(Plan plan, Links links, Store store, Rules rules) {
        RowWriter writer = new RowWriter(store, links);
        RowWrites writes = rules.writes();
        ChangeFeed changes = new ChangeFeed(store, writer, links, rules.switches(), plan.clock());
        Queries queries = new Queries(store, plan.clock(), SimulatedDataverseBuilder.ROOT_UNIT);
        CollectionEndpoint.Feeds feeds = new CollectionEndpoint.Feeds(new QueryPages(queries, writer, links), changes);
        return new Api(
                store,
                new Api.Rows(new RowEndpoint(store, writes, writer, links), new PropertyEndpoint(store, writes)),
                new CollectionEndpoint(store, writes, writer, feeds, links),
                new BulkMessages(store, writes, links),
                new Api.Environment(
                        SimulatedDataverseBuilder.ORGANIZATION,
                        SimulatedDataverseBuilder.ROOT_UNIT,
                        links,
                        rules.security(),
                        new DefinitionWrites(store, links, rules.switches(), plan.clock())));
    }
}
