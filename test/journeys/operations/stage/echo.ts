import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

/** How a tool's server misbehaves; in every way it can it repeats what it was sent, its keys included. */
export type Trouble = 'none' | '401' | '403' | '404' | '500' | 'unreadable' | 'errors-in-200' | 'hang-up';

export type EchoServer = {
  /** Without a closing slash. */
  readonly url: string;
  trouble: Trouble;
  /** Everything it was sent, as one text each. */
  readonly asked: string[];
  close(): Promise<void>;
};

/** A server that answers well (`answer`) or repeats the whole request in one of the bad ways. */
export async function openEcho(answer: (path: string) => unknown): Promise<EchoServer> {
  const echo = { trouble: 'none' as Trouble, asked: [] as string[] };
  const server = createServer(async (request, response) => {
    const body = await readText(request);
    const path = request.url ?? '';
    echo.asked.push(body);
    if (echo.trouble === 'hang-up') return void request.socket.destroy();
    const { status, said } = reply(echo.trouble, request, { body, path, answer });
    response.writeHead(status, { 'content-type': 'application/json' }).end(said);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(echo, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

type Asked = { readonly body: string; readonly path: string; readonly answer: (path: string) => unknown };

function reply(
  trouble: Exclude<Trouble, 'hang-up'>,
  { headers }: IncomingMessage,
  { body, path, answer }: Asked,
): { readonly status: number; readonly said: string } {
  const words = `You sent ${headers.authorization} and ${JSON.stringify(headers)} and ${body}`;
  switch (trouble) {
    case 'none': {
      const said = answer(path);
      return said === null
        ? { status: 404, said: JSON.stringify({ message: 'Not Found' }) }
        : { status: 200, said: JSON.stringify(said) };
    }
    case 'unreadable':
      return { status: 200, said: JSON.stringify({ words, choices: [choiceOf(words)], usage: {} }) };
    case 'errors-in-200':
      return { status: 200, said: JSON.stringify({ data: null, errors: [{ type: 'ODD', message: words }] }) };
    case '401':
    case '403':
    case '404':
    case '500':
      return { status: Number(trouble), said: JSON.stringify({ message: words, error: { message: words } }) };
    default:
      return trouble satisfies never;
  }
}

/** What a model would say, in the form of chat completions. */
export const choiceOf = (content: string) => ({
  ...{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' },
});
