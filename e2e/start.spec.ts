import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, root, sandboxArgs, test, type SaegimApp } from './app.ts';

const menuLabels = ({ electron }: SaegimApp) =>
  electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));

const isVisible = ({ electron }: SaegimApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

test.describe('starting', () => {
  for (const { language, labels } of [
    { language: 'en', labels: ['File', 'Edit', 'View', 'Go', 'Window', 'Help'] },
    { language: 'ko', labels: ['파일', '편집', '보기', '이동', '창', '도움말'] },
  ] as const) {
    test(`opens a window in ${language}`, async ({ openApp }) => {
      const app = await openApp({ language });

      await expect(app.page.locator('html')).toHaveAttribute('lang', language);
      expect(await menuLabels(app)).toEqual(labels);
      await expect.poll(() => isVisible(app)).toBe(true);
    });
  }

  test('keeps settings over a relaunch', async ({ openApp }) => {
    const app = await openApp();
    const chosen = { language: 'ko', theme: 'dark', chatModel: null, paneSizes: [20, 50, 30] } as const;
    await app.page.evaluate((settings) => window.saegim.saveSettings(settings), chosen);

    const again = await app.relaunch();

    const info = await again.page.evaluate(() => window.saegim.info());
    expect(info.settings).toEqual(chosen);
    await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('keeps the place of the window over a relaunch', async ({ openApp }) => {
    const bounds = { x: 40, y: 30, width: 1000, height: 640 };
    const app = await openApp();
    await app.electron.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
      bounds,
    );

    const again = await app.relaunch();

    expect(
      await again.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
    ).toEqual(bounds);
  });

  test('puts unreadable settings aside and starts with the usual ones', async ({ openApp, dataFolder }) => {
    writeFileSync(path.join(dataFolder, 'settings.json'), '{ "language": ');

    const app = await openApp();

    const info = await app.page.evaluate(() => window.saegim.info());
    expect(info.settings).toEqual({ language: 'system', theme: 'system' });
    expect(readFileSync(path.join(dataFolder, 'settings.broken.json'), 'utf8')).toBe('{ "language": ');
  });

  test('a second start on the same data brings the first window forward and ends', async ({
    openApp,
    dataFolder,
  }) => {
    const app = await openApp();
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());

    const electron = createRequire(import.meta.url)('electron') as unknown as string;
    const second = spawn(electron, [root, ...sandboxArgs], {
      env: { ...process.env, SAEGIM_DATA: dataFolder },
      stdio: 'ignore',
    });
    const [code] = (await once(second, 'exit')) as [number];

    expect(code).toBe(0);
    await expect.poll(() => isVisible(app)).toBe(true);
  });
});

test.describe('the engine', () => {
  test('is started again when it dies, and the page is told', async ({ openApp }) => {
    const app = await openApp();
    await app.page.evaluate(() => {
      const seen: string[] = [];
      window.saegim.onEngineState((state) => seen.push(state));
      Object.assign(window, { seenEngineStates: seen });
      window.saegim.requestEnginePort();
    });
    const seen = () =>
      app.page.evaluate(() => (window as unknown as { seenEngineStates: string[] }).seenEngineStates);
    await expect.poll(async () => (await seen()).at(-1)).toBe('running');

    const killed = await app.killEngine();

    await expect.poll(async () => (await seen()).slice(-2)).toEqual(['starting', 'running']);
    await expect.poll(app.enginePid).not.toBe(killed);
  });
});

test.describe('the page', () => {
  test('cannot be led to another address', async ({ openApp }) => {
    const { page, electron } = await openApp();
    const home = page.url();

    const asked = await electron.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      const navigation = new Promise((resolve) => {
        webContents.once('will-navigate', (event) =>
          resolve({ url: event.url, prevented: event.defaultPrevented }),
        );
      });
      await webContents.executeJavaScript("location.href = 'https://example.com/'");
      return navigation;
    });

    expect(asked).toEqual({ url: 'https://example.com/', prevented: true });
    expect(page.url()).toBe(home);
  });

  test('opens no window of its own', async ({ openApp }) => {
    const { page, electron } = await openApp();

    expect(await page.evaluate(() => window.open('file:///etc/hosts'))).toBeNull();

    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('runs no script that is not its own', async ({ openApp }) => {
    const { page } = await openApp();

    const blocked = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
            once: true,
          });
          const script = document.createElement('script');
          script.textContent = 'document.title = "taken"';
          document.head.append(script);
        }),
    );

    expect(blocked).toBe('script-src-elem');
    await expect(page).not.toHaveTitle('taken');
  });
});
