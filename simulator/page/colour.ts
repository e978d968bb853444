import type { APIRole } from 'discord-api-types/v10';

/** Discord's number for a colour as CSS; nothing for "no colour" (absent or 0). */
export const css = (colour: number | null | undefined): string | undefined =>
  colour ? `#${colour.toString(16).padStart(6, '0')}` : undefined;

/** The colour of a person's name: that of their highest role that has one. */
export function nameColour(roleIds: readonly string[], roles: readonly APIRole[]): string | undefined {
  const own = roles.filter((role) => roleIds.includes(role.id) && role.color !== 0);
  return css(own.toSorted((a, b) => b.position - a.position)[0]?.color);
}
