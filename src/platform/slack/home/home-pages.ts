import type { PersonActor } from '../../../kit/actor.ts';
import { type Block, type HomeView, section } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { SlackUserId, WorkspaceId } from '../../../kit/ids.ts';
import type { PeopleDirectory } from '../../../ports/inbound/people.ts';
import type { HomeSection, HomeTab } from '../../../ports/inbound/slack.ts';
import type { Charts } from '../../../ports/outbound/charts.ts';
import { SlackCallError, type SlackViews } from '../../../ports/outbound/slack.ts';
import type { Log, Random } from '../../../ports/outbound/system.ts';
import { refusals, sentences } from '../sentences.ts';
import type { Workspace } from '../workspaces.ts';
import { buildHome, buildHomeNote, HOME_TABS, type HomePage } from './frame.ts';
import { takeFilesOut } from './take-files-out.ts';

export type HomeReader = { readonly workspace: Workspace; readonly userId: SlackUserId; readonly log: Log };

export interface HomePages {
  /** Draws a tab for a person and publishes it; a tab without parts becomes the first that has some. Never throws. */
  publish(reader: HomeReader, page: HomePage | null): Promise<void>;
}

export type HomePagesNeeds = {
  readonly sections: readonly HomeSection[];
  readonly people: PeopleDirectory;
  readonly views: SlackViews;
  readonly random: Random;
  readonly charts: Pick<Charts, 'refused'>;
};

/** The frame around the features' parts of Home. */
export function createHomePages(needs: HomePagesNeeds): HomePages {
  const byOrder = [...needs.sections].sort((a, b) => a.order - b.order);
  const tabs = HOME_TABS.filter((tab) => byOrder.some((part) => part.tab === tab));
  return {
    async publish(reader, page) {
      const { workspace, userId, log } = reader;
      try {
        const view = await draw(needs, reader, { page: settle(page, tabs), tabs, byOrder });
        await publishSurely(needs, { workspaceId: workspace.id, userId, view });
      } catch (error) {
        log.warn({ event: 'slack.home-not-published', error }, 'a Home tab could not be published');
      }
    },
  };
}

type Published = { readonly workspaceId: WorkspaceId; readonly userId: SlackUserId; readonly view: HomeView };

/** A file that an admin deleted in Slack makes it refuse the whole view: the words stand there without it then. */
async function publishSurely(needs: HomePagesNeeds, { workspaceId, userId, view }: Published): Promise<void> {
  try {
    await needs.views.publishHome(workspaceId, userId, view);
  } catch (error) {
    const { fileIds, without } = takeFilesOut(view);
    if (fileIds.length === 0 || !isOurFault(error)) throw error;
    await needs.views.publishHome(workspaceId, userId, without);
    await needs.charts.refused(workspaceId, fileIds);
  }
}

function isOurFault(error: unknown): boolean {
  return error instanceof SlackCallError && error.failure.kind === 'permanent' && error.failure.scope === 'message';
}

type Layout = {
  readonly page: HomePage | null;
  readonly tabs: readonly HomeTab[];
  readonly byOrder: readonly HomeSection[];
};

/** @returns null when no feature has a part in Home */
function settle(page: HomePage | null, tabs: readonly HomeTab[]): HomePage | null {
  if (page !== null && tabs.includes(page.tab)) return page;
  const [first] = tabs;
  return first === undefined ? null : { tab: first, state: {} };
}

async function draw(needs: HomePagesNeeds, reader: HomeReader, { page, tabs, byOrder }: Layout) {
  const found = await needs.people.findActor(reader.workspace.id, reader.userId);
  if (found.kind === 'refused') return buildHomeNote(refusals[found.reason]);
  if (found.kind === 'unknown') return buildHomeNote(sentences.stranger);
  if (page === null) return buildHomeNote('There is nothing here yet. Type `/muster help` in any conversation.');
  const actor: PersonActor = {
    kind: 'person',
    workspaceId: reader.workspace.id,
    ...found.member,
    surface: 'home',
    requestKey: null,
  };
  const parts = byOrder.filter((part) => part.tab === page.tab);
  const drawn = await Promise.all(parts.map((part) => drawPart(needs, reader, () => part.build(actor, page.state))));
  return buildHome(page, tabs, drawn.flat());
}

/** One part that fails leaves the others standing. */
async function drawPart(
  { random }: HomePagesNeeds,
  { log }: HomeReader,
  build: () => Promise<readonly Block[]>,
): Promise<readonly Block[]> {
  try {
    return await build();
  } catch (error) {
    if (error instanceof MusterError) return [section(error.message)];
    const reference = random.reference();
    log.error({ event: 'slack.home-part-failed', reference, error }, 'a part of Home could not be drawn');
    return [section(`This part could not be drawn. ${sentences.broken(reference)}`)];
  }
}
