import { parse } from 'dotenv';
import { z } from 'zod';

/** The environment is wrong: every problem at once, each with the variable's name. `main.ts` exits with 78 (EX_CONFIG). */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const timeZone = z.string().refine(isTimeZone, 'is not a time zone: use a name such as Europe/Paris');
const url = z
  .url({ protocol: /^https?$/, error: 'is not an http(s) address: use one such as https://discord.com/api' })
  .transform((address) => address.replace(/\/+$/, ''));
/** Host names or `host:port`, separated by commas or spaces. */
const hosts = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(
    z.array(
      z
        .string()
        .regex(
          /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i,
          'must list host names, such as "localhost, feeds.internal:8080"',
        ),
    ),
  );

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_API_URL: url.default('https://discord.com/api'),
  DATABASE_PATH: z.string().optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'is not a level: use trace, debug, info, warn, error, fatal or silent',
    })
    .default('info'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a port: use a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is not a port: use a number from 0 to 65535')
    .default(3000),
  HF_ENDPOINT: url.default('https://huggingface.co'),
  HF_TOKEN: z.string().optional(),
  GITHUB_API_URL: url.default('https://api.github.com'),
  GITHUB_TOKEN: z.string().optional(),
  LLM_BASE_URL: url.optional(),
  LLM_MODEL: z.string().optional(),
  LLM_API_KEY: z.string().optional(),
  ALLOW_PRIVATE_HOSTS: hosts.default([]),
  DEFAULT_LOCALE: z.enum(['fr', 'en'], { error: 'is not a language of Ruche: use fr or en' }).default('fr'),
  DEFAULT_TIME_ZONE: timeZone.default('Europe/Paris'),
});

/** The names of all that is read, each of which `.env.example` explains. */
export const VARIABLES: readonly string[] = Object.keys(schema.shape);

/** The demo's own file, made anew at each start, so that nothing of it gets into a real one. */
export const DEMO_DATABASE = 'data/demo.sqlite';

/** An endpoint that speaks OpenAI's protocol, and which of its models to ask. */
export interface Llm {
  baseUrl: string;
  /** To whom text leaves the server, as people are told. */
  host: string;
  model: string;
  apiKey: string | undefined;
}

/** What the operator decided, checked. */
export interface Config {
  /** Absent in the demo. */
  discordToken: string | undefined;
  discordApiUrl: string;
  databasePath: string;
  logLevel: z.infer<typeof schema>['LOG_LEVEL'];
  /** Of the health endpoint, and of the page in the demo. 0 takes any free port. */
  port: number;
  huggingFace: { endpoint: string; token: string | undefined };
  github: { apiUrl: string; token: string | undefined };
  /** Absent: no language model is asked, and no text leaves the server for one. */
  llm: Llm | undefined;
  /** Hosts that may be fetched for a guild although their address is private: `host` or `host:port`. */
  allowPrivateHosts: readonly string[];
  defaultLocale: 'fr' | 'en';
  defaultTimeZone: string;
}

/**
 * The environment as a Config. An empty value counts as an absent one, as in `.env.example`.
 * Without a token this is the demo, which keeps its own database file unless one is named.
 * @param env `process.env`, or a test's own
 * @param file the text of `.env`, if there is one; the environment wins over it
 * @throws {ConfigError} naming every wrong variable
 */
export function readConfig(env: Record<string, string | undefined>, file = ''): Config {
  // Secrets read from files often end in a line break.
  const trimmed = Object.entries({ ...parse(file), ...env }).map(([name, value]) => [name, value?.trim()]);
  const given = Object.fromEntries(trimmed.filter(([, value]) => value));
  const read = schema.safeParse(given);
  const problems = read.success ? [] : read.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  if (given.NODE_ENV === 'production' && !given.DISCORD_TOKEN) {
    problems.push('DISCORD_TOKEN is missing: with NODE_ENV=production Ruche connects to Discord and shows no demo');
  }
  problems.push(...llmProblems(given));
  if (!read.success || problems.length > 0) throw new ConfigError(problems);
  const checked = read.data;
  return {
    discordToken: checked.DISCORD_TOKEN,
    discordApiUrl: checked.DISCORD_API_URL,
    databasePath: checked.DATABASE_PATH ?? (checked.DISCORD_TOKEN ? 'data/ruche.sqlite' : DEMO_DATABASE),
    logLevel: checked.LOG_LEVEL,
    port: checked.PORT,
    huggingFace: { endpoint: checked.HF_ENDPOINT, token: checked.HF_TOKEN },
    github: { apiUrl: checked.GITHUB_API_URL, token: checked.GITHUB_TOKEN },
    llm: llmOf(checked),
    allowPrivateHosts: checked.ALLOW_PRIVATE_HOSTS,
    defaultLocale: checked.DEFAULT_LOCALE,
    defaultTimeZone: checked.DEFAULT_TIME_ZONE,
  };
}

/** One half of it would leave people waiting for summaries that never come. */
function llmProblems({ LLM_BASE_URL, LLM_MODEL, LLM_API_KEY }: Record<string, string | undefined>): string[] {
  if (LLM_BASE_URL && !LLM_MODEL) return ['LLM_MODEL is missing: name the model to ask at LLM_BASE_URL'];
  if (!LLM_BASE_URL && (LLM_MODEL || LLM_API_KEY)) {
    return ['LLM_BASE_URL is missing: LLM_MODEL and LLM_API_KEY need an endpoint to be used at'];
  }
  return [];
}

function llmOf({ LLM_BASE_URL, LLM_MODEL, LLM_API_KEY }: z.infer<typeof schema>): Llm | undefined {
  if (LLM_BASE_URL === undefined || LLM_MODEL === undefined) return undefined;
  return { baseUrl: LLM_BASE_URL, host: new URL(LLM_BASE_URL).host, model: LLM_MODEL, apiKey: LLM_API_KEY };
}

/** Whether this machine's Temporal knows the zone. */
function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.instant().toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
