import { expect, test } from '@jest/globals';
import { personalColumns } from '../../src/privacy/columns.ts';
import { testDatabase } from '../support/database.ts';

const db = testDatabase();
const listed = new Set(personalColumns.map(({ table, column }) => `${table}.${column}`));
const inDatabase = db
  .prepare<[], { name: string; column: string }>(
    `SELECT m.name, c.name AS "column" FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table'`,
  )
  .all()
  .map(({ name, column }) => `${name}.${column}`);

/** How a column that holds a person's id is called. */
const OF_A_PERSON = /[._](user|actor|author|claimant|reviewer|giver|creator|member|person|by)_id$|_by$/;

test('every column that names a person is in the list of personal columns', () => {
  const personal = inDatabase.filter((column) => OF_A_PERSON.test(column));
  expect(personal).toContain('contributors.user_id');
  expect(personal.filter((column) => !listed.has(column))).toEqual([]);
});

test('every personal column exists', () => {
  expect([...listed].filter((column) => !inDatabase.includes(column))).toEqual([]);
});

test.each(['reviews.reviewer_id', 'thanks.giver_id', 'tasks.closed_by', 'tasks.closed_by_id'])(
  'a migration that adds %s would be noticed',
  (column) => expect(column).toMatch(OF_A_PERSON),
);
