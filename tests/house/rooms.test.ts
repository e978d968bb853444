import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';

const ROOT = resolve(import.meta.dirname, '../..');

/** What Git has or would take, so that nothing ignored is read. */
const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((name) => name !== '' && existsSync(join(ROOT, name)));

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const files = (names: RegExp) => FILES.filter((name) => names.test(name)).map((name) => [name, read(name)] as const);

/** The lines of some files on which a pattern is found, as `file:line: what`. */
function lines(among: readonly (readonly [string, string])[], pattern: RegExp): string[] {
  return among.flatMap(([name, content]) =>
    content.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${name}:${i + 1}: ${line.trim()}`] : [])),
  );
}

const { packages: LOCK } = JSON.parse(read('package-lock.json')) as {
  packages: Record<
    string,
    { resolved?: string; integrity?: string; optionalDependencies?: Readonly<Record<string, string>> }
  >;
};

const CODE = files(/^(src|commands|simulator|tests|bench|\.ci)\/.*\.(ts|mjs)$/).filter(
  ([name]) => name !== 'tests/house/rooms.test.ts',
);
const COMMANDS = files(/^commands\/.*\.ts$/);
const BOT = files(/^(src|commands)\/.*\.ts$/);
const RULES = files(/^src\/.+[/.-]rules(\/.*)?\.ts$/);

describe('commands/', () => {
  test('holds no SQL', () => {
    expect(lines(COMMANDS, /\.(prepare|exec|pragma)\(|\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b/)).toEqual([]);
  });

  test('fetches nothing', () => {
    expect(lines(COMMANDS, /\b(fetch|WebSocket|XMLHttpRequest)\b\s*\(/)).toEqual([]);
  });

  test('holds no words for people', () => {
    expect(COMMANDS.length).toBeGreaterThan(0);
    expect(COMMANDS.flatMap(([name, code]) => words(name, code))).toEqual([]);
  });

  test.each([
    ["line('Task claimed')", 'Task claimed'],
    ["press(claim, args, 'Prendre')", 'Prendre'],
    [`text(\`Il reste \${days} jours\`)`, 'Il reste '],
    ["text('données')", 'données'],
  ])('and %s would be noticed', (code, found) => {
    expect(words('a.ts', code)).toContainEqual(expect.stringContaining(found));
  });

  test.each([
    ["t('task.card.open')"],
    ["import { a } from '../../src/tasks/the store.ts'"],
    ["throw new Error('nobody renders this')"],
    [`text(\`### \${title} · \${t(key)}\`)`],
    ["if (kind.endsWith('RoleId'))"],
    ["type State = 'Open now'"],
  ])('while %s is none', (code) => {
    expect(words('a.ts', code)).toEqual([]);
  });
});

describe('rules', () => {
  test('ask neither the clock nor chance nor the outside', () => {
    expect(RULES.length).toBeGreaterThan(0);
    expect(
      lines(
        RULES,
        /Date\.now|new Date\(\)|Temporal\.Now|Math\.random|randomUUID|process\.|\bfetch\(|setTimeout|setInterval/,
      ),
    ).toEqual([]);
  });
});

describe('the bot', () => {
  test('reads the environment in main.ts alone, and in what is a process of its own', () => {
    const processes = /^src\/(main|ai-act\/terminal\/(ask|import))\.ts:/;
    expect(lines(BOT, /^(?!\s*(\*|\/\/)).*process\.env\b/).filter((line) => !processes.test(line))).toEqual([]);
  });

  test('is handed the clock', () => {
    // bot.ts is where the world's clock comes in, schedule.ts where its minutes do; the import is a process of its own.
    const handed = /^src\/(bot|schedule\/schedule|ai-act\/terminal\/import)\.ts:/;
    expect(
      lines(BOT, /Date\.now\b|new Date\(\)|Temporal\.Now\.(?!instant\(\)\.toZonedDateTimeISO\(name\))/).filter(
        (line) => !handed.test(line),
      ),
    ).toEqual([]);
  });

  test('asks Discord for the intent Guilds alone', () => {
    expect(lines(BOT, /GatewayIntentBits\.(?!Guilds\b)/)).toEqual([]);
  });
});

describe('the repository', () => {
  test('excuses nothing and leaves nothing for later', () => {
    expect(lines(CODE, /biome-ignore|@ts-(ignore|expect-error|nocheck)|\bas any\b|\b(TODO|FIXME|XXX|HACK)\b/)).toEqual(
      [],
    );
  });

  test('has no test that is left out or run alone, and mocks no module', () => {
    const tests = CODE.filter(([name]) => name.startsWith('tests/'));
    expect(lines(tests, /\.only\(|\bxit\(|\bxtest\(|jest\.(unstable_)?mock(Module)?\(/)).toEqual([]);
  });

  test('has no test that waits for time to pass', () => {
    const tests = CODE.filter(([name]) => name.endsWith('.test.ts'));
    expect(lines(tests, /waitForTimeout\(|\bsleep\(|await wait\(\d/)).toEqual([]);
  });

  test('has no file that only passes on what others export', () => {
    expect(lines(CODE, /^export (\*|\{.*\}|type \{.*\}) from /)).toEqual([]);
  });

  test('names no path of the machine that it was written on', () => {
    const home = new RegExp(`(/home/|/Users/|\\b[A-Z]:\\\\Users\\\\)\\w|/(root|tmp)/\\w|${RegExp.escape(ROOT)}/`);
    expect(lines(files(/\.(ts|mjs|json|ya?ml|md|sql|html|css|sh)$|^[^.]+$/), home)).toEqual([]);
  });

  test('locks packages by what they are, not by where they were fetched', () => {
    const entries = Object.entries(LOCK).filter(([name]) => name !== '');
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(entries.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
  });

  test('locks what every platform needs, or npm ci would refuse on all of them', () => {
    const locked = new Set(Object.keys(LOCK).map((path) => path.split('node_modules/').at(-1)));
    const needed = Object.values(LOCK).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}));
    expect(needed.filter((name) => !locked.has(name))).toEqual([]);
  });

  test('pins every dependency to one version', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(new Set(Object.values(optionalDependencies ?? {})).size).toBe(1);
  });
});

/**
 * The literals of a file that read like words for people: two words, a capital, or an accent. Errors are for us, and
 * so is what is only looked up or compared.
 */
function words(name: string, code: string): string[] {
  const source = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    if (ts.isNewExpression(node) && node.expression.getText() === 'Error') return;
    if (isText(node) && /\p{L}{2,} \p{L}{1,}|\p{L}{2,} $|^ \p{L}{2,}|^\p{Lu}\p{Ll}|[À-ÿœ]/u.test(node.text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${name}:${line + 1}: ${node.text}`);
    }
    if (ts.isCallExpression(node) && /^t$|\.(includes|startsWith|endsWith)$/.test(node.expression.getText())) {
      node.arguments.slice(1).forEach(visit);
      visit(node.expression);
      return;
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return (
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
  );
}
