import type { Channel } from './channels.ts';
import { emitUpdate } from './channels.ts';
import type { World } from './world.ts';

/** Archives or reopens a thread. @throws when the channel is no thread */
export function archive(world: World, thread: Channel, archived: boolean): void {
  if (!thread.thread_metadata) throw new Error(`${thread.name} is no thread`);
  thread.thread_metadata = {
    ...thread.thread_metadata,
    archived,
    archive_timestamp: new Date(world.clock()).toISOString(),
  };
  emitUpdate(world, thread);
}
