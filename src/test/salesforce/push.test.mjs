// Holds salesforce/push-json, which sends records to Whynot, against the Metadata API and against what Whynot reads.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { parse as parseYaml } from 'yaml';
import { checkDocument, contentOf } from './schema.mjs';

process.env.SF_DISABLE_LOG_FILE = 'true';
process.env.SF_DISABLE_TELEMETRY = 'true';
const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');

const project = resolve(import.meta.dirname, '../../../salesforce');
const source = join(project, 'push-json');
const mapping = parseYaml(readFileSync(resolve(import.meta.dirname, '../../main/resources/mappings/salesforce.yaml'), 'utf8'));
const OBJECTS = ['Lead', 'Opportunity'];
// What only exported files or an org's own fields have; a field set cannot contain an owner's name.
const NOT_IN_A_FIELD_SET = new Set(['Lead.Campaign.Name', 'Opportunity.CurrencyIsoCode', 'Lead.LastModifiedDate', 'Opportunity.LastModifiedDate']);

const home = process.cwd();
let temporary;

before(() => {
  temporary = mkdtempSync(join(tmpdir(), 'whynot-push-'));
  process.chdir(project);
});
after(() => {
  process.chdir(home);
  rmSync(temporary, { recursive: true });
});

test('the package resolves to the expected components, and no file is left over', () => {
  const components = [...ComponentSet.fromSource(source).getSourceComponents()]
    .flatMap((it) => [it, ...it.getChildren()]);
  assert.deepEqual(components.map((it) => `${it.type.name} ${it.fullName}`).sort(), [
    'ApexClass WhynotPush',
    'ApexClass WhynotPushTest',
    'ApexClass WhynotRecords',
    'ApexClass WhynotRequest',
    'CustomField Whynot_Push__c.Address__c',
    'CustomField Whynot_Push__c.Secret__c',
    'CustomObject Whynot_Push__c',
    'FieldSet Lead.Whynot',
    'FieldSet Opportunity.Whynot',
    'Flow Whynot_Lead',
    'Flow Whynot_Opportunity',
    'RemoteSiteSetting Whynot',
  ]);
  const known = new Set(components.flatMap((it) => [it.xml, it.content].filter(Boolean)));
  assert.deepEqual(files('').filter((file) => !known.has(file)), []);
});

test('every element is known to the Metadata API, in its place, and with a value that it allows', () => {
  files('.xml').forEach(checkDocument);
});

test('both flows hand each saved record to the action', () => {
  for (const object of OBJECTS) {
    const { actionCalls: [action], start, status } = contentOf(join(source, `flows/Whynot_${object}.flow-meta.xml`));
    assert.equal(status, 'Active');
    assert.deepEqual([start.object, start.triggerType, start.recordTriggerType], [object, 'RecordAfterSave', 'CreateAndUpdate']);
    assert.equal(start.connector.targetReference, action.name);
    assert.deepEqual([action.actionType, action.actionName], ['apex', 'WhynotPush']);
    assert.deepEqual(action.inputParameters, [{ name: 'recordIds', value: { elementReference: '$Record.Id' } }]);
    assert.match(apex('WhynotPush'), /@InvocableMethod[^\n]*\n\s*public static void push\(List<Id> recordIds\)/);
  }
});

test('what is sent is what the mapping reads', () => {
  for (const object of OBJECTS) {
    const sent = new Set([...alwaysSent(object), ...fieldSet(object)]);
    const missing = columnsOf(mapping[object.toLowerCase()])
      .filter((column) => !column.endsWith('__c') && !NOT_IN_A_FIELD_SET.has(`${object}.${column}`))
      .filter((column) => !sent.has(column));
    assert.deepEqual(missing, [], object);
  }
});

test('the signature in the Apex test is right', () => {
  const [, expected, timestamp, body] =
    /'(v1=[0-9a-f]{64})',\s*WhynotRequest\.signature\(SECRET, '(\d+)', '([^']*)'\)/.exec(apex('WhynotPushTest'));
  const [, secret] = /SECRET = '([^']*)'/.exec(apex('WhynotPushTest'));
  assert.equal(expected, `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`);
});

test('what is deployed allows the address of the one who deploys', async () => {
  Object.assign(process.env, { SF_APPLY_REPLACEMENTS_ON_CONVERT: 'true', WHYNOT_URL: 'https://whynot.acme.test' });
  const components = ComponentSet.fromSource(source);
  components.sourceApiVersion = '66.0';
  components.projectDirectory = project;
  const { packagePath } = await new MetadataConverter().convert(components, 'metadata', {
    type: 'directory',
    outputDirectory: temporary,
    genUniqueDir: false,
  });
  assert.match(readFileSync(join(packagePath, 'remoteSiteSettings/Whynot.remoteSite'), 'utf8'), /<url>https:\/\/whynot\.acme\.test</);
});

function files(suffix) {
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => join(entry.parentPath, entry.name));
}

function apex(name) {
  return readFileSync(join(source, `classes/${name}.cls`), 'utf8');
}

function alwaysSent(object) {
  const [, list] = new RegExp(`${object}\\.SObjectType => new List<String>\\{([^}]*)\\}`).exec(apex('WhynotRecords'));
  return [...list.matchAll(/'([\w.]+)'/g)].map(([, field]) => field);
}

function fieldSet(object) {
  return contentOf(join(source, `objects/${object}/fieldSets/Whynot.fieldSet-meta.xml`)).displayedFields.map((it) => it.field);
}

function columnsOf({ id, idFormat, outcome, dimensions, ranges, currencyIfMissing, ...fields }) {
  return [id, ...Object.values(fields), ...Object.values(dimensions), ...outcome.flatMap((it) => Object.keys(it.when ?? {}))].flat();
}
