/** What the page may ask of Electron main, through the preload: windows, dialogs, settings; never notes. */
import type { CommandId } from './commands.ts';
import type { WireError } from './errors.ts';

export type Language = 'ko' | 'en';
export type ThemeChoice = 'system' | 'light' | 'dark';

export interface Settings {
  /** `system` follows the desktop's language. */
  readonly language: Language | 'system';
  readonly theme: ThemeChoice;
  /** Ollama model that writes answers; null: answer by quoting. Undefined: the first one found. */
  readonly chatModel?: string | null;
  /** Absolute folder that dropped notes are copied to. Undefined: Saegim in the person's documents. */
  readonly libraryFolder?: string;
  /** Sizes of the panes in percent: library, view, right sidebar; then the related notes' share of the right one's height. */
  readonly paneSizes?: readonly number[];
}

export interface ShellInfo {
  readonly language: Language;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly version: string;
  /** Absolute folder of the sample library. */
  readonly sampleFolder: string;
  /** Absolute folder that dropped notes are copied to now. */
  readonly libraryFolder: string;
  readonly settings: Settings;
}

/** `starting` also while it is started again; `failed`: it died several times and waits for `restartEngine`. */
export type EngineState = 'starting' | 'running' | 'failed';

export interface ShellApi {
  info(): Promise<ShellInfo>;
  saveSettings(settings: Settings): Promise<ShellInfo>;
  /** Native dialog; empty when the person cancels. */
  chooseFolder(): Promise<readonly string[]>;
  chooseFiles(): Promise<readonly string[]>;
  /** Asks for another library folder, keeps it and starts the engine on it; notes already there stay where they are. */
  chooseLibraryFolder(): Promise<ShellInfo>;
  /** Absolute path of a dropped file or folder. */
  pathForFile(file: unknown): string;
  /** Only https and mailto; the person is asked first. */
  openExternal(url: string): Promise<void>;
  showInFolder(absolutePath: string): Promise<void>;
  /**
   * Asks for a port to the engine. It arrives as a window message `{ type: 'engine-port' }` with
   * the port, now and again after each restart of the engine.
   */
  requestEnginePort(): void;
  restartEngine(): void;
  /** @param listener gets the reason of `failed` too, where the engine could say it */
  onEngineState(listener: (state: EngineState, error?: WireError) => void): () => void;
  /** A command chosen in the native menu. */
  onCommand(listener: (id: CommandId) => void): () => void;
  /** Before the window closes: what is unsaved is to be written. Main waits for it, but not for ever. */
  onSettle(listener: () => Promise<void>): () => void;
}
