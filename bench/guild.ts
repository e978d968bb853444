import type { Database } from '../src/database/open.ts';
import { AREAS, SIZES } from '../src/tasks/rules.ts';
import { fold } from '../src/words.ts';

export const GUILD = 'guild';
export const NOW = Date.UTC(2026, 10, 1);
/** Found in this many tasks, however many there are: then both guilds answer as much. */
export const RARE_WORD = 'ornithorynque';
const RARE_TASKS = 5;

const DAY = 86_400_000;
const SKILLS = 20;
/** Who holds tasks and who finished some. */
export const BUSY = 'busy';
const DESCRIPTION =
  'Relire chaque fichier du corpus, noter ce qui manque, proposer une correction et la faire valider.';

/**
 * A guild with so many tasks, spread over areas, sizes and states as in one that has been at work for long: half are
 * open, the others claimed, in review, done and closed; each asks for two skills of twenty; one of four has a due date.
 */
export function fillWithTasks(db: Database, count: number): void {
  const insert = {
    task: db.prepare(
      `INSERT INTO tasks (id, guild_id, title, description, area, size, priority, state, due_at, approved_by_id, folded, author_id, created_at)
       VALUES (@id, '${GUILD}', @title, @description, @area, @size, @priority, @state, @dueAt, @approvedById, @folded, 'author', @at)`,
    ),
    skill: db.prepare('INSERT INTO task_skills VALUES (?, ?)'),
    claim: db.prepare('INSERT INTO claims (task_id, contributor_id, claimed_at, alive_at) VALUES (?, ?, ?, ?)'),
    event: db.prepare(
      `INSERT INTO events (guild_id, subject, subject_id, actor_id, what, at) VALUES ('${GUILD}', 'task', ?, 'author', 'created', ?)`,
    ),
  };
  const states = ['claimed', 'in_review', 'done', 'closed'] as const;
  db.transaction(() => {
    fillWithPeople(db);
    for (let id = 1; id <= count; id += 1) {
      const state = id % 2 === 1 ? 'open' : (states[(id / 2) % 4] ?? 'done');
      const title = `Corpus ${id}${id % Math.floor(count / RARE_TASKS) === 0 ? ` ${RARE_WORD}` : ''}`;
      insert.task.run({
        id,
        title,
        description: DESCRIPTION,
        area: AREAS[Math.floor(id / 8) % AREAS.length],
        size: SIZES[id % SIZES.length],
        priority: id % 10 === 1 ? 'high' : 'normal',
        state,
        dueAt: id % 4 === 1 ? NOW + ((id % 60) - 30) * DAY : null,
        approvedById: state === 'done' ? 'author' : null,
        folded: fold(`${title}\n${DESCRIPTION}`),
        at: id,
      });
      insert.skill.run(id, 1 + (id % SKILLS));
      insert.skill.run(id, 1 + ((id + 7) % SKILLS));
      insert.event.run(id, id);
      // The busy one did twenty, wherever they lie; everything else was done by others.
      const holder = id % Math.floor(count / 40) === 0 ? 1 : 2 + (id % 50);
      if (state !== 'open' && state !== 'closed') insert.claim.run(id, holder, id, id);
    }
  })();
}

/** Fifty-one people; the first is the busy one, with five skills. */
function fillWithPeople(db: Database): void {
  db.prepare('INSERT INTO guilds (id) VALUES (?)').run(GUILD);
  const person = db.prepare(
    `INSERT INTO contributors (id, guild_id, user_id, name, joined_at) VALUES (?, '${GUILD}', ?, 'Someone', 0)`,
  );
  for (let id = 1; id <= 51; id += 1) person.run(id, id === 1 ? BUSY : `person-${id}`);
  const skill = db.prepare(`INSERT INTO skills (id, guild_id, name, folded) VALUES (?, '${GUILD}', ?, ?)`);
  for (let id = 1; id <= SKILLS; id += 1) skill.run(id, `Compétence ${id}`, `competence ${id}`);
  for (let id = 1; id <= 5; id += 1) db.prepare('INSERT INTO contributor_skills VALUES (1, ?)').run(id);
}
