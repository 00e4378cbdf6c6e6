import type {
  HostCheck,
  HostComment,
  HostCommit,
  HostDeployment,
  HostFile,
  HostPullRequest,
  HostReview,
  HostTimelineEntry,
} from '../../../ports/outbound/host-records.ts';

type Numbered = {
  /** The pull request's number: it may be told later than what belongs to it. */
  readonly number: number;
};

/** What the host says of one repository, as much as a caller has of it; every list may hold what was told before. */
export type Facts = {
  readonly pullRequests?: readonly HostPullRequest[];
  readonly reviews?: readonly (HostReview & Numbered)[];
  /** `deleted`: it is gone. */
  readonly comments?: readonly (HostComment & Numbered & { readonly deleted?: boolean })[];
  readonly timeline?: readonly (HostTimelineEntry & Numbered)[];
  /** The whole list for this head, oldest first. */
  readonly commits?: readonly (Numbered & { readonly headSha: string; readonly commits: readonly HostCommit[] })[];
  /** The whole list for this head; patches are not kept. */
  readonly files?: readonly (Numbered & { readonly headSha: string; readonly files: readonly HostFile[] })[];
  readonly pushes?: readonly Push[];
  readonly checks?: readonly HostCheck[];
  readonly deployments?: readonly HostDeployment[];
  /** What checks say of the pull requests they ran for. */
  readonly heads?: readonly (Numbered & { readonly headSha: string })[];
  readonly releases?: readonly Release[];
  readonly tags?: readonly { readonly tag: string; readonly sha: string; readonly at: Date }[];
};

export type Push = {
  readonly branch: string;
  readonly at: Date;
  /** Oldest first, the last one being what the branch is now. */
  readonly commits: readonly HostCommit[];
  /** What the branch is now; zeros: it is gone. */
  readonly after: string;
  /** What it was before isn't part of it any more, or it is new: nothing is known to be in it but what comes from now on. */
  readonly isBreak: boolean;
};

export type Release = {
  readonly id: string;
  readonly tag: string;
  /** Null: only its tag tells. */
  readonly sha: string | null;
  readonly publishedAt: Date | null;
  readonly at: Date;
};
