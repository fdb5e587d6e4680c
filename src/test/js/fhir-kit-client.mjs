// What an integrator does first, with a client that knows nothing of this server. Usage: node fhir-kit-client.mjs BASE
// Ends with status 0 where everything is as the specification says, else with what is not.
import assert from 'node:assert/strict';
import { Client } from 'fhir-kit-client';

const [baseUrl] = process.argv.slice(2);
const client = new Client({
  baseUrl,
  // what a server answers to a write without this is its own choice (FHIR R4, 3.1.0.1.8); this client wants the resource
  customHeaders: {
    Prefer: 'return=representation',
    Authorization: `Basic ${Buffer.from('ehr:ehr').toString('base64')}`,
  },
});
const mine = `js-${Date.now()}`;
const system = 'https://example.org/mrn';
const response = (resource) => Client.httpFor(resource).response;

const steps = {
  async 'reads the CapabilityStatement and finds what it uses'() {
    const capability = await client.capabilityStatement();
    assert.equal(capability.resourceType, 'CapabilityStatement');
    assert.equal(capability.fhirVersion, '4.0.1');
    const patient = capability.rest[0].resource.find((resource) => resource.type === 'Patient');
    const interactions = patient.interaction.map((interaction) => interaction.code);
    for (const needed of ['read', 'vread', 'create', 'update', 'patch', 'delete', 'search-type', 'history-instance']) {
      assert.ok(interactions.includes(needed), needed);
    }
  },

  async 'reads smart-configuration'() {
    const url = `${baseUrl}/.well-known/smart-configuration`;
    const answer = await fetch(url);
    assert.equal(answer.status, 404, 'no identity provider is set up here');
    assert.match(answer.headers.get('content-type'), /json/);
  },

  async 'creates, reads, updates, patches and deletes a patient, and reads its versions'() {
    const created = await client.create({
      resourceType: 'Patient',
      body: { resourceType: 'Patient', identifier: [{ system, value: mine }], name: [{ family: 'Ünïcode', given: ['A'] }] },
    });
    assert.equal(response(created).status, 201);
    assert.match(response(created).headers.get('location'), /\/Patient\/[^/]+\/_history\/1$/);
    const { id } = created;

    const read = await client.read({ resourceType: 'Patient', id });
    assert.equal(read.name[0].family, 'Ünïcode');
    assert.equal(response(read).headers.get('etag'), 'W/"1"');

    const updated = await client.update({
      resourceType: 'Patient',
      id,
      body: { ...read, gender: 'female' },
      options: { headers: { 'If-Match': 'W/"1"' } },
    });
    assert.equal(updated.meta.versionId, '2');
    await refused(412, () =>
      client.update({ resourceType: 'Patient', id, body: read, options: { headers: { 'If-Match': 'W/"1"' } } }),
    );

    const patched = await client.patch({
      resourceType: 'Patient',
      id,
      jsonPatch: [{ op: 'add', path: '/birthDate', value: '1961-02-03' }],
    });
    assert.equal(patched.birthDate, '1961-02-03');
    assert.equal(patched.gender, 'female');

    const first = await client.vread({ resourceType: 'Patient', id, version: '1' });
    assert.equal(first.gender, undefined);
    const history = await client.resourceHistory({ resourceType: 'Patient', id });
    assert.deepEqual(history.entry.map((entry) => entry.resource.meta.versionId), ['3', '2', '1']);

    await client.delete({ resourceType: 'Patient', id });
    await refused(410, () => client.read({ resourceType: 'Patient', id }));
    await refused(404, () => client.read({ resourceType: 'Patient', id: `${mine}-never` }));
  },

  async 'sends a transaction whose entries refer to each other'() {
    const patient = 'urn:uuid:0c1bac7a-1b1c-4b5a-8d0f-0123456789ab';
    const observation = (value) => ({
      resource: {
        resourceType: 'Observation',
        status: 'final',
        identifier: [{ system, value: `${mine}-${value}` }],
        code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] },
        subject: { reference: patient },
        valueQuantity: { value, unit: '/min', system: 'http://unitsofmeasure.org', code: '/min' },
      },
      request: { method: 'POST', url: 'Observation' },
    });
    const answer = await client.transaction({
      body: {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          {
            fullUrl: patient,
            resource: { resourceType: 'Patient', identifier: [{ system, value: `${mine}-t` }] },
            request: { method: 'POST', url: 'Patient', ifNoneExist: `identifier=${system}|${mine}-t` },
          },
          ...Array.from({ length: 25 }, (_, i) => observation(60 + i)),
        ],
      },
    });
    assert.equal(answer.type, 'transaction-response');
    assert.ok(answer.entry.every((entry) => entry.response.status.startsWith('201')));
  },

  async 'searches, and goes through the pages'() {
    const found = await client.search({
      resourceType: 'Observation',
      searchParams: { 'patient.identifier': `${system}|${mine}-t`, _sort: 'date', _count: 10, _include: 'Observation:patient' },
    });
    assert.equal(found.total, 25);
    const values = new Set();
    let pages = 0;
    for (let page = found; page; page = await client.nextPage({ bundle: page })) {
      pages += 1;
      const matches = page.entry.filter((entry) => entry.search.mode === 'match');
      matches.forEach((entry) => values.add(entry.resource.valueQuantity.value));
      assert.equal(page.entry.filter((entry) => entry.search.mode === 'include').length, 1);
    }
    assert.equal(pages, 3);
    assert.equal(values.size, 25);
  },

  async 'follows a reference'() {
    const found = await client.search({
      resourceType: 'Observation',
      searchParams: { identifier: `${system}|${mine}-60` },
    });
    const patient = await client.resolve({ reference: found.entry[0].resource.subject.reference });
    assert.equal(patient.identifier[0].value, `${mine}-t`);
  },

  async 'asks for an operation'() {
    const outcome = await client.operation({
      name: 'validate',
      resourceType: 'Patient',
      input: { resourceType: 'Parameters', parameter: [{ name: 'resource', resource: { resourceType: 'Patient' } }] },
    });
    assert.equal(outcome.resourceType, 'OperationOutcome');
    assert.ok(outcome.issue.every((issue) => issue.severity !== 'error'));
  },

  async 'is told what is wrong'() {
    const body = { resourceType: 'Patient', gender: 'unheard-of' };
    const outcome = await refused(400, () => client.create({ resourceType: 'Patient', body }));
    assert.equal(outcome.resourceType, 'OperationOutcome');
    assert.equal(outcome.issue[0].severity, 'error');
  },
};

/** The body of an answer with this status, to what must not be done. */
async function refused(status, call) {
  try {
    await call();
  } catch (error) {
    assert.equal(error.response?.status, status, String(error));
    return error.response.data;
  }
  throw new assert.AssertionError({ message: `not refused with ${status}` });
}

for (const [name, step] of Object.entries(steps)) {
  try {
    await step();
    console.log(`ok      ${name}`);
  } catch (error) {
    console.log(`FAILED  ${name}\n${error.stack}`);
    process.exitCode = 1;
  }
}
