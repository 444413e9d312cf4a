package io.roundtrip.simulators.dataverse;

import io.roundtrip.simulators.dataverse.SimulatedDataverseBuilder.Plan;
import java.net.URI;
import java.util.UUID;

/** The parts of one simulated environment, put together once its addresses are known. */
record Core(
        URI url,
        URI authority,
        Store store,
        RowWrites writes,
        Tokens tokens,
        Journal journal,
        Faults faults,
        Switches switches,
        HttpEdge edge) {

    static Core of(Plan plan, URI url, URI authority) {
        Links links = new Links(url);
        Store store = new Store(plan.tables());
        RowWrites writes = new RowWrites(new BodyReader(store, links), plan.clock(), plan.ids());
        Switches switches = new Switches(store);
        Faults faults = new Faults(plan.clock());
        Journal journal = new Journal(plan.clock());
        Tokens tokens = new Tokens(plan.users(), plan.clock(), plan.ids());
        Api api = api(plan, links, store, new Writing(writes, switches));
        Service service = new Service(api, new BatchEndpoint(store, plan.ids()), faults, journal);
        String tenant = SimulatedDataverseBuilder.TENANT.toString();
        Login login = new Login(tenant, plan.users(), tokens, plan.clock(), plan.ids());
        HttpEdge edge = new HttpEdge(
                new HttpEdge.Parts(service, login, tokens, url.toString(), authority.toString()), plan.ids());
        return new Core(url, authority, store, writes, tokens, journal, faults, switches, edge);
    }

    private record Writing(RowWrites writes, Switches switches) {}

    private static Api api(Plan plan, Links links, Store store, Writing writing) {
        RowWriter writer = new RowWriter(store, links);
        RowWrites writes = writing.writes();
        ChangeFeed changes = new ChangeFeed(store, writer, links, writing.switches(), plan.clock());
        CollectionEndpoint.Feeds feeds = new CollectionEndpoint.Feeds(new QueryPages(writer, links), changes);
        return new Api(
                store,
                new RowEndpoint(store, writes, writer, links),
                new CollectionEndpoint(store, writes, writer, feeds, links),
                new BulkMessages(store, writes, links),
                new Api.Environment(
                        SimulatedDataverseBuilder.ORGANIZATION,
                        new UUID(SimulatedDataverseBuilder.ORGANIZATION.getMostSignificantBits(), 1),
                        links,
                        writing.switches()));
    }
}
