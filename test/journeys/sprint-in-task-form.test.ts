import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { shownIn } from '../support/screen.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

/** Mira leads the team Web: Ana and Bo. Jonas is in none. */
describe('the sprint in a task’s form', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;
  const idOf = async (name: string) => {
    const [row] = await muster.store.sql<{ id: string }[]>`select id from sprints where name = ${name}`;
    return row?.id ?? 'none';
  };
  const plan = async (values: Readonly<Record<string, unknown>>) => {
    await mira.command('/muster', 'sprint plan');
    await mira.submit({ startsOn: '2026-11-25', endsOn: '2026-12-04', ...values });
    mira.closeModal();
  };
  const open = async (name: string) => {
    await mira.press(`Open ${name}`, mira.screenOf(await mira.command('/muster', 'sprint')));
  };
  const edit = async (ref: string, who = ana) =>
    who.press('…', who.screenOf(await who.command('/task', `show ${ref}`)), 'Edit');
  const shown = (who = ana) => shownIn(who.modal().blocks);
  const stays = () => muster.store.sql<{ name: string; left: boolean }[]>`
    select s.name, t.left_at is not null as left from sprint_tasks t join sprints s on s.id = t.sprint_id order by t.id`;

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    for (const one of [mira, ana, muster.as('U0BO'), muster.as('U0JONAS')]) await one.command('/task', 'list');
    await makeTeam(muster, { lead: 'U0MIRA', members: ['U0ANA', 'U0BO'], channel: 'C0GENERAL' });
  });

  it('isn’t there while no sprint is open or planned, or where somebody may fill none', async () => {
    await ana.command('/task', '');
    expect(shown()).not.toHaveProperty('sprint');
    ana.closeModal();
    await plan({ name: 'Sprint 12' });
    const jonas = muster.as('U0JONAS');
    await jonas.command('/task', '');
    expect(shown(jonas)).not.toHaveProperty('sprint');
    jonas.closeModal();
    await ana.command('/task', '');
    expect(shown()).toHaveProperty('sprint', 'none');
  });

  it('puts a new task into it with its creation, and stands on its card', async () => {
    await plan({ name: 'Sprint 12' });
    await open('Sprint 12');
    await ana.command('/task', '');
    await ana.submit({ title: 'Cart', points: '5', sprint: await idOf('Sprint 12') });
    expect(ana.card('*T-1*').text).toContain('In *Sprint 12*');
    expect((await ana.command('/task', 'show T-1')).text).toContain('In *Sprint 12*');
    expect(await stays()).toEqual([{ name: 'Sprint 12', left: false }]);
    await ana.command('/task', '');
    await ana.submit({ title: 'Search' });
    expect(ana.card('*T-2*').text).not.toContain('Sprint');
    expect(await stays()).toHaveLength(1);
  });

  it('moves a task on and out, alone or with other changes, once however often it is pressed', async () => {
    await plan({ name: 'Sprint 12' });
    await plan({ name: 'Sprint 13', startsOn: '2026-12-05', endsOn: '2026-12-18' });
    await ana.command('/task', 'Cart');
    await edit('T-1');
    expect(shown()).toMatchObject({ sprint: 'none' });
    const twin = ana.requestToSubmit({ sprint: await idOf('Sprint 12') });
    await ana.submit({ sprint: await idOf('Sprint 12') });
    expect(ana.modalText()).toContain('is saved');
    ana.closeModal();
    await fetch(`${muster.url}/slack/events`, { method: 'POST', ...twin });
    await muster.settled();
    expect(ana.card('*T-1*').text).toContain('Planned for *Sprint 12*');
    await edit('T-1');
    await ana.submit({ title: 'Shopping cart', sprint: await idOf('Sprint 13') });
    ana.closeModal();
    expect(ana.card('Shopping cart').text).toContain('Planned for *Sprint 13*');
    await edit('T-1');
    await ana.submit({ sprint: 'none' });
    ana.closeModal();
    expect(ana.card('Shopping cart').text).not.toContain('Sprint');
    expect(await stays()).toEqual([
      { name: 'Sprint 12', left: true },
      { name: 'Sprint 13', left: true },
    ]);
    await edit('T-1');
    await ana.submit({});
    expect(ana.modalText()).toContain('is unchanged');
  });

  it('that was closed meanwhile is said beside the field, and nothing else is saved', async () => {
    await plan({ name: 'Sprint 12' });
    await open('Sprint 12');
    await ana.command('/task', 'Cart');
    await edit('T-1');
    const sprint = await idOf('Sprint 12');
    await mira.press('Close Sprint 12', mira.screenOf(await mira.command('/muster', 'sprint')));
    await mira.submit({});
    mira.closeModal();
    expect((await ana.submit({ title: 'Shopping cart', sprint })).errors.sprint).toContain('Sprint 12 is closed');
    expect(await muster.store.sql`select title from tasks`).toEqual([{ title: 'Cart' }]);
    ana.closeModal();
    await plan({ name: 'Sprint 13', startsOn: '2026-12-05', endsOn: '2026-12-18' });
    await ana.command('/task', '');
    const answer = await ana.submit({ title: 'Late', sprint: await idOf('Sprint 13') });
    expect(answer.errors).toEqual({});
    ana.closeModal();
    expect(await stays()).toHaveLength(1);
  });

  it('stays as somebody else put it while a form stood open that didn’t touch it', async () => {
    await plan({ name: 'Sprint 12' });
    await ana.command('/task', 'Cart <@U0BO|bo>');
    await edit('T-1');
    await mira.command('/task', 'sprint T-1');
    await mira.submit({ sprint: await idOf('Sprint 12') });
    mira.closeModal();
    await ana.submit({ title: 'Shopping cart' });
    ana.closeModal();
    expect(await stays()).toEqual([{ name: 'Sprint 12', left: false }]);
  });

  it('keeps what was chosen when somebody else saved the task in between', async () => {
    await plan({ name: 'Sprint 12' });
    await ana.command('/task', 'Cart <@U0BO|bo>');
    await edit('T-1');
    await edit('T-1', muster.as('U0BO'));
    await muster.as('U0BO').submit({ title: 'Basket' });
    await ana.submit({ title: 'Trolley', sprint: await idOf('Sprint 12') });
    expect(ana.modalText()).toContain('Somebody else saved T-1');
    expect(await stays()).toEqual([]);
    await ana.submit({ title: 'Trolley', sprint: await idOf('Sprint 12') });
    expect(await stays()).toEqual([{ name: 'Sprint 12', left: false }]);
    expect(await muster.store.sql`select title from tasks`).toEqual([{ title: 'Trolley' }]);
  });
});
