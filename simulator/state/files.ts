import type { APIAttachment } from 'discord-api-types/v10';
import type { World } from './world.ts';

/** Ten mebibytes, for bots and for people without a subscription. */
export const LARGEST_FILE = 10 * 1_024 * 1_024;

export interface UploadedFile {
  /** The `n` of `files[n]`; the `id` by which `attachments` of the same body speaks of it. */
  readonly index: string;
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** Keeps a file and gives the attachment object for it; its `url` is served by the simulator itself. */
export function keepFile(
  world: World,
  base: string,
  channelId: string,
  file: Pick<UploadedFile, 'name' | 'contentType' | 'content'>,
  details: { description?: string; ephemeral?: boolean } = {},
): APIAttachment {
  const id = world.snowflake();
  const path = `/_cdn/attachments/${channelId}/${id}/${encodeURIComponent(file.name)}`;
  world.files.set(`/_cdn/attachments/${channelId}/${id}`, file);
  return {
    id,
    filename: file.name,
    size: file.content.byteLength,
    url: base + path,
    proxy_url: base + path,
    content_type: file.contentType,
    ...sizeOf(file.content),
    ...(details.description !== undefined && { description: details.description }),
    ...(details.ephemeral && { ephemeral: true }),
  };
}

/** Width and height of a PNG, which is what the bot sends; other files have none here. */
function sizeOf(content: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
