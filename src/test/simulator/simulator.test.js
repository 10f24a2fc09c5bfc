import assert from 'node:assert/strict';
import { createSign } from 'node:crypto';
import { after, before, test } from 'node:test';
import jsforce from 'jsforce';
import { startSimulator } from './start.js';

const OPPORTUNITIES = 12_000;
const LEADS = 3_000;

let simulator;
let about;
let control;

before(async () => {
    simulator = await startSimulator(`--opportunities=${OPPORTUNITIES}`, `--leads=${LEADS}`);
    ({ about, control } = simulator);
});

after(() => simulator?.stop());

async function signedIn(extra = {}) {
    const connection = new jsforce.Connection({
        loginUrl: about.loginUrl,
        instanceUrl: about.loginUrl,
        version: '66.0',
        oauth2: { loginUrl: about.loginUrl, clientId: about.clientId, clientSecret: about.clientSecret },
        ...extra,
    });
    await connection.authorize({ grant_type: 'client_credentials' });
    return connection;
}

async function assertion(claims = {}) {
    const key = await (await fetch(about.privateKey)).text();
    const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${encode({ alg: 'RS256' })}.${encode({
        iss: about.clientId,
        sub: about.username,
        aud: 'https://login.salesforce.com',
        exp: Math.floor(Date.now() / 1000) + 120,
        ...claims,
    })}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

test('signs in with client credentials', async () => {
    const connection = await signedIn();
    assert.equal(connection.userInfo.organizationId, about.organizationId);
    assert.match(connection.userInfo.id, /^005/);
    const identity = await connection.identity();
    assert.equal(identity.preferred_username ?? identity.username, about.username);
});

test('signs in with a JWT', async () => {
    const connection = new jsforce.Connection({
        loginUrl: about.loginUrl,
        instanceUrl: about.loginUrl,
        version: '66.0',
        oauth2: { loginUrl: about.loginUrl },
    });
    await connection.authorize({ grant_type: JWT_BEARER, assertion: await assertion() });
    assert.equal((await connection.query('SELECT COUNT() FROM User')).totalSize, 25);
});

test('is refused with a wrong secret, an old JWT or a JWT for somebody else', async () => {
    const oauth2 = new jsforce.OAuth2({ loginUrl: about.loginUrl });
    const refused = (params, name) => assert.rejects(oauth2.requestToken(params), { name });
    await refused(
        { grant_type: 'client_credentials', client_id: about.clientId, client_secret: 'wrong' }, 'invalid_client');
    await refused({ grant_type: JWT_BEARER, assertion: await assertion({ exp: 1 }) }, 'invalid_grant');
    await refused({ grant_type: JWT_BEARER, assertion: await assertion({ aud: 'https://example.org' }) }, 'invalid_grant');
    await refused({ grant_type: JWT_BEARER, assertion: await assertion({ sub: 'x@example.org' }) }, 'invalid_grant');
});

test('pages through all rows by queryMore', async () => {
    const connection = await signedIn();
    const ids = new Set();
    let page = await connection.query('SELECT Id, Name, Account.Industry, Owner.Name FROM Opportunity ORDER BY SystemModstamp, Id');
    const total = page.totalSize;
    assert.ok(total > OPPORTUNITIES * 0.98 && total < OPPORTUNITIES);
    for (;;) {
        page.records.forEach((record) => ids.add(record.Id));
        if (page.done) break;
        page = await connection.queryMore(page.nextRecordsUrl);
    }
    assert.equal(ids.size, total);
});

test('fetches all rows by itself, deleted ones too', async () => {
    const connection = await signedIn();
    const leads = await connection.query('SELECT Id, IsDeleted FROM Lead', { autoFetch: true, scanAll: true, maxFetch: 10_000 });
    assert.equal(leads.records.length, LEADS);
    assert.ok(leads.records.some((lead) => lead.IsDeleted));
});

test('finds by conditions that jsforce writes', async () => {
    const connection = await signedIn();
    const found = await connection.sobject('Opportunity')
        .find({ StageName: 'Closed Lost', CreatedDate: { $gte: jsforce.SfDate.toDateTimeLiteral(new Date('2025-01-01T00:00:00Z')) } },
            ['Id', 'StageName', 'CreatedDate'])
        .sort({ CreatedDate: -1 })
        .limit(5);
    assert.equal(found.length, 5);
    assert.ok(found.every((record) => record.StageName === 'Closed Lost'));
    assert.deepEqual(found.map((record) => record.CreatedDate), found.map((record) => record.CreatedDate).toSorted().toReversed());
});

test('describes objects and the org', async () => {
    const connection = await signedIn();
    const lead = await connection.describe('Lead');
    const status = lead.fields.find((field) => field.name === 'Status');
    assert.equal(status.type, 'picklist');
    assert.ok(status.picklistValues.some((value) => value.value === 'Unqualified' && value.active));
    assert.equal(lead.fields.find((field) => field.name === 'OwnerId').relationshipName, 'Owner');
    const all = await connection.describeGlobal();
    assert.ok(all.sobjects.some((object) => object.name === 'OpportunityStage'));
});

test('does not see a hidden field', async () => {
    const connection = await signedIn();
    await control('POST', 'fields/Opportunity/Competitor__c/hide');
    const fields = (await connection.describe('Opportunity')).fields.map((field) => field.name);
    assert.ok(!fields.includes('Competitor__c'));
    await assert.rejects(connection.query('SELECT Competitor__c FROM Opportunity LIMIT 1'), { errorCode: 'INVALID_FIELD' });
    await control('POST', 'fields/Opportunity/Competitor__c/show');
});

test('reads limits and the usage on each answer', async () => {
    const connection = await signedIn();
    const limits = await connection.limits();
    assert.equal(limits.DailyApiRequests.Max, 100_000);
    assert.equal(connection.limitInfo.apiUsage.limit, 100_000);
    assert.ok(connection.limitInfo.apiUsage.used > 0);
});

test('retrieves a record by its id', async () => {
    const connection = await signedIn();
    const created = await (await control('POST', 'records/Lead', { Company: 'Blue', LastName: 'Sky' })).json();
    assert.equal((await connection.sobject('Lead').retrieve(created.id)).Company, 'Blue');
    await control('DELETE', `records/Lead/${created.id}?purge=true`);
});

test('runs a bulk query', async () => {
    const connection = await signedIn();
    connection.bulk2.pollInterval = 50;
    const stream = await connection.bulk2.query(
        'SELECT Id, Name, Amount, SystemModstamp, Account.Industry, Loss_Reason_Detail__c FROM Opportunity', { scanAll: true });
    const records = await stream.toArray();
    assert.equal(records.length, OPPORTUNITIES);
    assert.equal(new Set(records.map((record) => record.Id)).size, OPPORTUNITIES);
    assert.ok(records.every((record) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/.test(record.SystemModstamp)));
    assert.ok(records.some((record) => record.Loss_Reason_Detail__c.includes('\n')));
    assert.ok(records.some((record) => record.Amount === ''));
});

test('has its errors understood', async () => {
    const connection = await signedIn();
    await assert.rejects(connection.query('SELECT Id FORM Lead'), { errorCode: 'MALFORMED_QUERY' });
    await assert.rejects(connection.query('SELECT Id FROM Leed'), { errorCode: 'INVALID_TYPE' });
    await assert.rejects(connection.queryMore('01gWn0000000999AAA-2000'), { errorCode: 'INVALID_QUERY_LOCATOR' });
    await control('POST', 'faults', { fault: 'refused', status: 400, errorCode: 'QUERY_TIMEOUT', on: ['QUERY'] });
    await assert.rejects(connection.query('SELECT Id FROM Lead'), { errorCode: 'QUERY_TIMEOUT' });
});

test('lets jsforce ask again after a 503', async () => {
    const connection = await signedIn();
    const asked = async () => (await (await control('GET', 'calls')).json()).QUERY;
    const before = await asked();
    await control('POST', 'faults', { fault: 'unavailable', on: ['QUERY'] });
    assert.equal((await connection.query('SELECT Id FROM User')).totalSize, 25);
    assert.equal(await asked(), before + 2);
});

test('lets jsforce sign in again when a session ends between two pages', async () => {
    let renewals = 0;
    const connection = await signedIn({
        refreshFn: async (self, done) => {
            renewals++;
            const token = await self.oauth2.requestToken({ grant_type: 'client_credentials' });
            done(null, token.access_token, token);
        },
    });
    await control('POST', 'faults', { fault: 'sessionEnds', on: ['QUERY_MORE'] });
    const leads = await connection.query('SELECT Id FROM Lead', { autoFetch: true, maxFetch: 10_000 });
    assert.equal(leads.records.length, leads.totalSize);
    assert.equal(renewals, 1);
});
