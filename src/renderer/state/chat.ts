/** The conversation of this session and the draft of the next question. */
import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../shared/errors.ts';
import { callEngine } from '../bridge.ts';
import {
  beginTurn,
  completeTurn,
  failTurn,
  isOpen,
  receivePart,
  type Fallback,
  type Turn,
} from './chatTurns.ts';
import { errorCodeOf } from './latest.ts';
import { chosenModel, modelsStore } from './models.ts';
import { currentSettings } from './settings.ts';

export interface Chat {
  readonly turns: readonly Turn[];
  readonly draft: string;
}

export const chatStore = createStore<Chat>(() => ({ turns: [], draft: '' }));

let nextId = 1;

export function setDraft(draft: string): void {
  chatStore.setState({ draft });
}

/** One question at a time. @returns whether it was asked */
export function ask(question: string): boolean {
  const text = question.trim();
  if (text === '' || isAsking(chatStore.getState())) return false;
  const turn = beginTurn(nextId++, text, whyNoModel());
  chatStore.setState(({ turns }) => ({ turns: [...turns, turn] }));
  void answer(turn.id, text);
  return true;
}

/** Asks the question of a turn once more, in its place. */
export function askAgain(id: number): void {
  const turn = chatStore.getState().turns.find((candidate) => candidate.id === id);
  if (!turn || isAsking(chatStore.getState())) return;
  changeTurn(id, () => beginTurn(id, turn.question, whyNoModel()));
  void answer(id, turn.question);
}

/** The answer so far comes as an `Answer` with reason `stopped`, so the call itself goes on to its end. */
export function stopAnswer(): void {
  const turn = chatStore.getState().turns.findLast(isOpen);
  if (!turn || turn.isStopping) return;
  changeTurn(turn.id, (now) => ({ ...now, isStopping: true }));
  callEngine('chat.stop', {}).catch((error: unknown) => {
    changeTurn(turn.id, (now) => (isOpen(now) ? failTurn(now, errorCodeOf(error)) : now));
  });
}

export function clearChat(): void {
  chatStore.setState(({ turns }) => ({ turns: turns.filter(isOpen) }));
}

export function isAsking({ turns }: Chat): boolean {
  return turns.some(isOpen);
}

/** Undefined also when the person wants quotes. */
function whyNoModel(): Fallback | undefined {
  const { status } = modelsStore.getState();
  if (currentSettings().chatModel !== undefined || chosenModel() !== null || !status) return undefined;
  return status.isReachable ? 'ollama-no-models' : 'ollama-unreachable';
}

async function answer(id: number, question: string): Promise<void> {
  const onPart = (part: Parameters<typeof receivePart>[1]) =>
    changeTurn(id, (turn) => receivePart(turn, part));
  try {
    const found = await callEngine('chat.ask', { question, model: chosenModel() }, { onPart });
    changeTurn(id, (turn) => completeTurn(turn, found));
  } catch (error) {
    if (isCancelled(error)) return removeTurn(id);
    changeTurn(id, (turn) => failTurn(turn, errorCodeOf(error)));
  }
}

function changeTurn(id: number, change: (turn: Turn) => Turn): void {
  chatStore.setState(({ turns }) => ({ turns: turns.map((turn) => (turn.id === id ? change(turn) : turn)) }));
}

function removeTurn(id: number): void {
  chatStore.setState(({ turns }) => ({ turns: turns.filter((turn) => turn.id !== id) }));
}
