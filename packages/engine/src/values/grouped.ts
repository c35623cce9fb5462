/** `1,204`: a whole number as people read it. `toLocaleString` would load the language data of ICU first. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+(?!\d))/g, ',');
}
