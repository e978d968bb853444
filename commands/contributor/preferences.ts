import { savePreferences } from '../../src/contributors/profile.store.ts';
import { MAX_CREDITED_AS, readCreditedAs } from '../../src/contributors/rules.ts';
import { contributorOf } from '../../src/contributors/store.ts';
import { subcommand } from '../../src/discord/command.ts';
import { COLOURS, container, literal, text } from '../../src/discord/kit.ts';
import { card } from '../../src/discord/reply.ts';
import { actOf } from './act.ts';

/** Shows what the person decided about being shown, after changing what they named. */
export const preferences = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    name: { type: 'string', maxLength: MAX_CREDITED_AS },
    wall: { type: 'boolean' },
    github: { type: 'boolean' },
  },
  run(context, { name, wall, github }) {
    const { parts, guild, person, t } = context;
    const changes = {
      ...(name !== undefined && { creditedAs: readCreditedAs(name, person.name) }),
      ...(wall !== undefined && { onWall: wall }),
      ...(github !== undefined && { onGithub: github }),
    };
    const known =
      Object.keys(changes).length > 0
        ? savePreferences(parts.db, { ...actOf(context), preferences: changes })
        : contributorOf(parts.db, guild.id, person.id);
    return card([
      container(COLOURS.neutral, [
        text(`### ${t('contributor.preferences.title')}`),
        text(
          [
            t('contributor.preferences.name', { name: literal(known?.creditedAs ?? person.name) }),
            t(known?.onWall === false ? 'contributor.preferences.wall.no' : 'contributor.preferences.wall.yes'),
            t(known?.onGithub ? 'contributor.preferences.github.yes' : 'contributor.preferences.github.no'),
          ].join('\n'),
        ),
      ]),
    ]);
  },
});
