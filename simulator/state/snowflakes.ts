const DISCORD_EPOCH = 1_420_070_400_000n;

/**
 * Makes Discord ids: the time in the upper bits, and each one greater than the one before, also when the clock stands
 * still or goes back.
 */
export function createSnowflakes(clock: () => number): () => string {
  let last = 0n;
  return () => {
    const now = (BigInt(Math.trunc(clock())) - DISCORD_EPOCH) << 22n;
    last = now > last ? now : last + 1n;
    return last.toString();
  };
}

/** The moment an id was made, in milliseconds since the epoch. */
export function timeOf(snowflake: string): number {
  return Number((BigInt(snowflake) >> 22n) + DISCORD_EPOCH);
}

/** Oldest first. */
export function byId(a: { id: string }, b: { id: string }): number {
  return BigInt(a.id) < BigInt(b.id) ? -1 : 1;
}
