import { flag, judged, model, refuse, snowflake, text } from './shape.ts';

/**
 * The emoji of a button or of an option: a Unicode one by `name`, a custom one by `id` and `name`.
 * https://discord.com/developers/docs/components/reference#button
 */
export const emoji = judged<{ id?: string | null; name: string }>(
  model({ id: snowflake, name: { required: text(0, 32) }, animated: flag }),
  ({ id, name }, path) =>
    id || isUnicodeEmoji(name) ? [] : refuse([...path, 'name'], 'BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji'),
);

/** Discord also takes the emoji without the variation selector that asks for its coloured look. */
function isUnicodeEmoji(name: string): boolean {
  return /^\p{RGI_Emoji}$/v.test(name) || /^\p{RGI_Emoji}$/v.test(`${name}\u{FE0F}`);
}
