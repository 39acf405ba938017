import { useEffect, useState } from 'react';
import { File, FileAudio, FileText, FileVideo, ImageOff, type LucideIcon } from 'lucide-react';
import { callEngine, shell } from '../../../bridge.ts';
import { useTranslate } from '../../../state/language.ts';
import {
  attachmentKind,
  fileNameOf,
  imageSize,
  withoutFragment,
  type AttachmentKind,
} from './attachmentKind.ts';
import { useReading } from './reading.ts';
import { useNear } from './useNear.ts';
import styles from './NoteMarkdown.module.css';

interface AttachmentProps {
  /** As written in the note, decoded. */
  readonly target: string;
  readonly label?: string;
  readonly size?: string;
}

/** A file that the note embeds: an image is shown, any other is a card that leads to it. */
export function Attachment({ target, label, size }: AttachmentProps) {
  const kind = attachmentKind(target);
  const name = fileNameOf(target);
  if (kind === 'image')
    return <AttachedImage target={withoutFragment(target)} name={name} label={label} size={size} />;
  return <FileCard target={withoutFragment(target)} name={label || name} kind={kind} />;
}

type Loaded = { readonly url: string } | 'missing' | undefined;

/** Height to width of images seen before, so that one drawn again does not move the text. */
const ratios = new Map<string, number>();

function AttachedImage({ target, name, label, size }: AttachmentProps & { readonly name: string }) {
  const t = useTranslate();
  const { noteId } = useReading();
  const [ref, isNear] = useNear();
  const loaded = useImage(noteId, target, isNear);
  const key = `${noteId}\n${target}`;
  const wanted = imageSize(size);
  if (loaded === 'missing') return <MissingFile name={name} />;
  if (!loaded) {
    const ratio = ratios.get(key);
    const style = {
      width: wanted ? wanted.width : undefined,
      height: wanted?.height,
      aspectRatio: ratio ? String(1 / ratio) : undefined,
    };
    return (
      <span
        ref={ref}
        className={styles.imagePlaceholder}
        style={style}
        role="img"
        aria-label={t('note.file.loading', { name })}
      />
    );
  }
  return (
    <img
      className={styles.picture}
      src={loaded.url}
      alt={label || name}
      title={label || undefined}
      width={wanted?.width}
      height={wanted?.height}
      draggable={false}
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
        if (naturalWidth > 0) ratios.set(key, naturalHeight / naturalWidth);
      }}
    />
  );
}

/** An SVG is shown by `<img>` alone, where nothing in it can run or load. The address is given back when the image goes. */
function useImage(noteId: string, target: string, isNear: boolean): Loaded {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    if (!isNear) return;
    let url: string | undefined;
    let isGone = false;
    callEngine('note.attachment', { noteId, target }).then(
      (file) => {
        if (isGone) return;
        if (!file) return setLoaded('missing');
        url = URL.createObjectURL(new Blob([file.bytes as BlobPart], { type: file.mediaType }));
        setLoaded({ url });
      },
      () => {
        if (!isGone) setLoaded('missing');
      },
    );
    return () => {
      isGone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [noteId, target, isNear]);
  return loaded;
}

function MissingFile({ name }: { readonly name: string }) {
  const t = useTranslate();
  return (
    <span className={styles.image}>
      <ImageOff aria-hidden="true" />
      {t('note.file.missing', { name })}
    </span>
  );
}

const icons: Readonly<Record<Exclude<AttachmentKind, 'image'>, LucideIcon>> = {
  audio: FileAudio,
  video: FileVideo,
  pdf: FileText,
  other: File,
};

interface FileCardProps {
  readonly target: string;
  readonly name: string;
  readonly kind: Exclude<AttachmentKind, 'image'>;
}

function FileCard({ target, name, kind }: FileCardProps) {
  const t = useTranslate();
  const { noteId } = useReading();
  const [isMissing, setIsMissing] = useState(false);
  if (isMissing) return <MissingFile name={name} />;
  const Icon = icons[kind];
  const show = async () => {
    const file = await callEngine('note.attachment', { noteId, target }).catch(() => null);
    if (file) await shell.showInFolder(file.absolutePath);
    else setIsMissing(true);
  };
  return (
    <button
      type="button"
      className={styles.file}
      title={t('note.file.show', { name })}
      onClick={() => void show()}
    >
      <Icon aria-hidden="true" />
      <span className={styles.fileName}>{name}</span>
      <span className={styles.fileKind}>{t(`note.file.${kind}`)}</span>
    </button>
  );
}
