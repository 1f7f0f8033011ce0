// Which labels are written: as many as fit without covering each other, the weightiest first.

export interface LabelBox {
  id: string;
  weight: number;
  x: number; // the middle, in any one unit
  y: number;
  width: number;
  height: number;
  angle: number; // radians
  spot?: string; // which of several places for one label this is
  clear?: number; // written only if the thing it labels is at least this many times as long; see room
  room?: number; // how long that thing is
}

interface Square {
  x: number;
  y: number;
  half: number;
}

/**
 * The labels to write, by id, each with the spot where it fits. Of several
 * boxes with one id the first that fits is taken. No label covers an obstacle.
 */
export function place(labels: readonly LabelBox[], obstacles: readonly LabelBox[] = []): Map<string, LabelBox> {
  const taken = new Grid();
  for (const box of obstacles) for (const square of squares(box)) taken.add(square);
  const written = new Map<string, LabelBox>();
  const order = labels.map((label, i) => ({ label, i })).sort((a, b) => b.label.weight - a.label.weight || (a.label.id < b.label.id ? -1 : a.label.id > b.label.id ? 1 : a.i - b.i));
  for (const { label } of order) {
    if (written.has(label.id)) continue;
    if (label.room !== undefined && label.room < label.width * (label.clear ?? 1)) continue;
    const own = squares(label);
    if (own.some((square) => taken.meets(square))) continue;
    for (const square of own) taken.add(square);
    written.set(label.id, label);
  }
  return written;
}

// A turned box as a row of squares.
function squares({ x, y, width, height, angle }: LabelBox): Square[] {
  const n = Math.max(1, Math.ceil(width / height));
  const stride = n > 1 ? (width - height) / (n - 1) : 0;
  return Array.from({ length: n }, (_, i) => {
    const along = n > 1 ? -width / 2 + height / 2 + i * stride : 0;
    return { x: x + along * Math.cos(angle), y: y + along * Math.sin(angle), half: height / 2 };
  });
}

class Grid {
  private readonly cells = new Map<string, Square[]>();
  private readonly size = 40;

  private keys({ x, y, half }: Square): string[] {
    const keys: string[] = [];
    for (let i = Math.floor((x - half) / this.size); i <= Math.floor((x + half) / this.size); i++) {
      for (let j = Math.floor((y - half) / this.size); j <= Math.floor((y + half) / this.size); j++) keys.push(`${i},${j}`);
    }
    return keys;
  }

  add(square: Square): void {
    for (const key of this.keys(square)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(square);
      else this.cells.set(key, [square]);
    }
  }

  meets(square: Square): boolean {
    return this.keys(square).some((key) =>
      this.cells.get(key)?.some((o) => Math.abs(o.x - square.x) < o.half + square.half && Math.abs(o.y - square.y) < o.half + square.half));
  }
}
