import type { APIAttachment } from 'discord-api-types/v10';
import type { World } from './world.ts';

/** The file that an `attachment://name` means; `undefined` for any other address. */
export function attachmentOf(url: string, attachments: readonly APIAttachment[]): APIAttachment | undefined {
  return url.startsWith('attachment://')
    ? attachments.find(({ filename }) => filename === url.slice('attachment://'.length))
    : undefined;
}

/** A media item of a component as Discord returns it: resolved, with an attachment in place of `attachment://name`. */
export function unfurl(world: World, url: string, attachments: readonly APIAttachment[]): object {
  const file = attachmentOf(url, attachments);
  const id = world.snowflake();
  if (!file) return { id, url, proxy_url: url, content_type: null, width: null, height: null, loading_state: 2 };
  return {
    id,
    url: file.url,
    proxy_url: file.url,
    attachment_id: file.id,
    content_type: file.content_type ?? null,
    width: file.width ?? null,
    height: file.height ?? null,
    loading_state: 2,
  };
}

/** The image of an embed as Discord returns it. What an outside address leads to is not looked at. */
export function embedMedia(url: string, attachments: readonly APIAttachment[]): object {
  const file = attachmentOf(url, attachments);
  if (!file) return { url, proxy_url: url };
  const { url: served, content_type, width, height } = file;
  return { url: served, proxy_url: served, ...(content_type && { content_type }), ...(width && { width, height }) };
}
