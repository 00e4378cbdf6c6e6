/** Why a commit weighs what it does. */
export type Reason = {
  readonly code:
    | ('new-code' | 'test' | 'markup' | 'config' | 'docs' | 'data' | 'removed' | 'remarks' | 'moved' | 'repeated')
    | ('formatting' | 'lock-file' | 'generated' | 'vendored' | 'unseen' | 'renamed' | 'merge' | 'copy' | 'undo')
    | 'from-sizes'
    | ModelReason;
  /** Lines' worth of it, or their count; 1 where nothing is counted. */
  readonly amount: number;
};

/** What a model may say: from this list alone, so that no text of a diff comes back through it. */
export const modelReasons = [
  'tricky-logic',
  'wide-effect',
  'mostly-mechanical',
  'known-pattern',
  'hard-to-check',
  'like-finished-work',
] as const;
export type ModelReason = (typeof modelReasons)[number];
