/** A place in the picture, or on the paper. */
export type Spot = [number, number];

/**
 * The projective map that takes the corners of a rectangle of the paper, clockwise from the upper left, to where the picture
 * shows them: the numbers of a matrix of three rows, the ninth 1. Null where the corners lie on a line.
 */
export function perspective(corners: Spot[], width: number, height: number): number[] | null {
  const paper: Spot[] = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  const rows: number[][] = [];
  paper.forEach(([x, y], i) => {
    const [u, v] = corners[i]!;
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  });
  return solve(rows);
}

export function project(map: number[], [x, y]: Spot): Spot {
  const w = map[6]! * x + map[7]! * y + 1;
  return [(map[0]! * x + map[1]! * y + map[2]!) / w, (map[3]! * x + map[4]! * y + map[5]!) / w];
}

/** Where a pixel of the picture lies on the paper. */
export function unproject(map: number[], [u, v]: Spot): Spot {
  const a = map[0]! - u * map[6]!;
  const b = map[1]! - u * map[7]!;
  const c = map[3]! - v * map[6]!;
  const d = map[4]! - v * map[7]!;
  const det = a * d - b * c;
  const p = u - map[2]!;
  const q = v - map[5]!;
  return [(p * d - b * q) / det, (a * q - c * p) / det];
}

/** Eight equations by elimination with the largest pivot. */
function solve(rows: number[][]): number[] | null {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) {
        pivot = row;
      }
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const top = rows[column]!;
    if (Math.abs(top[column]!) < 1e-9) {
      return null;
    }
    for (let row = 0; row < n; row++) {
      const factor = row === column ? 0 : rows[row]![column]! / top[column]!;
      for (let i = column; factor !== 0 && i <= n; i++) {
        rows[row]![i]! -= factor * top[i]!;
      }
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}
