import type { MessageKey, MessageValues } from '../../shared/messages/index.ts';

export interface Phrase {
  readonly key: MessageKey;
  readonly values?: MessageValues;
}

/** Coarse on purpose: an estimate that jumps each second is read as noise. @param seconds any, also fractions */
export function timeLeft(seconds: number): Phrase {
  if (seconds < 3) return { key: 'time.moment' };
  if (seconds < 55) return { key: 'time.seconds', values: { count: Math.ceil(seconds / 5) * 5 } };
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return { key: 'time.minutes', values: { count: minutes } };
  return { key: 'time.hours', values: { hours: Math.floor(minutes / 60), minutes: minutes % 60 } };
}
