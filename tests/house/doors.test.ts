import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDERS = ['src', 'commands', 'simulator', 'tests', 'bench', '.ci'];

/** One violation of each door: in this file, this line. */
const VIOLATIONS: readonly [door: string, file: string, line: string][] = [
  ['rules-are-pure', 'src/tasks/rules.ts', "import '../database/open.ts';"],
  ['rules-are-pure', 'src/tasks/idle.rules.ts', "import 'node:fs';"],
  ['rules-are-pure', 'src/tasks/claim-rules.ts', "import 'pino';"],
  ['rules-are-pure', 'src/tasks/rules/claims.ts', "import '../../texts.ts';"],
  ['rules-are-pure', 'src/releases/rules.ts', "import '../tasks/store.ts';"],
  ['features-keep-to-themselves', 'src/tasks/a.ts', "import type { Claim } from '../../commands/task/claim.ts';"],
  ['features-keep-to-themselves', 'src/tasks/b.ts', "import '../releases/jobs.ts';"],
  ['features-keep-to-themselves', 'src/tasks/c.ts', "import type { Context } from '../discord/context.ts';"],
  ['features-keep-to-themselves', 'src/tasks/d.ts', "import '../schedule/tick.ts';"],
  ['features-keep-to-themselves', 'src/tasks/e.ts', "import '../bot.ts';"],
  ['features-are-free-of-discord', 'src/tasks/f.ts', "import { Client } from 'discord.js';"],
  ['features-are-free-of-discord', 'src/tasks/g.ts', "import type { APIMessage } from 'discord-api-types/v10';"],
  ['commands-import-features-and-discord', 'commands/task/a.ts', "import '../../src/bot.ts';"],
  ['commands-import-features-and-discord', 'commands/task/b.ts', "import '../../src/schedule/tick.ts';"],
  ['commands-import-features-and-discord', 'commands/task/c.ts', "import '../../tests/support/bot.ts';"],
  ['commands-hold-no-sql', 'commands/task/d.ts', "import Sqlite from 'better-sqlite3';"],
  ['commands-hold-no-sql', 'commands/task/e.ts', "import { openDatabase } from '../../src/database/open.ts';"],
  ['commands-reach-nothing-outside', 'commands/task/f.ts', "import { request } from 'node:http';"],
  ['commands-reach-nothing-outside', 'commands/task/g.ts', "import { Hono } from 'hono';"],
  ['commands-reach-nothing-outside', 'commands/task/h.ts', "const fs = await import('node:fs');"],
  ['discord-knows-no-feature', 'src/discord/a.ts', "import '../tasks/store.ts';"],
  ['discord-knows-no-feature', 'src/discord/b.ts', "import type { Claim } from '../../commands/task/claim.ts';"],
  ['schedule-knows-no-feature', 'src/schedule/a.ts', "import '../tasks/jobs.ts';"],
  ['database-knows-no-room', 'src/database/a.ts', "import '../tasks/store.ts';"],
  ['outbound-knows-no-room', 'src/outbound/a.ts', "import '../digests/rules.ts';"],
  ['llm-knows-no-room', 'src/llm/a.ts', "import '../digests/rules.ts';"],
  ['openai-only-in-llm', 'src/digests/a.ts', "import type { OpenAI } from 'openai';"],
  ['only-the-bot-wires', 'src/tasks/o.ts', "import '../jobs.ts';"],
  ['only-the-bot-wires', 'src/schedule/b.ts', "import '../../commands/task/claim.ts';"],
  ['only-the-bot-wires', 'src/discord/c.ts', "import '../bot.ts';"],
  ['main-is-the-end', 'simulator/a.ts', "import '../src/main.ts';"],
  ['the-bot-knows-no-simulator', 'src/bot.ts', "import '../simulator/demo/start.ts';"],
  ['the-bot-knows-no-simulator', 'commands/task/i.ts', "import type { Guild } from '../../simulator/api.ts';"],
  ['main-only-starts-the-simulator', 'src/main.ts', "import '../simulator/api.ts';"],
  ['the-simulator-knows-no-bot', 'simulator/b.ts', "import type { Config } from '../src/config.ts';"],
  ['the-simulator-knows-no-bot', 'simulator/c.ts', "import { Client } from 'discord.js';"],
  ['the-page-runs-in-a-browser', 'simulator/page/a.ts', "import 'node:path';"],
  ['the-page-runs-in-a-browser', 'simulator/page/b.ts', "import '../api.ts';"],
  ['the-page-runs-in-a-browser', 'simulator/page/c.ts', "import 'hono';"],
  ['cron-only-in-schedule', 'src/tasks/h.ts', "import cron from 'node-cron';"],
  ['sqlite-only-in-database', 'src/tasks/i.ts', "import Sqlite from 'better-sqlite3';"],
  ['sqlite-only-in-database', 'simulator/d.ts', "import Sqlite from 'better-sqlite3';"],
  ['what-ships-stands-alone', 'src/tasks/j.ts', "import '../../tests/support/bot.ts';"],
  ['no-development-dependency', 'src/tasks/k.ts', "import Ajv from 'ajv';"],
  ['no-development-dependency', 'simulator/e.ts', "import semver from 'semver';"],
  ['folders-have-a-subject', 'src/tasks/l.ts', "import './utils/list.ts';"],
  ['folders-have-a-subject', 'simulator/f.ts', "import './core/list.ts';"],
  ['no-circle', 'src/tasks/circle.ts', "import './elcric.ts';"],
  ['no-orphan', 'simulator/alone.ts', 'export const alone = 1;'],
  ['no-dead-end', 'src/tasks/m.ts', "import './nowhere.ts';"],
];

/** What the lines above lead to, and what is allowed: none of it may be reported. */
const CLEAN: Readonly<Record<string, string>> = {
  'src/tasks/n.ts': `
    import type { Logger } from 'pino';
    import { z } from 'zod';
    import '../releases/store.ts';
    import '../database/open.ts';
    import '../outbound/fetch.ts';
    import '../llm/ask.ts';
    import '../user-error.ts';
    import { join } from 'node:path';`,
  'src/contributors/rules.ts':
    "import '../digests/rules.ts'; import '../words.ts'; import type { T } from '../texts.ts';",
  'src/digests/rules.ts': "import type { Database } from '../database/open.ts';",
  'commands/task/claim.ts': `
    import type { Database } from '../../src/database/open.ts';
    import { ButtonStyle } from 'discord.js';
    import '../../src/tasks/jobs.ts';
    import '../../src/discord/context.ts';
    import '../../src/user-error.ts';`,
  'src/start.mjs': "await import('./main.ts');",
  'src/discord/context.ts': "import '../database/open.ts'; import { Client } from 'discord.js';",
  'src/schedule/tick.ts': "import cron from 'node-cron';",
  'src/database/open.ts': "import Sqlite from 'better-sqlite3';",
  'src/tasks/jobs.ts': "import './store.ts'; import './elcric.ts';",
  'src/tasks/elcric.ts': "import './circle.ts';",
  'src/tasks/store.ts': "import type { Clock } from '../parts.ts'; import type { Database } from 'better-sqlite3';",
  'src/releases/jobs.ts': "import './store.ts';",
  'src/releases/store.ts': "import type { Database } from '../database/open.ts';",
  'src/texts.ts': "import type { TextParams } from './user-error.ts';",
  'src/user-error.ts': "import type { TextKey } from './texts.ts';",
  'src/words.ts': '',
  'src/jobs.ts': "import './tasks/jobs.ts'; import type { Job } from './schedule/tick.ts';",
  'src/outbound/fetch.ts': "import 'node:http'; import '../user-error.ts';",
  'src/llm/ask.ts': "import { OpenAI } from 'openai'; import type { Llm } from '../config.ts';",
  'src/parts.ts': "import type { Config } from './config.ts';",
  'src/config.ts': "import { z } from 'zod';",
  'src/tasks/utils/list.ts': '',
  'simulator/core/list.ts': '',
  'simulator/demo/start.ts': "import '../api.ts'; import { Hono } from 'hono'; import 'discord-api-types/v10';",
  'simulator/api.ts': '',
  'simulator/page/app.ts': "import type { G } from '../api.ts'; import { html } from 'lit'; import './a.ts';",
  'tests/support/bot.ts':
    "import '../../src/bot.ts'; import '../../simulator/demo/start.ts'; import { test } from '@jest/globals';",
  'bench/index.ts': "import '../tests/support/bot.ts';",
  '.ci/check.ts': '',
};

interface Report {
  modules: unknown[];
  summary: {
    violations: { rule: { name: string }; from: string; to: string }[];
    ruleSetUsed: { forbidden: { name: string }[] };
  };
}

function cruise(folder: string): Report {
  const cli = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cli, '--config', join(ROOT, '.dependency-cruiser.mjs'), '--output-type', 'json', ...FOLDERS];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (stderr) throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

describe('doors', () => {
  let house: string;
  let report: Report['summary'];

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'ruche-doors-'));
    // A junction needs no right on Windows.
    symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'), 'junction');
    copyFileSync(join(ROOT, 'package.json'), join(house, 'package.json'));
    for (const [file, code] of [
      ...Object.entries(CLEAN),
      ...VIOLATIONS.map(([, file, line]) => [file, line] as const),
    ]) {
      mkdirSync(dirname(join(house, file)), { recursive: true });
      writeFileSync(join(house, file), code);
    }
    report = cruise(house).summary;
  });

  afterAll(() => rmSync(house, { recursive: true }));

  test.each(VIOLATIONS)('%s is reported in %s: %s', (door, file) => {
    expect(report.violations.filter(({ from }) => from === file).map(({ rule }) => rule.name)).toContain(door);
  });

  test('every door has a violation here', () => {
    const doors = report.ruleSetUsed.forbidden.map(({ name }) => name);
    expect([...new Set(VIOLATIONS.map(([door]) => door))].sort()).toEqual(doors.sort());
  });

  test('what is allowed is not reported', () => {
    const clean = report.violations.filter(({ from }) => from in CLEAN && from !== 'src/tasks/elcric.ts');
    expect(clean).toEqual([]);
  });

  test('the house itself respects them, and the tool sees it', () => {
    const { modules, summary } = cruise(ROOT);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    // With a TypeScript that it can't read the tool sees nothing and is content.
    expect(modules.length).toBeGreaterThan(50);
  });
});
