import { describe, expect, test } from '@jest/globals';
import type { Problem } from '../../../simulator/problems.ts';
import { checkMessage } from '../../../simulator/rules/messages.ts';
import { discordDocument } from '../../support/openapi.ts';

/** A body and what is expected of it: refused for one reason, or accepted. */
export interface Case {
  /** Completes "accepts …" or "refuses …". */
  what: string;
  body: unknown;
  /** Where and why: `components.0.label BASE_TYPE_MAX_LENGTH`. Absent for a body that is accepted. */
  refused?: string;
  files?: string[];
  v2?: boolean;
  /** Why Discord's document judges it otherwise than we do; checked to be still so. */
  differs?: string;
}

interface Judges {
  ours: (body: unknown, context: { files: string[]; v2: boolean }) => Problem[];
  method: string;
  path: string;
}

export const newMessage: Judges = {
  ours: (body, context) => checkMessage(body, { ...context, creating: true }),
  method: 'POST',
  path: '/channels/1/messages',
};

/** Tests each body by our rules and, where ../shared is present, by Discord's document as well. */
export function describeRules(subject: string, { ours, method, path }: Judges, cases: readonly Case[]): void {
  const document = discordDocument();
  describe(subject, () => {
    for (const { what, body, refused, files = [], v2 = false, differs } of cases) {
      test(`${refused ? 'refuses' : 'accepts'} ${what}`, () => {
        const found = ours(body, { files, v2 }).map((problem) => `${problem.path.join('.')} ${problem.code}`.trim());
        if (refused) expect(found).toContain(refused);
        else expect(found).toEqual([]);
        if (!document) return;
        const { operationId, errors } = document(method, `/api/v10${path}`, body, { files, v2 });
        expect(operationId).not.toBeNull();
        const agrees = errors.length > 0 === Boolean(refused);
        expect({ agrees, errors }).toEqual({ agrees: differs === undefined, errors });
      });
    }
  });
}

export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
