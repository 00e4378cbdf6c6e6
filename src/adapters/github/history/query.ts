const ACTOR =
  '{ __typename login ... on User { databaseId } ... on Bot { databaseId } ... on Organization { databaseId } ... on Mannequin { databaseId } }';
const REVIEWER = `requestedReviewer {
  __typename
  ... on User { login databaseId }
  ... on Bot { login databaseId }
  ... on Mannequin { login databaseId }
  ... on Team { slug }
}`;
const HAPPENED = `createdAt actor ${ACTOR}`;

/**
 * Pull requests of a repository, last changed first, with everything on them. GitHub counts the lists inside: 8 for each
 * pull request and 10 for each of their threads, so a page of 25 costs 5 points of 5,000 an hour (REST: 175 requests).
 * Source: GitHub, rate limits and node limits for the GraphQL API.
 */
export const HISTORY = `query PullRequestHistory($owner: String!, $name: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        fullDatabaseId number title body url state isDraft createdAt updatedAt mergedAt closedAt
        author ${ACTOR}
        mergedBy ${ACTOR}
        mergeCommit { oid }
        headRefName headRefOid baseRefName baseRefOid additions deletions changedFiles
        labels(first: 20) { nodes { name } }
        reviewRequests(first: 50) { nodes { ${REVIEWER} } }
        reviews(first: 100) {
          totalCount
          nodes { fullDatabaseId state submittedAt body author ${ACTOR} commit { oid } }
        }
        comments(first: 100) { totalCount nodes { fullDatabaseId createdAt body author ${ACTOR} } }
        reviewThreads(first: 50) {
          totalCount
          nodes { comments(first: 20) { totalCount nodes { fullDatabaseId createdAt body author ${ACTOR} } } }
        }
        timelineItems(first: 100, itemTypes: [READY_FOR_REVIEW_EVENT, CONVERT_TO_DRAFT_EVENT, REVIEW_REQUESTED_EVENT, REVIEW_REQUEST_REMOVED_EVENT, HEAD_REF_FORCE_PUSHED_EVENT, REOPENED_EVENT, CLOSED_EVENT, MERGED_EVENT]) {
          totalCount
          nodes {
            __typename
            ... on ReadyForReviewEvent { ${HAPPENED} }
            ... on ConvertToDraftEvent { ${HAPPENED} }
            ... on ReviewRequestedEvent { ${HAPPENED} ${REVIEWER} }
            ... on ReviewRequestRemovedEvent { ${HAPPENED} ${REVIEWER} }
            ... on HeadRefForcePushedEvent { ${HAPPENED} }
            ... on ReopenedEvent { ${HAPPENED} }
            ... on ClosedEvent { ${HAPPENED} }
            ... on MergedEvent { ${HAPPENED} }
          }
        }
        commits(first: 100) {
          totalCount
          nodes {
            commit {
              oid message authoredDate committedDate additions deletions
              author { name email user { login databaseId } }
              parents(first: 5) { nodes { oid } }
            }
          }
        }
        files(first: 100) { totalCount nodes { path additions deletions changeType } }
        lastCommit: commits(last: 1) {
          nodes {
            commit {
              oid
              statusCheckRollup {
                contexts(first: 50) {
                  totalCount
                  nodes { __typename ... on CheckRun { databaseId name conclusion completedAt } }
                }
              }
            }
          }
        }
      }
    }
  }
}`;
