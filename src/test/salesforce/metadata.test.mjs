// Resolves salesforce/ as `sf project deploy start` does, and holds it against what the Metadata API knows and against
// what Whynot reads.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { parse as parseYaml } from 'yaml';
import { checkDocument, contentOf } from './schema.mjs';

process.env.SF_DISABLE_LOG_FILE = 'true';
process.env.SF_DISABLE_TELEMETRY = 'true';
const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');

const project = resolve(import.meta.dirname, '../../../salesforce');
const source = join(project, 'force-app');
const mappings = resolve(import.meta.dirname, '../../main/resources/mappings');
const API_VERSION = '66.0';

const COMPONENTS = [
  'ExternalClientApplication Whynot',
  'ExtlClntAppConfigurablePolicies Whynot_defaultPolicy',
  'ExtlClntAppGlobalOauthSettings Whynot',
  'ExtlClntAppOauthConfigurablePolicies Whynot_defaultPolicy',
  'ExtlClntAppOauthSettings Whynot',
  'PermissionSet Whynot_Integration',
];

// Standard columns that every user with access to the object sees: a permission set must not list them.
const ALWAYS_SHOWN = new Set([
  'Id', 'SystemModstamp', 'LastModifiedDate', 'CreatedDate', 'IsDeleted', 'OwnerId', 'Owner.Name', 'CurrencyIsoCode',
  'Status', 'IsConverted', 'ConvertedDate', 'StageName', 'CloseDate', 'IsClosed', 'IsWon', 'Account.Name', 'Campaign.Name',
]);
// An address is shown or hidden as a whole.
const IN_ADDRESS = new Map([['Lead.Country', 'Lead.Address'], ['Account.BillingCountry', 'Account.BillingAddress']]);
// Columns of exported files that Salesforce does not have: a lead has campaigns, not one.
const NOT_IN_SALESFORCE = new Set(['Lead.Campaign.Name']);


const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const settings = JSON.parse(readFileSync(join(project, 'sfdx-project.json'), 'utf8'));
const home = process.cwd();
let temporary;

before(() => {
  temporary = mkdtempSync(join(tmpdir(), 'whynot-metadata-'));
  process.chdir(project);
});
after(() => {
  process.chdir(home);
  rmSync(temporary, { recursive: true });
});

test('the project resolves to the expected components, and no file is left over', () => {
  assert.deepEqual(settings.packageDirectories, [{ path: 'force-app', default: true }, { path: 'push-json' }]);
  assert.equal(settings.sourceApiVersion, API_VERSION);
  const components = [...ComponentSet.fromSource(source).getSourceComponents()];
  assert.deepEqual(components.map((it) => `${it.type.name} ${it.fullName}`).sort(), COMPONENTS);
  assert.deepEqual(components.map((it) => it.xml).sort(), files);
});

test('every element is known to the Metadata API, in its place, and with a value that it allows', () => {
  files.forEach(checkDocument);
});

test('nothing secret is in the files', () => {
  for (const file of files) {
    assert.doesNotMatch(readFileSync(file, 'utf8'), /<(consumerKey|consumerSecret|certificate)>/, relative(project, file));
  }
});

test('the app lets in one flow and one permission set', () => {
  const global = read('extlClntAppGlobalOauthSets/Whynot.ecaGlblOauth-meta.xml');
  const on = Object.keys(global).filter((name) => /Enabled$/.test(name) && global[name] === 'true');
  assert.deepEqual(on, ['isClientCredentialsFlowEnabled']);
  assert.equal(read('extlClntAppOauthSettings/Whynot.ecaOauth-meta.xml').commaSeparatedOauthScopes, 'Api');
  const policy = read('extlClntAppOauthPolicies/Whynot_defaultPolicy.ecaOauthPlcy-meta.xml');
  assert.equal(policy.permittedUsersPolicyType, 'AdminApprovedPreAuthorized');
  assert.equal(policy.commaSeparatedPermissionSet, 'Whynot_Integration');
  assert.equal(policy.isClientCredentialsFlowEnabled, 'true');
});

test('the permission set reads, and does nothing else', () => {
  const { objectPermissions, fieldPermissions, userPermissions, license } = permissionSet();
  assert.equal(license, undefined);
  for (const { object, ...rights } of objectPermissions) {
    const given = Object.keys(rights).filter((right) => rights[right] === 'true');
    assert.deepEqual(given.sort(), ['allowRead', 'viewAllRecords'], object);
  }
  assert.deepEqual(objectPermissions.map((it) => it.object), ['Account', 'Campaign', 'Lead', 'Opportunity']);
  assert.ok(fieldPermissions.every((it) => it.readable === 'true' && it.editable === 'false'));
  assert.deepEqual(userPermissions.map((it) => it.name), ['ApiEnabled']);
});

test('the permission set shows the standard fields that the mapping reads, and no others', () => {
  const mapping = parseYaml(readFileSync(join(mappings, 'salesforce.yaml'), 'utf8'));
  const wanted = new Set([...columnsOf('Lead', mapping.lead), ...columnsOf('Opportunity', mapping.opportunity)]);
  assert.deepEqual(permissionSet().fieldPermissions.map((it) => it.field), [...wanted].sort());
});

test('what is deployed bears the address and the user of the one who deploys', async () => {
  Object.assign(process.env, {
    SF_APPLY_REPLACEMENTS_ON_CONVERT: 'true',
    CONTACT_EMAIL: 'ops@acme.test',
    INTEGRATION_USER: 'whynot@acme.test',
  });
  const components = ComponentSet.fromSource(source);
  components.sourceApiVersion = API_VERSION;
  components.projectDirectory = project;
  const { packagePath } = await new MetadataConverter().convert(components, 'metadata', {
    type: 'directory',
    outputDirectory: temporary,
    genUniqueDir: false,
  });
  const sent = (path) => readFileSync(join(packagePath, path), 'utf8');
  assert.match(sent('externalClientApps/Whynot.eca'), /<contactEmail>ops@acme\.test</);
  assert.match(
    sent('extlClntAppOauthPolicies/Whynot_defaultPolicy.ecaOauthPlcy'),
    /<clientCredentialsFlowUser>whynot@acme\.test</,
  );
  assert.match(sent('package.xml'), new RegExp(`<version>${API_VERSION}</version>`));
  for (const path of readdirSync(packagePath, { recursive: true, withFileTypes: true })) {
    if (path.isFile()) {
      assert.doesNotMatch(readFileSync(join(path.parentPath, path.name), 'utf8'), /@example\.com/, path.name);
    }
  }
});

function read(path) {
  return contentOf(join(source, path));
}

function permissionSet() {
  return read('permissionsets/Whynot_Integration.permissionset-meta.xml');
}

/** The field permissions that an object of the mapping needs. */
function columnsOf(object, mapping) {
  const { id, idFormat, outcome, dimensions, ranges, currencyIfMissing, ...fields } = mapping;
  const columns = [id, ...Object.values(fields), ...Object.values(dimensions), ...outcome.flatMap((it) => Object.keys(it.when ?? {}))];
  return columns
    .flat()
    .filter((column) => !column.endsWith('__c') && !NOT_IN_SALESFORCE.has(`${object}.${column}`))
    .flatMap((column) => {
      const parent = column.includes('.') ? column.split('.')[0] : undefined;
      const own = parent && parent !== 'Owner' ? [`${object}.${parent}Id`] : [];
      const field = parent ? column : `${object}.${column}`;
      return ALWAYS_SHOWN.has(column) ? own : [...own, IN_ADDRESS.get(field) ?? field];
    });
}
