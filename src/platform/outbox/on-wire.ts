import { crashPoint } from '../crash-points.ts';

/** Makes a call to Slack, with the two places where torture runs die around it. */
export async function onWire<T>(call: () => Promise<T>): Promise<T> {
  let passed = false;
  const requestSent = () => {
    if (!passed) crashPoint('outbox.request-sent');
    passed = true;
  };
  const reply = call();
  // A moment later the request has left and the answer is mostly still to come.
  const soon = setTimeout(requestSent, 1);
  try {
    return await reply;
  } finally {
    clearTimeout(soon);
    requestSent();
    crashPoint('outbox.reply-got');
  }
}
