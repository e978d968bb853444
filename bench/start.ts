import { execFileSync } from 'node:child_process';
import { quantile, ratio } from './measure.ts';

const ROUNDS = 5;
const BARE = "import 'discord.js'";
const RUCHE = "import './src/bot.ts'";

interface Cost {
  ms: number;
  megabytes: number;
}

/** What it costs to have everything loaded, before any connection: median of several processes, taken in turns. */
export function measureStart(): string[] {
  const costs = Array.from({ length: ROUNDS }, () => [costOf(BARE), costOf(RUCHE)] as const);
  const bare = median(costs.map(([cost]) => cost));
  const ruche = median(costs.map(([, cost]) => cost));
  return [`time ${ratio(ruche.ms, bare.ms)}, memory ${ratio(ruche.megabytes, bare.megabytes)}`];
}

function costOf(load: string): Cost {
  const script = `${load}; setImmediate(() => console.log(JSON.stringify({ ms: performance.now(), megabytes: process.memoryUsage.rss() / 2 ** 20 })))`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  ) as Cost;
}

function median(costs: Cost[]): Cost {
  const middle = (values: number[]) => quantile(values, 0.5);
  return { ms: middle(costs.map(({ ms }) => ms)), megabytes: middle(costs.map(({ megabytes }) => megabytes)) };
}
