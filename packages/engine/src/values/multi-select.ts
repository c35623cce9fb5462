/** The selected options of a multi-select cell (`A;B`), in the order written. */
export function selectedOptions(cell: string): string[] {
  return cell.split(';').filter((option) => option !== '');
}

/** True when the option stands among the selected ones of a multi-select cell. */
export function isSelected(cell: string, option: string): boolean {
  return `;${cell};`.includes(`;${option};`);
}
