/** One thing that a reader did, and how to take it back. */
export interface Step {
  redo(): void;
  undo(): void;
}

/** All that a reader did since the page was opened, to be taken back and done again without limit. */
export class History {
  private readonly done: Step[] = [];
  private readonly undone: Step[] = [];

  /** Does something and remembers it. */
  run(step: Step): void {
    step.redo();
    this.remember(step);
  }

  /** Remembers what has been done already. */
  remember(step: Step): void {
    this.done.push(step);
    this.undone.length = 0;
  }

  undo(): boolean {
    const step = this.done.pop();
    if (!step) return false;
    step.undo();
    this.undone.push(step);
    return true;
  }

  redo(): boolean {
    const step = this.undone.pop();
    if (!step) return false;
    step.redo();
    this.done.push(step);
    return true;
  }
}
