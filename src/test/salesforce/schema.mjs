// What the Metadata API (its WSDL, as @salesforce/types has it) lets an element contain.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

const types = dirname(createRequire(import.meta.url).resolve('@salesforce/types/metadata'));
const declarations = readFileSync(join(types, 'metadata.d.ts'), 'utf8');

const arrays = new Set(['fieldPermissions', 'objectPermissions', 'userPermissions', 'displayedFields', 'actionCalls', 'inputParameters']);
const xml = new XMLParser({ parseTagValue: false, isArray: (name) => arrays.has(name) });

/** What stands in the file's only element. */
export function contentOf(file) {
  return Object.values(xml.parse(readFileSync(file, 'utf8'))).at(-1);
}

/** Fails unless the file is well-formed and each element is known, in its place, and has a value that is allowed. */
export function checkDocument(file) {
  const text = readFileSync(file, 'utf8');
  assert.equal(XMLValidator.validate(text), true, file);
  const [type, ...others] = Object.keys(xml.parse(text)).filter((name) => name !== '?xml');
  assert.deepEqual(others, []);
  assert.match(text, new RegExp(`<${type} xmlns="http://soap\\.sforce\\.com/2006/04/metadata">`));
  checkElements(type, contentOf(file), basename(file));
  const order = [...text.replaceAll(/<!--.*?-->/gs, '').matchAll(/^ {2}<(\w+)>/gm)].map(([, name]) => name);
  const groups = order.filter((name, at) => name !== order[at - 1]);
  assert.equal(new Set(groups).size, groups.length, `${basename(file)}: equal elements stand together`);
}

/** The elements of a type: name to { type, isList, isRequired }; nothing if there is no such type. */
function elementsOf(type) {
  const [, base, body] = new RegExp(`^export type ${type} = (?:(\\w+) & )?\\{\\n([^}]*)\\};`, 'm').exec(declarations) ?? [];
  if (body === undefined) {
    return undefined;
  }
  const elements = [...body.matchAll(/^ {4}(\w+)(\??): ([^;]+);$/gm)].map(([, name, optional, declared]) => {
    const isList = declared.endsWith('[]');
    return [name, { type: declared.replace('[]', ''), isList, isRequired: !optional && !isList }];
  });
  return new Map([...((base && elementsOf(base)) ?? []), ...elements]);
}

/** The values that a type allows; nothing if it is no enumeration. */
function valuesOf(type) {
  const union = new RegExp(`^export type ${type} = ('[^;]*');`, 'm').exec(declarations)?.[1];
  return union?.split(' | ').map((value) => value.slice(1, -1));
}

function checkElements(type, content, where) {
  const elements = elementsOf(type);
  assert.ok(elements, `${where}: the Metadata API has a type ${type}`);
  for (const [name, { isRequired }] of elements) {
    assert.ok(!isRequired || name in content, `${where}: ${type} needs ${name}`);
  }
  for (const [name, value] of Object.entries(content)) {
    const element = elements.get(name);
    assert.ok(element, `${where}: ${type} has an element ${name}`);
    assert.ok(element.isList || !Array.isArray(value), `${where}: ${name} stands there once`);
    for (const one of [value].flat()) {
      checkValue(element.type, one, `${where}: ${name}`);
    }
  }
}

function checkValue(type, value, where) {
  if (type === 'boolean') {
    assert.match(value, /^(true|false)$/, where);
  } else if (type === 'number') {
    assert.match(value, /^\d+(\.\d+)?$/, where);
  } else if (type === 'string') {
    assert.ok(typeof value === 'string' && value !== '', where);
  } else if (valuesOf(type)) {
    assert.ok(valuesOf(type).includes(value), `${where}: one of ${valuesOf(type)}`);
  } else {
    checkElements(type, value, where);
  }
}
