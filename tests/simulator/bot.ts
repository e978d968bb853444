import { type Client, Events, type Interaction, type RESTOptions } from 'discord.js';
import type { RecordedRequest, Simulator, SimulatorOptions } from '../../simulator/api.ts';
import { startSimulator } from '../../simulator/start.ts';
import { openApiCheck } from '../support/openapi.ts';
import { connect } from './client.ts';

/** A simulator and a real client that is logged in to it. */
export interface Scene {
  readonly simulator: Simulator;
  readonly client: Client<true>;
  /** Runs the handler for each interaction from now on, in place of the one before. */
  answer(handler: (interaction: Interaction) => unknown): void;
  /** Errors that handlers threw. */
  readonly errors: unknown[];
  /** What requests violated in Discord's OpenAPI document; nothing where ../shared is absent. */
  readonly violations: string[];
  stop(): Promise<void>;
}

export async function setScene(options: SimulatorOptions = {}, rest: Partial<RESTOptions> = {}): Promise<Scene> {
  const violations: string[] = [];
  const check = openApiCheck();
  const onRequest = (request: RecordedRequest) => void violations.push(...(check?.(request) ?? []));
  const simulator = await startSimulator({ onRequest, ...options });
  const client = await connect(simulator, { rest });
  const errors: unknown[] = [];
  let current: (interaction: Interaction) => unknown = () => undefined;
  client.on(Events.InteractionCreate, async (interaction) => {
    try {
      await current(interaction);
    } catch (error) {
      errors.push(error);
    }
  });
  return {
    simulator,
    client,
    errors,
    violations,
    answer: (handler) => {
      current = handler;
    },
    async stop() {
      await client.destroy();
      await simulator.stop();
    },
  };
}
