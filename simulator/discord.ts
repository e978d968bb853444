import type { SimulatorOptions } from './api.ts';
import type { FaultPlan } from './faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Interaction } from './interactions/interaction.ts';
import type { World, WorldEvent } from './state/world.ts';

/** One running loopback Discord: what its routes, its gateway and its people share. */
export interface Discord {
  readonly options: SimulatorOptions;
  readonly clock: () => number;
  readonly world: World;
  readonly gateway: Gateway;
  readonly faults: FaultPlan;
  /** By id; answered ones stay for as long as their tokens live. */
  readonly interactions: Map<string, Interaction>;
  /** Hears of each change, after the gateway. */
  readonly listeners: Set<(event: WorldEvent) => void>;
  /** Times of edits of old messages, by channel. */
  readonly oldEdits: Map<string, number[]>;
  /** When the bot opened direct messages that were not there before. */
  readonly openings: number[];
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  url: string;
  /** Aborted when the simulator stops: ends what waits. */
  readonly stopped: AbortSignal;
}
