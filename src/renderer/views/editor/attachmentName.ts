/** Every pasted picture is called `image.png`; the moment tells them apart. */
export function attachmentName({ name, type }: Pick<File, 'name' | 'type'>, now: Date): string {
  const isNamed = name !== '' && !/^image\.\w+$/i.test(name);
  if (isNamed) return name;
  const ending = /\.(\w+)$/.exec(name)?.[1] ?? type.split('/')[1] ?? 'png';
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return `Pasted image ${local.toISOString().slice(0, 19).replace(/\D/g, '')}.${ending}`;
}
