import type { Discord } from '../discord.ts';
import type { App } from './serve.ts';

/** Serves what was uploaded, at the address that attachments carry. */
export function mountCdn(app: App, { world }: Discord): void {
  app.get('/_cdn/attachments/:channel/:attachment/:name', (context) => {
    const { channel, attachment } = context.req.param();
    const file = world.files.get(`/_cdn/attachments/${channel}/${attachment}`);
    if (!file) return context.notFound();
    return context.body(new Uint8Array(file.content), 200, {
      'Content-Type': file.contentType,
      'X-Content-Type-Options': 'nosniff',
    });
  });
}
