import { randomBytes } from 'node:crypto';
import type { Discord } from '../discord.ts';
import type { Interaction } from './interaction.ts';

/** A token that carries the interaction's id, as Discord's do, and a secret. */
export function createToken(id: string): string {
  return Buffer.from(`interaction:${id}:${randomBytes(60).toString('hex')}`).toString('base64url');
}

/** The interaction that a token belongs to. */
export function findByToken({ interactions }: Discord, token: string): Interaction | undefined {
  const [, id = ''] = Buffer.from(token, 'base64url').toString().split(':');
  const interaction = interactions.get(id);
  return interaction?.token === token ? interaction : undefined;
}
