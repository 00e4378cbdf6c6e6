import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { features } from '../../src/features.ts';
import type { ActionId } from '../../src/kit/blocks/action-ids.ts';
import { readListeners, silentPorts } from './listeners.ts';
import { readSource } from './source.ts';
import { tierOf } from './tiers.ts';

const folders = readdirSync('src/features').sort();

describe('src/features.ts', () => {
  it('lists every folder of src/features once', () => {
    expect(features.map(({ name }) => name).sort(), 'a folder that is not listed never runs').toEqual(folders);
  });

  it('lists them in tier order, by the words of ARCHITECTURE.md', () => {
    const tiers = features.map(({ name }) => tierOf(name));
    expect(tiers, 'a word without a tier: add it to ARCHITECTURE.md and test/architecture/tiers.ts').not.toContain(
      null,
    );
    expect(tiers).toEqual([...tiers].sort((a, b) => Number(a) - Number(b)));
  });

  it('finds in each folder a table of contents, and tests that mirror it', () => {
    for (const folder of folders) {
      const path = `src/features/${folder}/feature.ts`;
      expect(existsSync(path), `${path} is missing`).toBe(true);
      expect(readFileSync(path, 'utf8'), `${path} holds no logic`).not.toMatch(
        /\b(if|for|while|switch|await|async)\b|=>/,
      );
      expect(existsSync(`test/features/${folder}`), `test/features/${folder} is missing`).toBe(true);
    }
  });

  it('finds short doors', () => {
    for (const folder of folders) {
      const door = `src/features/${folder}/index.ts`;
      if (existsSync(door))
        expect(readFileSync(door, 'utf8').trimEnd().split('\n').length, door).toBeLessThanOrEqual(30);
    }
  });
});

describe('what features plug in', () => {
  it('answers every button and menu that blocks can draw, and every form', async () => {
    const { registry } = readListeners();
    const { actions, forms } = await declaredIds();
    expect(actions.length).toBeGreaterThan(0);
    expect(
      actions.filter((name) => !registry.actions.has(name)),
      'a click on these does nothing: register them under `actions`',
    ).toEqual([]);
    expect(
      [...registry.actions.keys()].filter((name) => !actions.includes(name)),
      'nothing draws these',
    ).toEqual([]);
    expect([...registry.submissions.keys()].filter((name) => !forms.includes(name))).toEqual([]);
  });

  it('names every column that holds sealed secrets, so that they follow a change of the key', () => {
    const named = features.flatMap((feature) => feature.sealed ?? []).map(({ table, column }) => `${table}.${column}`);
    const used = readSource('src/features').flatMap(({ text }) =>
      [...text.matchAll(/table: '(?<table>\w+)', column: '(?<column>\w+)', row:/g)].map(
        ({ groups }) => `${groups?.table}.${groups?.column}`,
      ),
    );
    expect(new Set(named)).toEqual(new Set(used));
  });

  it('draws every kind of message that is written to the outbox', () => {
    const drawn = features.flatMap((feature) => Object.keys(feature.messages?.(silentPorts) ?? {}));
    const written = readSource('src/features').flatMap(({ text }) =>
      [...text.matchAll(/\bkind: '(?<kind>[a-z-]+\.[a-z-]+)'/g)].flatMap(({ groups }) => groups?.kind ?? []),
    );
    expect(new Set(drawn)).toEqual(new Set(written));
  });

  it('runs every wait that a use case sets', () => {
    const run = features.flatMap((feature) => feature.schedules?.(silentPorts) ?? []);
    const names = run.map(({ name }) => name);
    expect(new Set(names).size, 'two schedules of one name').toBe(names.length);
    for (const { name } of run) expect(name).toMatch(/^[a-z-]+\.[a-z]+-[a-z-]+$/);
  });

  it('names jobs, subscribers, messages and actions after their feature', () => {
    for (const feature of features) {
      const listeners = feature.slack?.(silentPorts);
      const names = [
        ...Object.keys(listeners?.actions ?? {}),
        ...Object.keys(listeners?.submissions ?? {}),
        ...Object.keys(feature.messages?.(silentPorts) ?? {}),
        ...(feature.schedules?.(silentPorts) ?? []).map(({ name }) => name),
        ...(feature.jobs?.(silentPorts) ?? []).map(({ definition }) => definition.name),
        ...(feature.on?.(silentPorts) ?? []).map(({ subscriber }) => subscriber),
      ];
      expect(
        names.filter((name) => !name.startsWith(`${feature.name}.`)),
        `these belong to ${feature.name}, so their names start with it`,
      ).toEqual([]);
    }
  });
});

/** Every `actionId(…)` and every table of callback ids that a feature's blocks export. */
async function declaredIds(): Promise<{ actions: string[]; forms: string[] }> {
  const paths = readSource('src/features').filter(
    ({ path, text }) => /\/blocks[./]/.test(path) && text.includes('actionId('),
  );
  const tables: unknown[] = [];
  for (const { path } of paths)
    tables.push(...Object.values<unknown>(await import(/* @vite-ignore */ `../../${path}`)));
  const values = tables.flatMap((table) =>
    typeof table === 'object' && table !== null ? Object.values(table as Readonly<Record<string, unknown>>) : [],
  );
  return {
    actions: values.filter(isActionId).map(({ name }) => name),
    forms: values.filter((value) => typeof value === 'string'),
  };
}

function isActionId(value: unknown): value is ActionId {
  return typeof value === 'object' && value !== null && 'build' in value && 'is' in value && 'name' in value;
}
