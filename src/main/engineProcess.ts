/**
 * The life of the engine: started in a process of its own, started again when it dies, stopped in good order
 * at quit. Pages get a port to it when they ask, and a new one each time it is started anew.
 */
import { EventEmitter } from 'node:events';
import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import type { WireError } from '../shared/errors.ts';
import type { EngineState } from '../shared/shell.ts';
import { shellChannels } from '../shared/shellChannels.ts';
import { createRestartPlan } from './restartPlan.ts';

export interface EngineProcessOptions {
  /** The built engine. */
  readonly program: string;
  readonly args: readonly string[];
}

type Reply = { type: 'ready' } | { type: 'failed'; error: WireError };

/** Closing the store takes milliseconds; longer means it hangs. */
const stopLimitMs = 4000;

export class EngineProcess {
  #options: EngineProcessOptions;
  readonly #plan = createRestartPlan();
  readonly #changes = new EventEmitter<{ change: [] }>();
  readonly #pages = new Set<WebContents>();
  #child: UtilityProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopping = false;
  #isOnBattery = false;
  #state: EngineState = 'starting';
  #error: WireError | undefined;

  constructor(options: EngineProcessOptions) {
    this.#options = options;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Why the state is `failed`, as far as the engine could say it. */
  get error(): WireError | undefined {
    return this.#error;
  }

  onChange(listener: () => void): () => void {
    this.#changes.on('change', listener);
    return () => this.#changes.off('change', listener);
  }

  start(): void {
    if (this.#child || this.#isStopping) return;
    clearTimeout(this.#timer);
    this.#become('starting');
    const child = utilityProcess.fork(this.#options.program, [...this.#options.args], {
      serviceName: 'Saegim Engine',
      stdio: 'inherit',
    });
    this.#child = child;
    child.on('message', (reply: Reply) => this.#hear(child, reply));
    child.on('exit', (code) => this.#mournFor(child, code));
    child.postMessage({ type: 'power', isOnBattery: this.#isOnBattery });
    for (const page of this.#pages) this.#sendPort(page);
  }

  /** After `failed`, because a person asked. */
  restart(): void {
    this.#plan.reset();
    if (this.#state === 'failed') this.start();
  }

  /** Starts it again in good order with other arguments. */
  async restartWith(args: readonly string[]): Promise<void> {
    this.#options = { ...this.#options, args };
    await this.stop();
    this.#isStopping = false;
    this.#child = undefined;
    this.#plan.reset();
    this.start();
  }

  /** What the engine should know of the machine; said again to each new engine. */
  tellPower(isOnBattery: boolean): void {
    this.#isOnBattery = isOnBattery;
    this.#child?.postMessage({ type: 'power', isOnBattery });
  }

  /** Gives the page a port now and after each restart, until it goes away. */
  introduce(page: WebContents): void {
    if (!this.#pages.has(page)) {
      this.#pages.add(page);
      page.once('destroyed', () => this.#pages.delete(page));
    }
    this.#sendPort(page);
  }

  /** Resolves when the engine has closed its store and ended, or was ended because it did not answer. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (!child) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.postMessage({ type: 'stop' });
    const limit = setTimeout(() => child.kill(), stopLimitMs);
    await ended;
    clearTimeout(limit);
  }

  #sendPort(page: WebContents): void {
    if (!this.#child || page.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    this.#child.postMessage({ type: 'port' }, [port1]);
    page.postMessage(shellChannels.enginePort, null, [port2]);
  }

  #hear(child: UtilityProcess, reply: Reply): void {
    if (child !== this.#child) return;
    if (reply.type === 'ready') this.#become('running');
    if (reply.type !== 'failed') return;
    // It said why it cannot start, and would say it again: waiting for a person is better than trying.
    this.#child = undefined;
    child.kill();
    this.#become('failed', reply.error);
  }

  #mournFor(child: UtilityProcess, code: number): void {
    if (child !== this.#child) return;
    this.#child = undefined;
    if (this.#isStopping) return;
    console.error(`[main] the engine ended with ${code}`);
    const delayMs = this.#plan.afterDeath(Date.now());
    if (delayMs === undefined) {
      return this.#become('failed', {
        code: 'engine-gone',
        message: 'the engine died several times in a row',
      });
    }
    this.#become('starting');
    this.#timer = setTimeout(() => this.start(), delayMs);
  }

  #become(state: EngineState, error?: WireError): void {
    this.#state = state;
    this.#error = error;
    this.#changes.emit('change');
  }
}
