import type { PersonId } from '../../kit/ids.ts';
import type { Args, Renderer } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import type { Tx } from '../../ports/outbound/store.ts';
import { findPerson, listPeople } from '../people/index.ts';
import { buildDeclined, buildEnded, buildGranted, buildReport, buildRequest } from './blocks/notes.ts';
import { isActive } from './domain/override.ts';
import { monthEnd, reportMonth } from './domain/report.ts';
import { mayEnd } from './domain/rights.ts';
import { findOverride, listGranted } from './store/overrides.ts';
import { findRequest } from './store/requests.ts';

/** What goes out about overrides, drawn as things stand when it is sent; nothing about a task the reader may not see. */
export const overrideMessages = (needs: Pick<Ports, 'overrideTasks'>): Readonly<Record<string, Renderer>> => ({
  'overrides.granted-note': async (tx, args, { reader, now }) => {
    const read = await readOverride(tx, needs, args);
    if (read === null || !isActive(read.override, now)) return null;
    const { override, task, personId } = read;
    const end = mayEnd({ personId, role: 'developer' }, override, task);
    return buildGranted(read, await nameOf(tx, override.authoriserId), { timeZone: reader.timeZone, now, mayEnd: end });
  },
  'overrides.ended-note': async (tx, args, { reader, now }) => {
    const read = await readOverride(tx, needs, args);
    if (read === null) return null;
    const { endedById, authoriserId } = read.override;
    const by = endedById === null ? null : await nameOf(tx, endedById);
    return buildEnded(read, by, { timeZone: reader.timeZone, now, asked: authoriserId === read.personId });
  },
  'overrides.request-card': async (tx, args, { reader, now }) => {
    const read = await readRequest(tx, needs, args);
    if (read === null) return null;
    const { requestedById, answeredById } = read.request;
    const answeredBy = answeredById === null ? '' : await nameOf(tx, answeredById);
    const names = { by: await nameOf(tx, requestedById), answeredBy };
    return buildRequest(read, names, { timeZone: reader.timeZone, now });
  },
  'overrides.answer-note': async (tx, args) => {
    const read = await readRequest(tx, needs, args);
    if (read === null || read.request.answeredById === null) return null;
    return buildDeclined(read, await nameOf(tx, read.request.answeredById));
  },
  'overrides.report-note': async (tx, args) => {
    const month = String(args.month);
    const to = monthEnd(month);
    const report = reportMonth(await listGranted(tx, { from: new Date(`${month}-01T00:00:00Z`), to }));
    if (report === null) return null;
    const people = await listPeople(
      tx,
      report.byAuthoriser.map(({ key }) => key),
    );
    return buildReport(month, report, (id) => people.find((one) => one.id === id)?.name ?? 'somebody who left');
  },
});

async function readOverride(tx: Tx, needs: Pick<Ports, 'overrideTasks'>, args: Args) {
  const override = await findOverride(tx, String(args.overrideId));
  const task = override === null ? null : await readTask(tx, needs, { taskId: override.taskId, args });
  return override === null || task === null ? null : { override, ...task };
}

async function readRequest(tx: Tx, needs: Pick<Ports, 'overrideTasks'>, args: Args) {
  const request = await findRequest(tx, String(args.requestId));
  const task = request === null ? null : await readTask(tx, needs, { taskId: request.taskId, args });
  return request === null || task === null ? null : { request, ...task };
}

async function readTask(tx: Tx, needs: Pick<Ports, 'overrideTasks'>, { taskId, args }: { taskId: string; args: Args }) {
  const personId = String(args.personId) as PersonId;
  const task = (await needs.overrideTasks.list(tx, [taskId], personId)).get(taskId);
  return task === undefined ? null : { task, personId };
}

async function nameOf(tx: Tx, id: PersonId): Promise<string> {
  return (await findPerson(tx, id))?.name ?? 'somebody who left';
}
