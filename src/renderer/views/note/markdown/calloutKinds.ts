import {
  CircleCheck,
  CircleHelp,
  Flame,
  Info,
  Lightbulb,
  Quote,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import type { MessageKey } from '../../../../shared/messages/index.ts';

export interface CalloutKind {
  readonly kind: 'note' | 'tip' | 'success' | 'question' | 'warning' | 'danger' | 'quote';
  readonly title: MessageKey;
  readonly Icon: LucideIcon;
}

const note: CalloutKind = { kind: 'note', title: 'note.callout.note', Icon: Info };
const tip: CalloutKind = { kind: 'tip', title: 'note.callout.tip', Icon: Lightbulb };
const success: CalloutKind = { kind: 'success', title: 'note.callout.success', Icon: CircleCheck };
const question: CalloutKind = { kind: 'question', title: 'note.callout.question', Icon: CircleHelp };
const warning: CalloutKind = { kind: 'warning', title: 'note.callout.warning', Icon: TriangleAlert };
const danger: CalloutKind = { kind: 'danger', title: 'note.callout.danger', Icon: Flame };
const quote: CalloutKind = { kind: 'quote', title: 'note.callout.quote', Icon: Quote };

/** The names that Obsidian and GitHub know. */
const kinds: Readonly<Record<string, CalloutKind>> = {
  tip,
  hint: tip,
  important: tip,
  success,
  check: success,
  done: success,
  question,
  help: question,
  faq: question,
  warning,
  caution: warning,
  attention: warning,
  danger,
  error: danger,
  failure: danger,
  fail: danger,
  missing: danger,
  bug: danger,
  quote,
  cite: quote,
};

/** @returns the kind for a name as written; one that nobody knows is a note */
export function calloutOf(name: string): CalloutKind {
  return Object.hasOwn(kinds, name) ? kinds[name] : note;
}
