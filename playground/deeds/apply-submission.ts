import type { Shown, Views } from '../slack/views.ts';
import type { Result } from './result.ts';

type Submitted = {
  readonly personId: string;
  readonly viewId: string;
  /** The acknowledgement's body; null closes the view. */
  readonly answer: Readonly<Record<string, unknown>> | null;
};

/** Does to the open modals what the acknowledgement of a submission says. */
export function applySubmission(views: Views, { personId, viewId, answer }: Submitted): Partial<Result> {
  switch (answer?.response_action) {
    case 'errors':
      return { errors: (answer.errors ?? {}) as Readonly<Record<string, string>> };
    case 'clear':
      views.clear(personId);
      return {};
    case 'update':
      return complain(views.update(viewId, answer.view));
    case 'push':
      return complain(views.stack(personId, answer.view));
    default:
      views.close(personId, viewId);
      return {};
  }
}

function complain(shown: Shown): Partial<Result> {
  return shown.ok ? {} : { notice: `Slack would refuse this window: ${shown.error}` };
}
