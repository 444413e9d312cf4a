// Uses the simulated environment at the given address by dynamics-web-api, as its users use Dataverse.
// Prints one line of JSON per step: {"step": name, "error": text or nothing}.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { DynamicsWebApi } from "dynamics-web-api";

const api = new DynamicsWebApi({
  serverUrl: process.argv[2],
  dataApi: { version: "9.2" },
  onTokenRefresh: async () => "kim.demo",
  propagateErrors: true,
  timeout: 20_000,
});
const accounts = "accounts";
const formatted = "@OData.Community.Display.V1.FormattedValue";

async function step(name, work) {
  try {
    await work();
    console.log(JSON.stringify({ step: name }));
  } catch (failure) {
    const { status, message, stack } = failure;
    console.log(JSON.stringify({ step: name, error: `${status ?? ""} ${message ?? stack ?? failure}` }));
  }
}

const refused = (status, work) => assert.rejects(work, failure => {
  assert.equal(failure.status, status, failure.message);
  return true;
});
const create = data => api.create({ collection: accounts, data });
const read = (key, options = {}) => api.retrieve({ collection: accounts, key, ...options });
const names = answer => answer.value.map(row => row.name);

await step("WhoAmI", async () => {
  const me = await api.callFunction("WhoAmI");
  assert.match(me.UserId, /^[0-9a-f-]{36}$/);
});

await step("create answers with the id", async () => {
  const id = await create({ name: "Created", numberofemployees: 7 });
  const row = await read(id, { select: ["name", "numberofemployees"] });
  assert.equal(row.name, "Created");
  assert.equal(row.numberofemployees, 7);
});

await step("create with representation", async () => {
  const row = await api.create({
    collection: accounts, data: { name: "Shown" }, select: ["name"], returnRepresentation: true,
  });
  assert.equal(row.name, "Shown");
  assert.match(row["@odata.etag"], /^W\/"\d+"$/);
});

await step("update, and read what changed", async () => {
  const key = await create({ name: "Before" });
  await api.update({ collection: accounts, key, data: { name: "After" } });
  assert.equal((await read(key)).name, "After");
});

await step("update with representation", async () => {
  const key = await create({ name: "Before" });
  const row = await api.update({
    collection: accounts, key, data: { fax: "1" }, select: ["name", "fax"], returnRepresentation: true,
  });
  assert.equal(row.name, "Before");
  assert.equal(row.fax, "1");
});

await step("set and clear a single property", async () => {
  const key = await create({ name: "Kept" });
  await api.updateSingleProperty({ collection: accounts, key, fieldValuePair: { fax: "1" } });
  assert.equal((await read(key)).fax, "1");
  await api.deleteRecord({ collection: accounts, key, property: "fax" });
  const row = await read(key);
  assert.deepEqual([row.name, row.fax], ["Kept", null]);
});

await step("update refuses to create", async () => {
  await refused(404, api.update({ collection: accounts, key: randomUUID(), data: { name: "Nobody" } }));
});

await step("delete, and read nothing", async () => {
  const key = await create({ name: "Short" });
  await api.deleteRecord({ collection: accounts, key });
  await refused(404, read(key));
});

await step("upsert by alternate key creates and updates", async () => {
  const key = "accountnumber='A-1'";
  await api.upsert({ collection: accounts, key, data: { name: "First" } });
  await api.upsert({ collection: accounts, key, data: { name: "Second" } });
  const row = await read(key, { select: ["name", "accountnumber"] });
  assert.equal(row.name, "Second");
  assert.equal(row.accountnumber, "A-1");
});

await step("upsert tells creation from update by its representation", async () => {
  const key = "accountnumber='A-2'";
  const request = { collection: accounts, key, data: { name: "Kept" }, returnRepresentation: true };
  assert.equal((await api.upsert(request)).accountid, (await api.upsert(request)).accountid);
});

await step("If-None-Match: * refuses to update", async () => {
  const key = await create({ name: "There" });
  await refused(412, api.upsert({ collection: accounts, key, data: { name: "Again" }, ifnonematch: "*" }));
});

await step("If-Match refuses a stale version and accepts the current one", async () => {
  const key = await create({ name: "Guarded" });
  const ifmatch = (await read(key))["@odata.etag"];
  await api.update({ collection: accounts, key, data: { fax: "1" }, ifmatch });
  await refused(412, api.update({ collection: accounts, key, data: { fax: "2" }, ifmatch }));
  await refused(412, api.deleteRecord({ collection: accounts, key, ifmatch }));
  await api.deleteRecord({ collection: accounts, key, ifmatch: (await read(key))["@odata.etag"] });
});

await step("If-None-Match reads only what changed", async () => {
  const key = await create({ name: "Cached" });
  const ifnonematch = (await read(key))["@odata.etag"];
  assert.equal(await read(key, { ifnonematch }).then(row => row ?? null, failure => failure.status === 304 ? null : failure), null);
  await api.update({ collection: accounts, key, data: { name: "Changed" } });
  assert.equal((await read(key, { ifnonematch })).name, "Changed");
});

await step("filter, order and count", async () => {
  for (const name of ["Sorted 2", "Sorted 3", "Sorted 1"]) {
    await create({ name });
  }
  const answer = await api.retrieveMultiple({
    collection: accounts, select: ["name"], filter: "startswith(name,'Sorted')", orderBy: ["name desc"], count: true,
  });
  assert.deepEqual(names(answer), ["Sorted 3", "Sorted 2", "Sorted 1"]);
  assert.equal(answer.oDataCount, 3);
  assert.equal(await api.count({ collection: accounts, filter: "startswith(name,'Sorted')" }), 3);
});

await step("paging by next links", async () => {
  const request = { collection: accounts, select: ["name"], filter: "startswith(name,'Sorted')", maxPageSize: 2 };
  const first = await api.retrieveMultiple(request);
  assert.equal(first.value.length, 2);
  const second = await api.retrieveMultiple(request, first.oDataNextLink);
  assert.equal(second.value.length, 1);
  assert.equal(second.oDataNextLink, undefined);
  assert.equal((await api.retrieveAll(request)).value.length, 3);
});

await step("lookups are bound and read with formatted values", async () => {
  const parent = await create({ name: "Parent" });
  const key = await create({ name: "Child", "parentaccountid@odata.bind": `accounts(${parent})` });
  const row = await read(key, { select: ["_parentaccountid_value"], includeAnnotations: "*" });
  assert.equal(row._parentaccountid_value, parent);
  assert.equal(row["_parentaccountid_value" + formatted], "Parent");
  assert.equal(row._parentaccountid_value_Formatted, "Parent");
  assert.equal(row._parentaccountid_value_LogicalName, "account");
});

await step("track changes: first reading, next links, delta links", async () => {
  const request = { collection: accounts, select: ["name"], trackChanges: true, maxPageSize: 3 };
  const all = await api.retrieveAll(request);
  const quiet = await api.retrieveMultiple(request, all.oDataDeltaLink);
  assert.deepEqual(quiet.value, []);
  const changed = await create({ name: "New" });
  const gone = await create({ name: "Gone" });
  await api.deleteRecord({ collection: accounts, key: gone });
  const delta = await api.retrieveMultiple(request, quiet.oDataDeltaLink);
  assert.equal(delta.value[0].accountid, changed);
  assert.deepEqual([delta.value[1].id, delta.value[1].reason], [gone, "deleted"]);
  assert.deepEqual((await api.retrieveMultiple(request, delta.oDataDeltaLink)).value, []);
});

await step("batch with a change set and a read", async () => {
  api.startBatch();
  create({ name: "Batched 1" });
  create({ name: "Batched 2" });
  api.retrieveMultiple({ collection: accounts, select: ["name"], filter: "startswith(name,'Batched')" });
  const [first, second, found] = await api.executeBatch();
  assert.equal((await read(first)).name, "Batched 1");
  assert.equal((await read(second)).name, "Batched 2");
  assert.equal(found.value.length, 2);
});

await step("a change set is done wholly or not at all", async () => {
  const key = await create({ name: "Whole" });
  api.startBatch();
  api.update({ collection: accounts, key, data: { name: "Half" } });
  api.update({ collection: accounts, key: randomUUID(), data: { name: "Nobody" } });
  await assert.rejects(api.executeBatch());
  assert.equal((await read(key)).name, "Whole");
});

await step("batch outside a change set, continuing on error", async () => {
  const key = await create({ name: "Before" });
  api.startBatch();
  api.update({ collection: accounts, key: randomUUID(), data: { name: "Nobody" }, inChangeSet: false });
  api.update({ collection: accounts, key, data: { name: "After" }, inChangeSet: false });
  await api.executeBatch({ continueOnError: true }).catch(failures => assert.equal(failures.length, 2));
  assert.equal((await read(key)).name, "After");
});

await step("content ids refer to earlier operations of a change set", async () => {
  api.startBatch();
  api.create({ collection: accounts, data: { name: "Referred" }, contentId: "1" });
  api.create({ collection: accounts, data: { name: "Referring", "parentaccountid@odata.bind": "$1" } });
  const [, child] = await api.executeBatch();
  const row = await read(child, { select: ["_parentaccountid_value"], includeAnnotations: "*" });
  assert.equal(row._parentaccountid_value_Formatted, "Referred");
});

await step("CreateMultiple and UpdateMultiple", async () => {
  const type = { "@odata.type": "Microsoft.Dynamics.CRM.account" };
  const bulk = (actionName, targets) => api.callAction({
    collection: accounts,
    actionName: "Microsoft.Dynamics.CRM." + actionName,
    action: { Targets: targets.map(target => ({ ...type, ...target })) },
  });
  const { Ids } = await bulk("CreateMultiple", [{ name: "Bulk 1" }, { name: "Bulk 2" }]);
  assert.equal(Ids.length, 2);
  await bulk("UpdateMultiple", Ids.map(accountid => ({ accountid, fax: "7" })));
  assert.equal((await read(Ids[1])).fax, "7");
});

await step("errors carry the platform's code", async () => {
  await assert.rejects(read(randomUUID()), { code: "0x80040217" });
  await assert.rejects(api.retrieveMultiple({ collection: "nothings" }), { code: "0x8006088a" });
});
