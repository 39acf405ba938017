import { showDialog, type Dialog } from '../state/navigation.ts';

export async function openDialog(name: string): Promise<void> {
  await document.fonts.ready;
  showDialog(name as Dialog);
}
