import os from 'node:os';

/**
 * For the threads that compute for minutes on every core: what the person does meanwhile goes first.
 * Process 0 is this thread on Linux, and the whole engine elsewhere.
 */
export function stepBack(): void {
  os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL);
}
