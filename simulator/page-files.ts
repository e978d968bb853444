import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { findPackageJSON, stripTypeScriptTypes } from 'node:module';
import { dirname, extname, join } from 'node:path';

const folder = join(import.meta.dirname, 'page');
const kinds: Record<string, string> = {
  '.ts': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A file as the browser gets it. */
export interface Served {
  body: string;
  type: string;
}

const stripped = new Map<string, { at: number; code: string }>();

/** A file of the page by its name, TypeScript without its types; nothing when there is no such file. */
export async function pageFile(name: string): Promise<Served | undefined> {
  const type = kinds[extname(name)];
  if (!type || !/^[a-z-]+\.(ts|css|svg)$/.test(name)) return undefined;
  const path = join(folder, name);
  const changed = await stat(path).catch(() => undefined);
  if (!changed) return undefined;
  if (!name.endsWith('.ts')) return { body: await readFile(path, 'utf8'), type };
  const known = stripped.get(name);
  if (known?.at === changed.mtimeMs) return { body: known.code, type };
  const code = stripTypeScriptTypes(await readFile(path, 'utf8'));
  stripped.set(name, { at: changed.mtimeMs, code });
  return { body: code, type };
}

/** Where lit and what it is made of lie, wherever npm has put them. */
function litFolders(): Record<string, string> {
  const lit = packageJson('lit', import.meta.url);
  const element = packageJson('lit-element', lit);
  return {
    lit: dirname(lit),
    'lit-element': dirname(element),
    'lit-html': dirname(packageJson('lit-html', lit)),
    '@lit/reactive-element': dirname(packageJson('@lit/reactive-element', lit)),
  };
}

function packageJson(name: string, from: string): string {
  const path = findPackageJSON(name, from);
  if (!path) throw new Error(`The package ${name} is not installed: run npm ci.`);
  return path;
}

const folders = litFolders();
const mains: Record<string, string> = {
  lit: 'index.js',
  'lit-element': 'index.js',
  'lit-html': 'lit-html.js',
  '@lit/reactive-element': 'reactive-element.js',
};

/** A file of lit by its package and path; nothing when there is none. */
export async function litFile(path: string): Promise<Served | undefined> {
  const name = Object.keys(folders).find((candidate) => path.startsWith(`${candidate}/`));
  const root = name && folders[name];
  if (!root || !path.endsWith('.js') || path.includes('..')) return undefined;
  const body = await readFile(join(root, path.slice(name.length)), 'utf8').catch(() => undefined);
  return body === undefined ? undefined : { body, type: kinds['.js'] ?? '' };
}

const importMap = JSON.stringify({
  imports: Object.fromEntries(
    Object.entries(mains).flatMap(([name, main]) => [
      [name, `/lit/${name}/${main}`],
      [`${name}/`, `/lit/${name}/`],
    ]),
  ),
});

/** Only the page's own scripts run, and this one inline import map; pictures may come from where the bot says. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'sha256-${createHash('sha256').update(importMap).digest('base64')}'`,
  "style-src 'self' 'unsafe-inline'",
  'img-src http: https: data:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page itself. */
export const indexPage = async (): Promise<string> =>
  (await readFile(join(folder, 'index.html'), 'utf8')).replace('{ "imports": {} }', () => importMap);
