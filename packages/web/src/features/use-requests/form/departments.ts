/** A department as far as its place in the tree goes. */
interface Placed {
  readonly id: string;
  readonly parentId: string | null;
}

/** A department and those above it, the nearest first: those on whose behalf its people may ask. */
export function departmentsAbove<Department extends Placed>(
  departments: readonly Department[],
  id: string | undefined,
): readonly Department[] {
  const line: Department[] = [];
  for (
    let next = departments.find((one) => one.id === id);
    next !== undefined && !line.includes(next);
    next = departments.find((one) => one.id === next?.parentId)
  ) {
    line.push(next);
  }
  return line;
}
