export interface Gathering {
  add(item: string): void;
  close(): void;
}

export interface GatheringOptions {
  /** After the last one: an editor that saves by writing another file and renaming it is done by then. */
  readonly quietMs?: number;
  /** After the first one, however many still come. */
  readonly latestMs?: number;
  readonly onGathered: (items: readonly string[]) => void;
}

/** Bursts as one set, each item once. */
export function createGathering({
  quietMs = 200,
  latestMs = 2_000,
  onGathered,
}: GatheringOptions): Gathering {
  const items = new Set<string>();
  let quiet: NodeJS.Timeout | undefined;
  let latest: NodeJS.Timeout | undefined;

  function stop(): void {
    clearTimeout(quiet);
    clearTimeout(latest);
    quiet = latest = undefined;
  }

  function give(): void {
    stop();
    const gathered = [...items];
    items.clear();
    if (gathered.length > 0) onGathered(gathered);
  }

  return {
    add(item) {
      items.add(item);
      clearTimeout(quiet);
      quiet = setTimeout(give, quietMs);
      latest ??= setTimeout(give, latestMs);
    },
    close() {
      stop();
      items.clear();
    },
  };
}
