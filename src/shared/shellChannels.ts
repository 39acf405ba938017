/** Names under which the preload and main speak of `ShellApi`; nothing else may use them. */
export const shellChannels = {
  info: 'shell:info',
  saveSettings: 'shell:save-settings',
  chooseFolder: 'shell:choose-folder',
  chooseFiles: 'shell:choose-files',
  chooseLibraryFolder: 'shell:choose-library-folder',
  openExternal: 'shell:open-external',
  showInFolder: 'shell:show-in-folder',
  requestEnginePort: 'shell:request-engine-port',
  restartEngine: 'shell:restart-engine',
  enginePort: 'shell:engine-port',
  engineState: 'shell:engine-state',
  command: 'shell:command',
  settle: 'shell:settle',
  settled: 'shell:settled',
} as const;
