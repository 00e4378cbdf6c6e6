import { makeTeam } from './teams.ts';
import type { TestApp } from './test-app.ts';

/** A team that checks in, as its lead sets it up on Home. Values are the form's; those left out keep the defaults. */
export async function makeCheckIns(
  muster: TestApp,
  {
    lead = 'U0MIRA',
    members = ['U0ANA', 'U0BO'],
    name = 'Web',
    ...values
  }: { lead?: string; members?: readonly string[]; name?: string } & Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await makeTeam(muster, { name, lead, members, channel: 'C0GENERAL' });
  await setCheckIns(muster, { lead, name, values: { enabled: ['on'], ...values } });
}

/** Changes them again. */
export async function setCheckIns(
  muster: TestApp,
  { lead, name, values }: { lead: string; name: string; values: Readonly<Record<string, unknown>> },
): Promise<void> {
  const persona = muster.as(lead);
  await persona.openHome();
  await persona.press('Settings', { kind: 'home' });
  await persona.press(`Change the check-ins of ${name}`, { kind: 'home' });
  await persona.submit(values);
}
