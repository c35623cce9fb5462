/** The selected options of a multi-select cell (`A;B`), in the order written. */
export function selectedOptions(cell: string): string[] {
  return cell.split(';').filter((option) => option !== '');
}

/** Whether a text can be an option: the list is written with `;` between them. */
export function isOption(text: string): boolean {
  return text !== '' && !text.includes(';');
}

/** True when the option stands among the selected ones of a multi-select cell. */
export function isSelected(cell: string, option: string): boolean {
  return isOption(option) && `;${cell};`.includes(`;${option};`);
}
