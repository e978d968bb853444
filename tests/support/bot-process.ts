import { pino } from 'pino';
import { startBot } from '../../src/bot.ts';
import { readConfig } from '../../src/config.ts';

// The bot in a process of its own, to be killed. Its lease is short, so that its successor need not wait for long.
await startBot(readConfig(process.env), { log: pino({ level: 'silent' }), leaseMs: 600 });
