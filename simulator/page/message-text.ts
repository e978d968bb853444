import type { APIMessage } from 'discord-api-types/v10';

/** All the text of a message, also of its components and embeds. */
export function readable(message: APIMessage): string {
  const found: string[] = message.content ? [message.content] : [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) walk(child);
    else if (typeof node === 'object' && node !== null) {
      const { content, title, description, components } = node as Record<string, unknown>;
      for (const text of [title, description, content]) if (typeof text === 'string') found.push(text);
      walk(components);
    }
  };
  walk(message.embeds);
  walk(message.components);
  return found.join('\n');
}
