import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import PubSubApiClient from 'salesforce-pubsub-api-client';
import { startSimulator } from './start.js';
import { tlsInFrontOf } from './tls.js';

const LEADS = '/data/LeadChangeEvent';
const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

let simulator;
let tls;
let about;
const clients = [];

before(async () => {
    simulator = await startSimulator('--opportunities=0', '--leads=0', '--pubsub-port=0');
    about = simulator.about;
    tls = await tlsInFrontOf(about.pubSub);
});

// clients that close before their calls end leave errors that nobody handles
after(async () => {
    await simulator?.stop();
    await setTimeout(100);
    clients.forEach((client) => client.close());
    tls?.stop();
});

async function connected() {
    const client = new PubSubApiClient({
        authType: 'oauth-client-credentials',
        loginUrl: about.loginUrl,
        clientId: about.clientId,
        clientSecret: about.clientSecret,
        pubSubEndpoint: tls.address,
        rejectUnauthorizedSsl: false,
    }, QUIET);
    clients.push(client);
    await client.connect();
    return client;
}

/** The events that a subscription brings until it has brought all it asked for, or the error that ends it. */
function gathered(subscribe) {
    return new Promise((resolve, reject) => {
        const events = [];
        subscribe((subscription, type, data) => {
            if (type === 'event') events.push(data);
            if (type === 'lastEvent') resolve(events);
            if (type === 'error') reject(data);
        });
    });
}

/** The same, once the simulator knows of the subscription. */
async function begun(subscribe) {
    const subscriptions = async () => (await (await simulator.control('GET', 'calls')).json()).SUBSCRIBE;
    const before = await subscriptions();
    const events = gathered(subscribe);
    while (await subscriptions() === before) {
        await setTimeout(20);
    }
    return { events };
}

const header = (event) => event.payload.ChangeEventHeader;

async function changed(object, values) {
    return (await (await simulator.control('POST', `records/${object}`, values)).json()).id;
}

test('subscribes from the earliest event, decodes, and goes on after a replay id', async () => {
    const first = await changed('Lead', { Company: 'Acme', LastName: 'Roe', City: 'Ulm' });
    await simulator.control('PATCH', `records/Lead/${first}`, { Status: 'Unqualified', FirstName: 'Jane', City: '' });
    const second = await changed('Lead', { Company: 'Blue' });

    const client = await connected();
    const events = await gathered((callback) => client.subscribeFromEarliestEvent(LEADS, callback, 2));

    assert.deepEqual(events.map((event) => header(event).changeType), ['CREATE', 'UPDATE']);
    assert.deepEqual(header(events[0]).recordIds, [first]);
    assert.equal(header(events[0]).entityName, 'Lead');
    assert.equal(events[0].payload.Company, 'Acme');
    assert.equal(events[0].payload.Address.City, 'Ulm');
    assert.deepEqual(header(events[1]).changedFields.toSorted(),
        ['Address.City', 'LastModifiedDate', 'Name.FirstName', 'Status']);
    assert.equal(events[1].payload.Status, 'Unqualified');

    const another = await connected();
    const rest = await gathered((callback) => another.subscribeFromReplayId(LEADS, callback, 1, events[1].replayId));
    assert.deepEqual(header(rest[0]).recordIds, [second]);
});

test('reads a channel with events of several objects', async () => {
    const client = await connected();
    const awaited = await begun((callback) => client.subscribe('/data/Whynot__chn', callback, 2));
    const lead = await changed('Lead', { Company: 'Red' });
    const deal = await changed('Opportunity', { Name: 'Pumps', Amount: 12_000 });

    const events = await awaited.events;

    // the client decodes each answer when it has fetched its schema: not always in the order in which they came
    const told = new Map(events.map((event) => [header(event).recordIds[0], event.payload]));
    assert.equal(told.get(lead).Company, 'Red');
    assert.equal(told.get(deal).Amount, 12_000);
});

test('reads each event by the schema of its time', async () => {
    const client = await connected();
    const awaited = await begun((callback) => client.subscribe(LEADS, callback, 2));
    await changed('Lead', { Company: 'Green', Rating: 'Hot' });
    await simulator.control('POST', 'fields/Lead/Rating/hide');
    await changed('Lead', { Company: 'Grey' });

    const events = await awaited.events;

    assert.equal(events[0].payload.Rating, 'Hot');
    assert.equal(events[1].payload.Company, 'Grey');
    assert.ok(!('Rating' in events[1].payload));
});

test('has its errors understood', async () => {
    const client = await connected();
    await assert.rejects(
        gathered((callback) => client.subscribeFromReplayId(LEADS, callback, 1, 1)),
        (error) => error.code === 3
            && error.metadata.get('error-code')[0]
                === 'sfdc.platform.eventbus.grpc.subscription.fetch.replayid.corrupted');
});
