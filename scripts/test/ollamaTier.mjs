import { isOnPath } from '../setup/systemLibraries.mjs';

/** Tests against a real Ollama read SAEGIM_OLLAMA; whether they run is said here, by name. */
export function chooseOllamaTier(env) {
  const runs = isOnPath('ollama');
  console.log(`Ollama tier: ${runs ? 'run' : 'not run, because there is no `ollama` on the PATH'}`);
  const { SAEGIM_OLLAMA: _, ...rest } = env;
  return runs ? { ...rest, SAEGIM_OLLAMA: '1' } : rest;
}
