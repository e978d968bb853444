import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { RecordedRequest } from '../../simulator/api.ts';

/** What `validate.mjs` of ../shared/discord gives. */
export type Validate = (
  method: string,
  path: string,
  body: unknown,
  context?: { files?: string[]; v2?: boolean },
) => { operationId: string | null; errors: { path: string; message: string }[] };

/** Beside the repository, and not on every machine. */
const folder = new URL('../../../shared/discord/', import.meta.url);

/** Parsed once for each test file: the document is over a megabyte. */
const validate = existsSync(new URL('validate.mjs', folder)) ? await load() : undefined;

/** Discord's published OpenAPI document as a judge of requests; undefined where ../shared is absent. */
export const discordDocument = (): Validate | undefined => validate;

/**
 * A check for `startSimulator({ onRequest })`: what a bot's request violates in Discord's OpenAPI document, one sentence
 * each, nothing when it is right. Undefined where ../shared is absent.
 */
export function openApiCheck(): ((request: RecordedRequest) => string[]) | undefined {
  if (!validate) return undefined;
  return ({ method, path, body, files, v2 }) => {
    const { operationId, errors } = validate(method, path, body, { files, v2 });
    const request = `${method} ${path}`;
    if (operationId === null) return [`${request}: Discord has no such operation`];
    return errors.map((error) => `${request} (${operationId}): ${error.path || 'body'}: ${error.message}`);
  };
}

async function load(): Promise<Validate> {
  const { createRequestValidator } = await import(fileURLToPath(new URL('validate.mjs', folder)));
  return createRequestValidator(Ajv2020, JSON.parse(readFileSync(new URL('openapi.json', folder), 'utf8')));
}
