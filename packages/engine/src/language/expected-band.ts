/** `100..400` as numbers. */
export function expectedBand(expect: string): { readonly least: number; readonly most: number } {
  const [least, most] = expect.split('..').map(Number);
  return { least: least ?? 0, most: most ?? 0 };
}
