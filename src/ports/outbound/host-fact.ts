import type {
  HostAccount,
  HostAlert,
  HostCheck,
  HostComment,
  HostCommit,
  HostDeployment,
  HostId,
  HostPullRequest,
  HostRepository,
  HostReview,
  HostTimelineEntry,
} from './host-records.ts';

/** One thing a webhook told. `at` is the host's own time of it. */
export type HostFact = { readonly repository: HostRepository | null; readonly at: Date } & (
  | {
      readonly kind: 'pull-request';
      /** GitHub's action, `opened`, `synchronize` …: present state counts, the action only dates it. */
      readonly action: string;
      readonly pullRequest: HostPullRequest;
      readonly sender: HostAccount | null;
      /** Of review requests and their removal: whose. */
      readonly reviewer: HostAccount | { readonly team: string } | null;
      /** The draft, ready, request, close or reopen this action stands for; null for others. */
      readonly entry: HostTimelineEntry | null;
    }
  /** `pullRequest` is as it stood then. */
  | {
      readonly kind: 'review';
      readonly action: string;
      readonly review: HostReview;
      readonly pullRequest: HostPullRequest | null;
      readonly number: number;
    }
  | {
      readonly kind: 'comment';
      readonly action: 'created' | 'edited' | 'deleted';
      readonly comment: HostComment;
      readonly number: number;
    }
  | {
      readonly kind: 'push';
      readonly ref: string;
      /** Zeros: the ref is new. */
      readonly before: string;
      /** The commit it names now, of a tag too; zeros: it is gone. */
      readonly after: string;
      readonly forced: boolean;
      readonly commits: readonly (HostCommit & { readonly paths: readonly string[] })[];
    }
  | { readonly kind: 'check'; readonly check: HostCheck; readonly pullRequests: readonly number[] }
  | { readonly kind: 'deployment'; readonly deployment: HostDeployment }
  /** `sha`: of its commit; null where only the tag's own push tells it. */
  | {
      readonly kind: 'release';
      readonly id: HostId;
      readonly tag: string;
      readonly sha: string | null;
      readonly publishedAt: Date | null;
    }
  | {
      readonly kind: 'issue';
      readonly action: string;
      readonly number: number;
      readonly title: string;
      readonly state: 'open' | 'closed';
    }
  | { readonly kind: 'alert'; readonly alert: HostAlert }
  | {
      readonly kind: 'roster';
      readonly change: 'added' | 'removed' | 'renamed';
      readonly account: HostAccount;
      readonly team: string | null;
    }
  | {
      readonly kind: 'installation';
      readonly change: 'created' | 'deleted' | 'suspended' | 'unsuspended' | 'permissions-accepted';
      readonly installationId: HostId;
      readonly account: HostAccount;
    }
  | {
      readonly kind: 'installation-repositories';
      readonly installationId: HostId;
      readonly added: readonly { readonly id: HostId; readonly fullName: string }[];
      readonly removed: readonly { readonly id: HostId; readonly fullName: string }[];
    }
  | {
      readonly kind: 'repository';
      readonly change:
        | 'created'
        | 'renamed'
        | 'transferred'
        | 'deleted'
        | 'archived'
        | 'unarchived'
        | 'edited'
        | 'publicized'
        | 'privatized';
      /** Before a rename or transfer; null for others. */
      readonly formerName: string | null;
    }
);
