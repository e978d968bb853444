import { describe, expect, test } from '@jest/globals';
import type { RecordedRequest } from '../../simulator/api.ts';
import { openApiCheck } from './openapi.ts';

const check = openApiCheck();

const request = (method: string, path: string, body?: unknown): RecordedRequest => ({
  method,
  path: `/api/v10${path}`,
  body,
  files: [],
  v2: false,
});

describe("a bot's request against Discord's OpenAPI document", () => {
  test('a right one violates nothing', () => {
    expect(check?.(request('POST', '/channels/1/messages', { content: 'Bonjour' }))).toEqual([]);
    expect(check?.(request('GET', '/channels/1/messages?limit=50'))).toEqual([]);
    expect(check?.(request('GET', '/gateway/bot'))).toEqual([]);
  });

  test('a wrong one is reported with its operation, the field and the reason', () => {
    expect(check?.(request('POST', '/channels/1/messages', { contents: 'Bonjour' }))).toContain(
      'POST /api/v10/channels/1/messages (create_message): contents: Unknown field',
    );
  });

  test('an operation that Discord does not have is reported', () => {
    expect(check?.(request('GET', '/channels/1/poetry'))).toEqual([
      'GET /api/v10/channels/1/poetry: Discord has no such operation',
    ]);
  });
});
