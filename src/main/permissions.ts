import type { Session } from 'electron';

// Copying an answer or a passage; everything else a page could ask for, notes have no use for.
const allowed = new Set(['clipboard-sanitized-write']);

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_page, permission, answer) => answer(allowed.has(permission)));
  session.setPermissionCheckHandler((_page, permission) => allowed.has(permission));
}
