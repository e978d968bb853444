import { type APIStringSelectComponent, ComponentType } from 'discord.js';
import { type ArgSpecs, type ArgValues, customId, type Route } from '../../src/discord/routes.ts';

/** A menu from which several may be picked at once. */
export function pickMenu<A extends ArgSpecs>(
  route: Route<A>,
  args: ArgValues<A>,
  placeholder: string,
  options: { value: string; label: string }[],
): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: customId(route, args),
    placeholder,
    options,
    min_values: 1,
    max_values: options.length,
  };
}
