import { type Field, oneOf, set, text, whole } from './shape.ts';

/** What every component may say. The type has been read already by whoever chose the model. */
export const component: Record<string, Field> = { type: whole(0, 99), id: whole(0, 2 ** 31 - 1) };

/** What every component says that a person can fill in. */
export const input: Record<string, Field> = { ...component, custom_id: { required: text(1, 100) } };

/** Which channels a select or an option offers. */
export const channelTypes = set(0, 25, oneOf(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15));
