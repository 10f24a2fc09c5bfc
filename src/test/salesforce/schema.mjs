// What the Metadata API (its WSDL, as @salesforce/types has it) lets an element contain.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const types = dirname(createRequire(import.meta.url).resolve('@salesforce/types/metadata'));
const declarations = readFileSync(join(types, 'metadata.d.ts'), 'utf8');

/** The elements of a type: name to { type, isList, isRequired }; nothing if there is no such type. */
export function elementsOf(type) {
  const body = new RegExp(`^export type ${type} = (?:Metadata & )?\\{\\n([^}]*)\\};`, 'm').exec(declarations)?.[1];
  if (body === undefined) {
    return undefined;
  }
  const elements = [...body.matchAll(/^ {4}(\w+)(\??): ([^;]+);$/gm)].map(([, name, optional, declared]) => {
    const isList = declared.endsWith('[]');
    return [name, { type: declared.replace('[]', ''), isList, isRequired: !optional && !isList }];
  });
  return new Map(elements);
}

/** The values that a type allows; nothing if it is no enumeration. */
export function valuesOf(type) {
  const union = new RegExp(`^export type ${type} = ('[^;]*');`, 'm').exec(declarations)?.[1];
  return union?.split(' | ').map((value) => value.slice(1, -1));
}
