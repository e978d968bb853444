import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from './support/folder.ts';

const START = resolve(import.meta.dirname, '../src/start.mjs');
const folder = temporaryFolder();
const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

interface Start {
  env?: Record<string, string>;
  /** Where it is started: `.env` and `data/` are looked for there. */
  cwd?: string;
  node?: string;
  nodeArgs?: string[];
}

/** Starts Ruche as npm does, with nothing of this process's environment but the PATH. */
function start({ env = {}, cwd = ownFolder(), node = process.execPath, nodeArgs = [] }: Start) {
  const child = spawn(node, [...nodeArgs, START], { cwd, env: { PATH: process.env.PATH, ...env }, stdio: 'pipe' });
  running.push(child);
  return child;
}

/** Starts what must fail, and tells how. */
async function failure(how: Start): Promise<{ code: number; lines: string[] }> {
  const child = start(how);
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code, lines: said.trimEnd().split('\n') };
}

const ownFolder = () => mkdtempSync(join(folder, 'start-'));

describe('npm start', () => {
  test('says in one sentence that a Node is too old', async () => {
    const old = oldNode();
    // Where the host has none, this Node says that it is one.
    const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.0.0'}})`;
    const { code, lines } = await failure(old ? { node: old } : { nodeArgs: ['--import', pretend] });
    expect(lines).toEqual([expect.stringMatching(/^Ruche needs Node 26 or later and this is v.+: run "npm ci"/)]);
    expect(code).toBe(78);
  });

  test('reports everything wrong in the environment and .env, a line each', async () => {
    const cwd = ownFolder();
    writeFileSync(join(cwd, '.env'), 'PORT=http\nNODE_ENV=production\n');
    const { code, lines } = await failure({ cwd, env: { DEFAULT_LOCALE: 'de' } });
    expect(lines).toEqual([
      expect.stringContaining('.env.example'),
      expect.stringContaining('PORT is not a port'),
      expect.stringContaining('DEFAULT_LOCALE is not a language'),
      expect.stringContaining('DISCORD_TOKEN is missing'),
    ]);
    expect(code).toBe(78);
  });

  test('says that .env is there and cannot be read', async () => {
    const cwd = ownFolder();
    mkdirSync(join(cwd, '.env'));
    const { code, lines } = await failure({ cwd });
    expect(lines).toEqual([expect.stringContaining('.env.example'), expect.stringContaining(".env can't be read")]);
    expect(code).toBe(78);
  });

  test('leaves a broken database as it is and says so in one line', async () => {
    const path = join(ownFolder(), 'ruche.sqlite');
    writeFileSync(path, 'not a database, but a letter\n'.repeat(300));
    const before = readFileSync(path);
    const { code, lines } = await failure({ env: { DATABASE_PATH: path, DISCORD_TOKEN: 'token' } });
    expect(lines).toEqual([expect.stringContaining(`${path} can't be used as a database`)]);
    expect(code).toBe(1);
    expect(readFileSync(path)).toEqual(before);
  });

  test('says in one line that the port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, lines } = await failure({ env: { PORT: String(port) } });
    server.close();
    expect(lines).toEqual([expect.stringMatching(`port is in use .*${port}.*set PORT`)]);
    expect(code).toBe(1);
  });

  test('says in one line that Discord refuses the token', async () => {
    const discord = createServer((_request, response) => {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"401: Unauthorized","code":0}');
    }).listen(0, '127.0.0.1');
    await once(discord, 'listening');
    const { port } = discord.address() as AddressInfo;
    const { code, lines } = await failure({
      env: { DISCORD_TOKEN: 'wrong', DISCORD_API_URL: `http://127.0.0.1:${port}/api`, PORT: '0' },
    });
    discord.close();
    discord.closeAllConnections();
    expect(lines).toEqual([expect.stringContaining('Discord refuses DISCORD_TOKEN')]);
    expect(code).toBe(1);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'without a token serves the page, and %s ends it with 0',
    async (signal) => {
      const child = start({ env: { PORT: '0' } });
      const address = await pageAddress(child);
      const response = await fetch(address);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<html');
      child.kill(signal);
      const [code] = await once(child, 'exit');
      expect(code).toBe(0);
    },
  );
});

/** The address that the demo prints. */
async function pageAddress({ stdout, stderr }: ReturnType<typeof start>): Promise<string> {
  const errors = text(stderr);
  let said = '';
  for await (const chunk of stdout) {
    said += chunk;
    const [address] = said.match(/http:\S+/) ?? [];
    if (address) return address;
  }
  throw new Error(`no address: ${said}${await errors}`);
}

/** The host's own Node, where it is older than Ruche needs. */
function oldNode(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((name) => !name.includes('node_modules'));
  for (const candidate of folders.map((name) => join(name, 'node'))) {
    try {
      const version = execFileSync(candidate, ['--version'], { encoding: 'utf8' });
      if (Number(version.slice(1).split('.')[0]) < 26) return candidate;
    } catch {
      // Not there.
    }
  }
  return undefined;
}
