import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.ts';

/** What is wrong with an environment, a line each. */
function problems(env: Record<string, string>, file?: string): readonly string[] {
  try {
    readConfig(env, file);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  test('needs nothing: without a token it is the demo, with a database of its own', () => {
    expect(readConfig({})).toEqual({
      discordToken: undefined,
      discordApiUrl: 'https://discord.com/api',
      databasePath: 'data/demo.sqlite',
      logLevel: 'info',
      port: 3000,
      huggingFace: { endpoint: 'https://huggingface.co', token: undefined },
      github: { apiUrl: 'https://api.github.com', token: undefined },
      llm: undefined,
      allowPrivateHosts: [],
      defaultLocale: 'fr',
      defaultTimeZone: 'Europe/Paris',
    });
  });

  test('with a token it keeps the database that counts', () => {
    expect(readConfig({ DISCORD_TOKEN: 't' }).databasePath).toBe('data/ruche.sqlite');
  });

  test('takes a named database in either case', () => {
    expect(readConfig({ DATABASE_PATH: '/srv/r.sqlite' }).databasePath).toBe('/srv/r.sqlite');
    expect(readConfig({ DATABASE_PATH: '/srv/r.sqlite', DISCORD_TOKEN: 't' }).databasePath).toBe('/srv/r.sqlite');
  });

  test('reads .env, and the environment wins over it', () => {
    const file = '# comment\nDISCORD_TOKEN="from the file"\nPORT=4000\n';
    expect(readConfig({ PORT: '5000' }, file)).toMatchObject({ discordToken: 'from the file', port: 5000 });
  });

  test('an empty value counts as an absent one', () => {
    expect(readConfig({ PORT: '', DEFAULT_LOCALE: ' ' }, 'DISCORD_TOKEN=\n')).toMatchObject({
      discordToken: undefined,
      port: 3000,
      defaultLocale: 'fr',
    });
  });

  test('drops the slash at the end of an address', () => {
    expect(readConfig({ DISCORD_API_URL: 'http://127.0.0.1:4000/api/' }).discordApiUrl).toBe(
      'http://127.0.0.1:4000/api',
    );
  });

  test('splits hosts at commas and spaces', () => {
    const { allowPrivateHosts } = readConfig({ ALLOW_PRIVATE_HOSTS: 'localhost, feeds.internal:8080 [::1]:80' });
    expect(allowPrivateHosts).toEqual(['localhost', 'feeds.internal:8080', '[::1]:80']);
  });

  test('takes a language model with its endpoint, with a key or without', () => {
    const named = { LLM_BASE_URL: 'http://127.0.0.1:8000/v1/', LLM_MODEL: 'Lucie-7B' };
    const llm = { baseUrl: 'http://127.0.0.1:8000/v1', host: '127.0.0.1:8000', model: 'Lucie-7B' };
    expect(readConfig(named).llm).toEqual({ ...llm, apiKey: undefined });
    expect(readConfig({ ...named, LLM_API_KEY: 'k' }).llm).toEqual({ ...llm, apiKey: 'k' });
  });

  test.each([
    [{ LLM_BASE_URL: 'http://127.0.0.1:8000/v1' }, 'LLM_MODEL is missing'],
    [{ LLM_MODEL: 'Lucie-7B' }, 'LLM_BASE_URL is missing'],
    [{ LLM_API_KEY: 'k' }, 'LLM_BASE_URL is missing'],
    [{ LLM_BASE_URL: 'Lucie', LLM_MODEL: 'Lucie-7B' }, 'LLM_BASE_URL is not an http(s) address'],
  ])('wants a language model whole: %j', (env, says) => {
    expect(problems(env)).toEqual([expect.stringContaining(says)]);
  });

  test('reports every problem at once, by name', () => {
    const found = problems({
      DISCORD_API_URL: 'discord',
      LOG_LEVEL: 'loud',
      PORT: '65536',
      HF_ENDPOINT: 'ftp://hub',
      GITHUB_API_URL: 'x',
      LLM_BASE_URL: 'x',
      ALLOW_PRIVATE_HOSTS: 'http://localhost',
      DEFAULT_LOCALE: 'de',
      DEFAULT_TIME_ZONE: 'Paris',
      NODE_ENV: 'production',
    });
    expect(found.map((line) => line.split(' ')[0]).sort()).toEqual([
      'ALLOW_PRIVATE_HOSTS',
      'DEFAULT_LOCALE',
      'DEFAULT_TIME_ZONE',
      'DISCORD_API_URL',
      'DISCORD_TOKEN',
      'GITHUB_API_URL',
      'HF_ENDPOINT',
      'LLM_BASE_URL',
      'LLM_MODEL',
      'LOG_LEVEL',
      'PORT',
    ]);
  });

  test.each([
    ['PORT', '-1', 'PORT is not a port: use a number from 0 to 65535'],
    ['PORT', 'http', 'PORT is not a port: use a number from 0 to 65535'],
    ['DEFAULT_LOCALE', 'de', 'DEFAULT_LOCALE is not a language of Ruche: use fr or en'],
    ['DEFAULT_TIME_ZONE', 'Mars/Olympus', 'DEFAULT_TIME_ZONE is not a time zone: use a name such as Europe/Paris'],
  ])('says what is right where %s is %s', (name, value, says) => {
    expect(problems({ [name]: value })).toEqual([says]);
  });

  test('production without a token is an error and no demo', () => {
    expect(problems({ NODE_ENV: 'production' })).toEqual([expect.stringContaining('DISCORD_TOKEN is missing')]);
    expect(problems({}, 'NODE_ENV=production')).toEqual([expect.stringContaining('DISCORD_TOKEN is missing')]);
    expect(problems({ NODE_ENV: 'production', DISCORD_TOKEN: 't' })).toEqual([]);
  });

  test('never repeats a value, which may be a secret put into the wrong line', () => {
    const secret = 'hf_secret';
    const everywhere = {
      DISCORD_API_URL: secret,
      LLM_API_KEY: secret,
      LLM_BASE_URL: secret,
      LOG_LEVEL: secret,
      PORT: secret,
      ALLOW_PRIVATE_HOSTS: `/${secret}`,
      DEFAULT_LOCALE: secret,
      DEFAULT_TIME_ZONE: secret,
    };
    expect(problems(everywhere)).toHaveLength(8);
    expect(problems(everywhere).join('\n')).not.toContain(secret);
  });
});
