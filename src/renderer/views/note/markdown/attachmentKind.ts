export type AttachmentKind = 'image' | 'audio' | 'video' | 'pdf' | 'other';

const kinds: Readonly<Record<string, AttachmentKind>> = {
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  gif: 'image',
  webp: 'image',
  avif: 'image',
  bmp: 'image',
  svg: 'image',
  ico: 'image',
  mp3: 'audio',
  wav: 'audio',
  m4a: 'audio',
  ogg: 'audio',
  flac: 'audio',
  '3gp': 'audio',
  mp4: 'video',
  webm: 'video',
  ogv: 'video',
  mov: 'video',
  mkv: 'video',
  pdf: 'pdf',
};

/** By the ending of its name. */
export function attachmentKind(target: string): AttachmentKind {
  const ending = /\.([^./\\]+)$/.exec(withoutFragment(target))?.[1].toLowerCase() ?? '';
  return Object.hasOwn(kinds, ending) ? kinds[ending] : 'other';
}

/** `folder/file.pdf#page=3` is the file. */
export function withoutFragment(target: string): string {
  return target.replace(/[#?].*$/, '');
}

export function fileNameOf(target: string): string {
  return withoutFragment(target).split(/[/\\]/).at(-1)?.normalize('NFC') ?? target;
}

/** An address as people write the path; one that is encoded wrongly stays as it is. */
export function decodeTarget(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

export interface ImageSize {
  readonly width: number;
  readonly height?: number;
}

/** `300` or `300x200`, CSS pixels. */
export function imageSize(written: string | undefined): ImageSize | undefined {
  const [, width, height] = /^(\d{1,5})(?:x(\d{1,5}))?$/.exec(written ?? '') ?? [];
  if (!width) return undefined;
  return height ? { width: Number(width), height: Number(height) } : { width: Number(width) };
}
