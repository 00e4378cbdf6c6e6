CREATE TABLE "chart_files" (
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"file_id" text,
	"kept_at" timestamp with time zone NOT NULL,
	"shown_at" timestamp with time zone NOT NULL,
	CONSTRAINT "chart_files_workspace_id_name_pk" PRIMARY KEY("workspace_id","name")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"source" text NOT NULL,
	"delivery_id" text NOT NULL,
	"workspace_id" uuid,
	"received_at" timestamp with time zone NOT NULL,
	"body" text NOT NULL,
	"packed" "bytea",
	"size" integer DEFAULT 0 NOT NULL,
	"headers" jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone NOT NULL,
	"retry_at" timestamp with time zone,
	"last_error" text,
	"processed_at" timestamp with time zone,
	"dead_at" timestamp with time zone,
	CONSTRAINT "deliveries_source_delivery_id_pk" PRIMARY KEY("source","delivery_id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"key" text NOT NULL,
	"form" text NOT NULL,
	"kind" text NOT NULL,
	"args" jsonb NOT NULL,
	"person_id" uuid,
	"channel_id" text,
	"lane" text NOT NULL,
	"state" text DEFAULT 'due' NOT NULL,
	"wanted_version" integer DEFAULT 1 NOT NULL,
	"shown_version" integer DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"faults" integer DEFAULT 0 NOT NULL,
	"enqueued_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"lease" uuid,
	"leased_until" timestamp with time zone,
	"dm_turn_at" timestamp with time zone,
	"message_ts" text,
	"first_sent_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"last_error" text,
	"dead_reason" text,
	"request_id" text DEFAULT (nullif(current_setting('app.request_id', true), '')),
	CONSTRAINT "outbox_key" UNIQUE("workspace_id","key")
);
--> statement-breakpoint
CREATE TABLE "outbox_budgets" (
	"workspace_id" uuid NOT NULL,
	"method" text NOT NULL,
	"full_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone,
	"blocked_at" timestamp with time zone,
	"claimed_at" timestamp with time zone,
	CONSTRAINT "outbox_budgets_workspace_id_method_pk" PRIMARY KEY("workspace_id","method")
);
--> statement-breakpoint
CREATE TABLE "outbox_lanes" (
	"workspace_id" uuid NOT NULL,
	"lane" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	CONSTRAINT "outbox_lanes_workspace_id_lane_pk" PRIMARY KEY("workspace_id","lane")
);
--> statement-breakpoint
CREATE TABLE "outbox_problems" (
	"workspace_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"code" text NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "outbox_problems_workspace_id_scope_code_pk" PRIMARY KEY("workspace_id","scope","code")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "runs_workspace_id_name_key_due_at_pk" PRIMARY KEY("workspace_id","name","key","due_at")
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"args" jsonb NOT NULL,
	"next_run_at" timestamp with time zone NOT NULL,
	"recurring" boolean NOT NULL,
	CONSTRAINT "schedules_workspace_id_name_key_pk" PRIMARY KEY("workspace_id","name","key")
);
--> statement-breakpoint
CREATE TABLE "request_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slack_team_id" text NOT NULL,
	"enterprise_id" text,
	"name" text NOT NULL,
	"bot_user_id" text NOT NULL,
	"bot_id" text NOT NULL,
	"url" text NOT NULL,
	"connected_at" timestamp with time zone NOT NULL,
	CONSTRAINT "workspaces_slack_team_id_unique" UNIQUE("slack_team_id")
);
--> statement-breakpoint
CREATE TABLE "ai_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"person_id" uuid NOT NULL,
	"via" text NOT NULL,
	"channel_id" text NOT NULL,
	"message_ts" text NOT NULL,
	"pull_request_ids" jsonb NOT NULL,
	"category" text,
	"tool" text,
	"expected" text NOT NULL,
	"standing" boolean NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commit_appeals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"commit_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"suggested" double precision NOT NULL,
	"why" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "commit_estimates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_key" text NOT NULL,
	"repository_name" text NOT NULL,
	"sha" text NOT NULL,
	"title" text NOT NULL,
	"url" text,
	"private" boolean NOT NULL,
	"authored_at" timestamp with time zone NOT NULL,
	"weighed_at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"value" double precision NOT NULL,
	"low_hours" double precision NOT NULL,
	"high_hours" double precision NOT NULL,
	"reasons" jsonb NOT NULL,
	"refinement" text NOT NULL,
	"refined_value" double precision,
	"refined_by" text,
	"basis" text NOT NULL,
	"change_key" text,
	"undo_key" text
);
--> statement-breakpoint
CREATE TABLE "commit_shares" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"commit_id" uuid NOT NULL,
	"identity_id" uuid NOT NULL,
	"share" double precision NOT NULL,
	"authored_at" timestamp with time zone NOT NULL,
	CONSTRAINT "commit_shares_commit_id_identity_id_pk" PRIMARY KEY("commit_id","identity_id")
);
--> statement-breakpoint
CREATE TABLE "model_spending" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"on_day" date NOT NULL,
	"tokens" integer NOT NULL,
	CONSTRAINT "model_spending_workspace_id_on_day_pk" PRIMARY KEY("workspace_id","on_day")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"name" text NOT NULL,
	"fingerprint" text NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "connect_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"secret" text NOT NULL,
	"person_id" uuid NOT NULL,
	"source" text DEFAULT 'github' NOT NULL,
	"organisation" text,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "connection_syncs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"state" text NOT NULL,
	"told_id" uuid,
	"round" integer NOT NULL,
	"wait_until" timestamp with time zone,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"source" text NOT NULL,
	"via" text NOT NULL,
	"account" text NOT NULL,
	"account_host_id" text,
	"app_row_id" uuid,
	"installation_id" text,
	"token" text,
	"refreshing_until" timestamp with time zone,
	"webhook_secret" text,
	"state" text NOT NULL,
	"trouble" text,
	"checked_at" timestamp with time zone,
	"connected_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "github_apps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"app_id" text NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"private_key" text NOT NULL,
	"webhook_secret" text NOT NULL,
	"created_by_person_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "host_teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"members" jsonb NOT NULL,
	"team_id" uuid
);
--> statement-breakpoint
CREATE TABLE "repositories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"host_id" text NOT NULL,
	"full_name" text NOT NULL,
	"default_branch" text NOT NULL,
	"private" boolean NOT NULL,
	"archived" boolean DEFAULT false NOT NULL,
	"url" text NOT NULL,
	"selected_at" timestamp with time zone,
	"gone_at" timestamp with time zone,
	"told_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "tracker_projects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"host_id" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"selected_at" timestamp with time zone,
	"gone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "tracker_settings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"email" text,
	"points" jsonb,
	"sprint" jsonb,
	"candidates" jsonb NOT NULL,
	"points_confirmed_at" timestamp with time zone,
	"done_categories" text[] DEFAULT '{done}'::text[] NOT NULL,
	"hook_id" text,
	"hook_expires_at" timestamp with time zone,
	"hook_projects" text[] DEFAULT '{}'::text[] NOT NULL,
	"hooks_held_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "copilot_days" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"day" date NOT NULL,
	"state" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "copilot_days_connection_id_day_pk" PRIMARY KEY("connection_id","day")
);
--> statement-breakpoint
CREATE TABLE "copilot_organisations" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"availability" text NOT NULL,
	"seats" integer,
	"unassigned" integer,
	"checked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "copilot_seats" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"host_user_id" text NOT NULL,
	"login" text NOT NULL,
	"last_activity_at" timestamp with time zone,
	"ends_on" date,
	CONSTRAINT "copilot_seats_connection_id_host_user_id_pk" PRIMARY KEY("connection_id","host_user_id")
);
--> statement-breakpoint
CREATE TABLE "copilot_team_days" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"day" date NOT NULL,
	"slug" text NOT NULL,
	"members" integer NOT NULL,
	CONSTRAINT "copilot_team_days_connection_id_day_slug_pk" PRIMARY KEY("connection_id","day","slug")
);
--> statement-breakpoint
CREATE TABLE "copilot_user_days" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"day" date NOT NULL,
	"host_user_id" text NOT NULL,
	"login" text NOT NULL,
	"interactions" integer,
	"suggestions" integer,
	"acceptances" integer,
	"lines_added" integer,
	"agent" boolean,
	"chat" boolean,
	"cli" boolean,
	"teams" jsonb NOT NULL,
	CONSTRAINT "copilot_user_days_connection_id_day_host_user_id_pk" PRIMARY KEY("connection_id","day","host_user_id")
);
--> statement-breakpoint
CREATE TABLE "eod_check_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"person_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"team_ids" jsonb NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp with time zone,
	"window_minutes" integer NOT NULL,
	"round" integer NOT NULL,
	"snoozed_until" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"editable_until" timestamp with time zone,
	"done" jsonb NOT NULL,
	"plan" text NOT NULL,
	"blockers" jsonb NOT NULL,
	"dropped" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	CONSTRAINT "eod_check_ins_day" UNIQUE("workspace_id","person_id","on_date")
);
--> statement-breakpoint
CREATE TABLE "eod_digests" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"team_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"channel_id" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"final_at" timestamp with time zone,
	CONSTRAINT "eod_digests_team_id_on_date_pk" PRIMARY KEY("team_id","on_date")
);
--> statement-breakpoint
CREATE TABLE "eod_own_times" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"ask_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "eod_team_settings" (
	"team_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"enabled" boolean NOT NULL,
	"ask_at" text NOT NULL,
	"time_zone" text,
	"window_minutes" integer NOT NULL,
	"questions" jsonb NOT NULL,
	"channel_id" text,
	"left_out_ids" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalation_asks" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"escalation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"level" integer NOT NULL,
	"instead_of_id" uuid,
	"card_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "escalation_asks_escalation_id_person_id_pk" PRIMARY KEY("escalation_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "escalation_cards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"person_id" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalation_settings" (
	"workspace_id" uuid PRIMARY KEY DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"on_duty_id" uuid
);
--> statement-breakpoint
CREATE TABLE "escalation_team_settings" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"team_id" uuid PRIMARY KEY NOT NULL,
	"ladder" jsonb NOT NULL,
	"off_causes" jsonb NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"cause" text NOT NULL,
	"kind" text,
	"reason" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"part" text NOT NULL,
	"first_id" uuid,
	"raised_by_id" uuid,
	"resumes_id" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"level" integer NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"asked_id" uuid,
	"asked_at" timestamp with time zone,
	"asked_again_at" timestamp with time zone,
	"holds" jsonb NOT NULL,
	"informed" boolean NOT NULL,
	"handed_to_id" uuid,
	"asked_ids" jsonb NOT NULL,
	"weeks" integer NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by_id" uuid,
	"resolved_how" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "history" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_person_id" uuid,
	"rule" text,
	"surface" text NOT NULL,
	"action" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "deleted_issues" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"issue_host_id" text NOT NULL,
	"deleted_at" timestamp with time zone NOT NULL,
	"inferred" boolean NOT NULL,
	CONSTRAINT "deleted_issues_connection_id_issue_host_id_pk" PRIMARY KEY("connection_id","issue_host_id")
);
--> statement-breakpoint
CREATE TABLE "issue_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"issue_host_id" text NOT NULL,
	"change_id" text NOT NULL,
	"field" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid,
	"from" jsonb,
	"to" jsonb
);
--> statement-breakpoint
CREATE TABLE "issue_sprints" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"issue_host_id" text NOT NULL,
	"sprint_host_id" text NOT NULL,
	CONSTRAINT "issue_sprints_connection_id_sprint_host_id_issue_host_id_pk" PRIMARY KEY("connection_id","sprint_host_id","issue_host_id")
);
--> statement-breakpoint
CREATE TABLE "issues" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"host_id" text NOT NULL,
	"key" text NOT NULL,
	"project_host_id" text NOT NULL,
	"project_key" text NOT NULL,
	"summary" text NOT NULL,
	"url" text NOT NULL,
	"status_id" text NOT NULL,
	"status" text NOT NULL,
	"category" text,
	"type" text NOT NULL,
	"points" double precision,
	"assignee_id" uuid,
	"reporter_id" uuid,
	"parent_key" text,
	"sprint_ids" jsonb NOT NULL,
	"restricted" boolean NOT NULL,
	"labels" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"host_updated_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"missed_at" timestamp with time zone,
	"certainty" text NOT NULL,
	"face" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tracker_sprints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"host_id" text NOT NULL,
	"board_id" text,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"told_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "tracker_statuses" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"host_id" text NOT NULL,
	"name" text NOT NULL,
	"category" text NOT NULL,
	CONSTRAINT "tracker_statuses_connection_id_host_id_pk" PRIMARY KEY("connection_id","host_id")
);
--> statement-breakpoint
CREATE TABLE "project_syncs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"step" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"cursor" text,
	"reached_at" timestamp with time zone,
	"known_until" timestamp with time zone,
	"points_field" text,
	"counted_to" integer NOT NULL,
	"doubted" integer NOT NULL,
	"page_size" integer NOT NULL,
	"issues" integer NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issue_moves" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"issue_host_id" text NOT NULL,
	"to_status_id" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "issue_moves_connection_id_issue_host_id_to_status_id_asked_at_pk" PRIMARY KEY("connection_id","issue_host_id","to_status_id","asked_at")
);
--> statement-breakpoint
CREATE TABLE "issue_ties" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"issue_host_id" text NOT NULL,
	"task_id" uuid NOT NULL,
	"state" text NOT NULL,
	"settled_stage" text,
	"settled_category" text,
	"trouble" text,
	"tied_by_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_ai_figures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"scope" text NOT NULL,
	"figure" text NOT NULL,
	"week" date NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"shown" jsonb NOT NULL,
	"basis" jsonb NOT NULL,
	"shown_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_ai_opt_ins" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"person_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_facts" (
	"pull_request_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"author_person_id" uuid,
	"team_ids" uuid[] NOT NULL,
	"time_zone" text NOT NULL,
	"bot" boolean NOT NULL,
	"merged" boolean NOT NULL,
	"revert" boolean NOT NULL,
	"hotfix" boolean NOT NULL,
	"merged_at" timestamp with time zone NOT NULL,
	"deployed_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"merged_week" date NOT NULL,
	"deployed_week" date NOT NULL,
	"updated_week" date NOT NULL,
	"readings" "bytea" NOT NULL,
	"rules" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_subjects" (
	"pull_request_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"subject" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_fills" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"rules" smallint NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kpi_fills_workspace_id_rules_pk" PRIMARY KEY("workspace_id","rules")
);
--> statement-breakpoint
CREATE TABLE "kpi_placements" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"placement" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_repositories" (
	"repository_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"counts" boolean NOT NULL,
	"deploys_on_merge" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_production_windows" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"scope" text NOT NULL,
	"repository" text NOT NULL,
	"lens" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"stamp" text NOT NULL,
	"figures" jsonb,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kpi_production_windows_pk" PRIMARY KEY("workspace_id","scope","repository","lens","from_at","to_at","time_zone")
);
--> statement-breakpoint
CREATE TABLE "kpi_export_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"person_id" uuid NOT NULL,
	"fingerprint" text NOT NULL,
	"format" text NOT NULL,
	"ask" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "kpi_monday_refusals" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"refused_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_weeks" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"scope" text NOT NULL,
	"week" date NOT NULL,
	"figures" jsonb NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "kpi_weeks_workspace_id_scope_week_pk" PRIMARY KEY("workspace_id","scope","week")
);
--> statement-breakpoint
CREATE TABLE "kpi_windows" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"scope" text NOT NULL,
	"repository" text NOT NULL,
	"lens" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"stamp" text NOT NULL,
	"figures" jsonb NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kpi_windows_workspace_id_scope_repository_lens_from_at_to_at_pk" PRIMARY KEY("workspace_id","scope","repository","lens","from_at","to_at")
);
--> statement-breakpoint
CREATE TABLE "leaderboard_figures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"team_id" uuid NOT NULL,
	"week" text NOT NULL,
	"figure" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"value" text NOT NULL,
	"basis" jsonb NOT NULL,
	"shown_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leaderboard_merges" (
	"pull_request_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"author_id" uuid NOT NULL,
	"team_ids" jsonb NOT NULL,
	"merged_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leaderboard_weeks" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"team_id" uuid NOT NULL,
	"week" text NOT NULL,
	"time_zone" text NOT NULL,
	"monday_on" date NOT NULL,
	"channel_id" text NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	"seals_at" timestamp with time zone NOT NULL,
	"board" jsonb NOT NULL,
	CONSTRAINT "leaderboard_weeks_team_id_week_pk" PRIMARY KEY("team_id","week")
);
--> statement-breakpoint
CREATE TABLE "override_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"rule" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"requested_by_id" uuid NOT NULL,
	"justification" text NOT NULL,
	"risk" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"review_on" date,
	"answer" text,
	"answered_by_id" uuid,
	"override_id" uuid
);
--> statement-breakpoint
CREATE TABLE "overrides" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"ref" text NOT NULL,
	"type" text NOT NULL,
	"rule" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"authoriser_id" uuid NOT NULL,
	"requested_by_id" uuid,
	"team_id" uuid,
	"team_name" text,
	"justification" text NOT NULL,
	"risk" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"review_on" date,
	"ended_at" timestamp with time zone,
	"ended_by_id" uuid,
	"closed_at" timestamp with time zone,
	"outcome" text,
	CONSTRAINT "overrides_ref" UNIQUE("workspace_id","ref")
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"person_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"source" text NOT NULL,
	"external_key" text NOT NULL,
	"login" text,
	"name" text,
	"email" text,
	"bot" boolean DEFAULT false NOT NULL,
	"person_id" uuid,
	"matched_by" text,
	"leads_to" text,
	"joins_id" uuid,
	"refused_person_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"asked_person_id" uuid,
	"first_seen_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity_traces" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"identity_id" uuid NOT NULL,
	CONSTRAINT "identity_traces_workspace_id_kind_value_identity_id_pk" PRIMARY KEY("workspace_id","kind","value","identity_id")
);
--> statement-breakpoint
CREATE TABLE "member_emails" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"email" text NOT NULL,
	"person_id" uuid NOT NULL,
	"linkable" boolean NOT NULL,
	CONSTRAINT "member_emails_workspace_id_email_person_id_pk" PRIMARY KEY("workspace_id","email","person_id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"slack_user_id" text NOT NULL,
	"name" text NOT NULL,
	"real_name" text NOT NULL,
	"handle" text NOT NULL,
	"email" text,
	"time_zone" text NOT NULL,
	"locale" text NOT NULL,
	"kind" text NOT NULL,
	"role" text DEFAULT 'developer' NOT NULL,
	"slack_primary_owner" boolean NOT NULL,
	"slack_owner" boolean NOT NULL,
	"slack_admin" boolean NOT NULL,
	"deactivated_at" timestamp with time zone,
	"dm_channel_id" text,
	"source_updated_at" timestamp with time zone NOT NULL,
	"working_hours" jsonb,
	"holiday_region" text,
	"deputy_person_id" uuid,
	"slack_away" text,
	"slack_away_dismissed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people_directory" (
	"workspace_id" uuid PRIMARY KEY DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_managers" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"team_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "team_managers_team_id_person_id_pk" PRIMARY KEY("team_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"team_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "team_members_team_id_person_id_pk" PRIMARY KEY("team_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"name" text NOT NULL,
	"lead_person_id" uuid,
	"channel_id" text,
	"working_hours" jsonb,
	"holiday_region" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "detective_people" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"person_id" uuid PRIMARY KEY NOT NULL,
	"surveys" boolean NOT NULL,
	"leaderboard" boolean NOT NULL,
	"quality_champion" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "detective_teams" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"team_id" uuid PRIMARY KEY NOT NULL,
	"surveys" boolean NOT NULL,
	"leaderboard" boolean NOT NULL,
	"weekday" integer NOT NULL,
	"post_at" text NOT NULL,
	"time_zone" text,
	"channel_id" text
);
--> statement-breakpoint
CREATE TABLE "survey_cards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"person_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"first" boolean NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "survey_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"survey_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"state" text NOT NULL,
	"card_id" uuid,
	"weight" double precision NOT NULL,
	"asked_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"ai" text,
	"quality" smallint,
	"guess" text,
	"confidence" text,
	"answered_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"revealed_at" timestamp with time zone,
	"truth" text,
	"evidence_visible" boolean,
	"disagrees" boolean,
	"scored" boolean,
	"correct" boolean
);
--> statement-breakpoint
CREATE TABLE "survey_strangers" (
	"identity_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"on_date" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "surveys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"pull_request_id" uuid NOT NULL,
	"state" text NOT NULL,
	"skipped" text,
	"author_id" uuid,
	"by_agent" boolean NOT NULL,
	"team_ids" jsonb NOT NULL,
	"merged_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"locked_at" timestamp with time zone,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "ai_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"about" text NOT NULL,
	"subject" text NOT NULL,
	"tool" text NOT NULL,
	"source" text NOT NULL,
	"proves" text NOT NULL,
	"quote" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pull_request_changes" (
	"pull_request_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"host_updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pull_request_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"host_id" text NOT NULL,
	"kind" text NOT NULL,
	"author_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"deleted" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pull_request_commits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"head_sha" text NOT NULL,
	"sha" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pull_request_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"head_sha" text NOT NULL,
	"path" text NOT NULL,
	"previous_path" text,
	"status" text NOT NULL,
	"additions" integer NOT NULL,
	"deletions" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pull_request_reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"host_id" text NOT NULL,
	"author_id" uuid,
	"verdict" text,
	"dismissed" boolean NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"commit_sha" text
);
--> statement-breakpoint
CREATE TABLE "pull_request_timeline" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"reviewer" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pull_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"host_id" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"url" text NOT NULL,
	"state" text NOT NULL,
	"draft" boolean NOT NULL,
	"author_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"host_updated_at" timestamp with time zone NOT NULL,
	"merged_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"merged_by_id" uuid,
	"merge_commit_sha" text,
	"head_ref" text NOT NULL,
	"head_sha" text NOT NULL,
	"base_ref" text NOT NULL,
	"base_sha" text NOT NULL,
	"requested_reviewer_ids" jsonb NOT NULL,
	"requested_teams" jsonb NOT NULL,
	"labels" jsonb NOT NULL,
	"additions" integer,
	"deletions" integer,
	"files" integer,
	"commits" integer,
	"sized_at" timestamp with time zone,
	"certainty" text NOT NULL,
	"face" text NOT NULL,
	"read_head_sha" text,
	"origin" text NOT NULL,
	"first_commit_at" timestamp with time zone,
	"ready_at" timestamp with time zone,
	"first_review_at" timestamp with time zone,
	"picked_up_at" timestamp with time zone,
	"first_approval_at" timestamp with time zone,
	"last_approval_at" timestamp with time zone,
	"deployed_at" timestamp with time zone,
	"draft_ms" bigint DEFAULT 0 NOT NULL,
	"re_requests" integer DEFAULT 0 NOT NULL,
	"force_pushes" integer DEFAULT 0 NOT NULL,
	"reopenings" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"host_id" text NOT NULL,
	"name" text NOT NULL,
	"head_sha" text NOT NULL,
	"conclusion" text NOT NULL,
	"completed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"sha" text NOT NULL,
	"message" text NOT NULL,
	"authored_at" timestamp with time zone NOT NULL,
	"committed_at" timestamp with time zone NOT NULL,
	"author_id" uuid,
	"parents" jsonb NOT NULL,
	"additions" integer,
	"deletions" integer,
	"pushed_at" timestamp with time zone,
	"on_default_branch" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployment_versions" (
	"repository_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"version" integer NOT NULL,
	"deploys" boolean DEFAULT false NOT NULL,
	"releases" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"host_id" text NOT NULL,
	"sha" text NOT NULL,
	"environment" text NOT NULL,
	"production" boolean NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"succeeded_at" timestamp with time zone,
	"failed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"host_id" text NOT NULL,
	"tag" text NOT NULL,
	"sha" text,
	"published_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "security_alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"host_id" text NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"title" text NOT NULL,
	"url" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "arrivals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"branch" text NOT NULL,
	"sha" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"tip" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "branch_breaks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"branch" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"subject_id" uuid NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sha" text NOT NULL,
	"branch" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"tip" text NOT NULL,
	"position" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"tag" text NOT NULL,
	"sha" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "asked_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"delivery_id" text NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "repository_syncs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"connection_id" uuid NOT NULL,
	"repository_id" uuid NOT NULL,
	"step" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"days" integer NOT NULL,
	"cursor" text,
	"exhausted" boolean NOT NULL,
	"side_cursor" text,
	"reached_at" timestamp with time zone,
	"known_until" timestamp with time zone,
	"newest_at" timestamp with time zone,
	"etag" text,
	"page_size" integer NOT NULL,
	"pull_requests" integer NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issue_refs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pull_request_heads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"head_sha" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_ties" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"repository_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"task_id" uuid NOT NULL,
	"standing" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sprint_boards" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"board_key" text NOT NULL,
	"team_id" uuid NOT NULL,
	CONSTRAINT "sprint_boards_workspace_id_board_key_pk" PRIMARY KEY("workspace_id","board_key")
);
--> statement-breakpoint
CREATE TABLE "sprint_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"sprint_id" uuid NOT NULL,
	"moment" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"body" text NOT NULL,
	"seal" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sprint_tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"sprint_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sprints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"team_id" uuid,
	"source" text NOT NULL,
	"tracker_id" uuid,
	"tracker_host_id" text,
	"board_key" text,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"time_zone" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"started_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"created_by_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_counters" (
	"workspace_id" uuid PRIMARY KEY DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"last_number" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_news" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"person_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"status_before" text NOT NULL,
	"due_on_before" date,
	"noted_at" timestamp with time zone NOT NULL,
	"digest_id" uuid
);
--> statement-breakpoint
CREATE TABLE "task_people" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"task_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"letter" text NOT NULL,
	CONSTRAINT "task_people_task_id_letter_person_id_pk" PRIMARY KEY("task_id","letter","person_id")
);
--> statement-breakpoint
CREATE TABLE "task_team_settings" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"team_id" uuid PRIMARY KEY NOT NULL,
	"sign_off" boolean NOT NULL,
	"required" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_waits" (
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"task_id" uuid NOT NULL,
	"waits_for_id" uuid NOT NULL,
	CONSTRAINT "task_waits_task_id_waits_for_id_pk" PRIMARY KEY("task_id","waits_for_id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid DEFAULT (nullif(current_setting('app.workspace_id', true), '')::uuid) NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"details" text NOT NULL,
	"status" text NOT NULL,
	"creator_id" uuid NOT NULL,
	"responsible_id" uuid NOT NULL,
	"accountable_id" uuid NOT NULL,
	"due_on" date,
	"due_at" timestamp with time zone,
	"points" smallint,
	"priority" text NOT NULL,
	"type" text NOT NULL,
	"labels" jsonb NOT NULL,
	"private" boolean NOT NULL,
	"parent_id" uuid,
	"source" jsonb,
	"blocker" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"overdue_at" timestamp with time zone,
	"awaiting_sign_off_at" timestamp with time zone,
	"sign_off_asked_id" uuid,
	"ask_first" boolean DEFAULT false NOT NULL,
	"consult" jsonb,
	"version" integer NOT NULL,
	CONSTRAINT "tasks_number" UNIQUE("workspace_id","number")
);
--> statement-breakpoint
ALTER TABLE "ai_reports" ADD CONSTRAINT "ai_reports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commit_appeals" ADD CONSTRAINT "commit_appeals_commit_id_commit_estimates_id_fk" FOREIGN KEY ("commit_id") REFERENCES "public"."commit_estimates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commit_appeals" ADD CONSTRAINT "commit_appeals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commit_shares" ADD CONSTRAINT "commit_shares_commit_id_commit_estimates_id_fk" FOREIGN KEY ("commit_id") REFERENCES "public"."commit_estimates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commit_shares" ADD CONSTRAINT "commit_shares_identity_id_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_syncs" ADD CONSTRAINT "connection_syncs_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_syncs" ADD CONSTRAINT "connection_syncs_told_id_people_id_fk" FOREIGN KEY ("told_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_app_row_id_github_apps_id_fk" FOREIGN KEY ("app_row_id") REFERENCES "public"."github_apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_teams" ADD CONSTRAINT "host_teams_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repositories" ADD CONSTRAINT "repositories_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracker_projects" ADD CONSTRAINT "tracker_projects_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracker_settings" ADD CONSTRAINT "tracker_settings_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copilot_days" ADD CONSTRAINT "copilot_days_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copilot_organisations" ADD CONSTRAINT "copilot_organisations_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copilot_seats" ADD CONSTRAINT "copilot_seats_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copilot_team_days" ADD CONSTRAINT "copilot_team_days_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copilot_user_days" ADD CONSTRAINT "copilot_user_days_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_asks" ADD CONSTRAINT "escalation_asks_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_asks" ADD CONSTRAINT "escalation_asks_card_id_escalation_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."escalation_cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_team_settings" ADD CONSTRAINT "escalation_team_settings_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deleted_issues" ADD CONSTRAINT "deleted_issues_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue_changes" ADD CONSTRAINT "issue_changes_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue_changes" ADD CONSTRAINT "issue_changes_by_id_identities_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue_sprints" ADD CONSTRAINT "issue_sprints_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issues" ADD CONSTRAINT "issues_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issues" ADD CONSTRAINT "issues_assignee_id_identities_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issues" ADD CONSTRAINT "issues_reporter_id_identities_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracker_sprints" ADD CONSTRAINT "tracker_sprints_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracker_statuses" ADD CONSTRAINT "tracker_statuses_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_syncs" ADD CONSTRAINT "project_syncs_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_syncs" ADD CONSTRAINT "project_syncs_project_id_tracker_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."tracker_projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue_moves" ADD CONSTRAINT "issue_moves_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue_ties" ADD CONSTRAINT "issue_ties_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue_ties" ADD CONSTRAINT "issue_ties_tied_by_id_people_id_fk" FOREIGN KEY ("tied_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_ai_opt_ins" ADD CONSTRAINT "kpi_ai_opt_ins_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_subjects" ADD CONSTRAINT "kpi_subjects_pull_request_id_kpi_facts_pull_request_id_fk" FOREIGN KEY ("pull_request_id") REFERENCES "public"."kpi_facts"("pull_request_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_placements" ADD CONSTRAINT "kpi_placements_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_export_links" ADD CONSTRAINT "kpi_export_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_monday_refusals" ADD CONSTRAINT "kpi_monday_refusals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_traces" ADD CONSTRAINT "identity_traces_identity_id_identities_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_emails" ADD CONSTRAINT "member_emails_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_managers" ADD CONSTRAINT "team_managers_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_managers" ADD CONSTRAINT "team_managers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_lead_person_id_people_id_fk" FOREIGN KEY ("lead_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "detective_people" ADD CONSTRAINT "detective_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "detective_teams" ADD CONSTRAINT "detective_teams_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_cards" ADD CONSTRAINT "survey_cards_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_invitations" ADD CONSTRAINT "survey_invitations_survey_id_surveys_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."surveys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_invitations" ADD CONSTRAINT "survey_invitations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_invitations" ADD CONSTRAINT "survey_invitations_card_id_survey_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."survey_cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_pull_request_id_pull_requests_id_fk" FOREIGN KEY ("pull_request_id") REFERENCES "public"."pull_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_evidence" ADD CONSTRAINT "ai_evidence_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_request_changes" ADD CONSTRAINT "pull_request_changes_pull_request_id_pull_requests_id_fk" FOREIGN KEY ("pull_request_id") REFERENCES "public"."pull_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_request_comments" ADD CONSTRAINT "pull_request_comments_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_request_comments" ADD CONSTRAINT "pull_request_comments_author_id_identities_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_request_commits" ADD CONSTRAINT "pull_request_commits_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_request_files" ADD CONSTRAINT "pull_request_files_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_request_reviews" ADD CONSTRAINT "pull_request_reviews_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_request_reviews" ADD CONSTRAINT "pull_request_reviews_author_id_identities_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_request_timeline" ADD CONSTRAINT "pull_request_timeline_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_requests" ADD CONSTRAINT "pull_requests_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_requests" ADD CONSTRAINT "pull_requests_author_id_identities_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_requests" ADD CONSTRAINT "pull_requests_merged_by_id_identities_id_fk" FOREIGN KEY ("merged_by_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commits" ADD CONSTRAINT "commits_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commits" ADD CONSTRAINT "commits_author_id_identities_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment_versions" ADD CONSTRAINT "deployment_versions_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_alerts" ADD CONSTRAINT "security_alerts_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branch_breaks" ADD CONSTRAINT "branch_breaks_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asked_deliveries" ADD CONSTRAINT "asked_deliveries_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repository_syncs" ADD CONSTRAINT "repository_syncs_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repository_syncs" ADD CONSTRAINT "repository_syncs_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue_refs" ADD CONSTRAINT "issue_refs_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_request_heads" ADD CONSTRAINT "pull_request_heads_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_ties" ADD CONSTRAINT "task_ties_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sprint_records" ADD CONSTRAINT "sprint_records_sprint_id_sprints_id_fk" FOREIGN KEY ("sprint_id") REFERENCES "public"."sprints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sprint_tasks" ADD CONSTRAINT "sprint_tasks_sprint_id_sprints_id_fk" FOREIGN KEY ("sprint_id") REFERENCES "public"."sprints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sprint_tasks" ADD CONSTRAINT "sprint_tasks_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_news" ADD CONSTRAINT "task_news_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_people" ADD CONSTRAINT "task_people_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_team_settings" ADD CONSTRAINT "task_team_settings_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_waits" ADD CONSTRAINT "task_waits_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_waits" ADD CONSTRAINT "task_waits_waits_for_id_tasks_id_fk" FOREIGN KEY ("waits_for_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("leased_until") WHERE processed_at is null;--> statement-breakpoint
CREATE INDEX "deliveries_received" ON "deliveries" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "outbox_posts" ON "outbox" USING btree ("workspace_id","lane","id") WHERE message_ts is null and (state in ('due', 'leased', 'posting') or (state in ('unknown', 'looking') and leased_until is not null));--> statement-breakpoint
CREATE INDEX "outbox_edits" ON "outbox" USING btree ("workspace_id","due_at") WHERE message_ts is not null and state = 'due';--> statement-breakpoint
CREATE INDEX "outbox_looks" ON "outbox" USING btree ("workspace_id","leased_until") WHERE state = 'unknown' and leased_until is not null;--> statement-breakpoint
CREATE INDEX "outbox_leases" ON "outbox" USING btree ("leased_until") WHERE state in ('leased', 'posting', 'looking');--> statement-breakpoint
CREATE INDEX "outbox_stuck" ON "outbox" USING btree ("state") WHERE state = 'dead' or (state = 'unknown' and leased_until is null);--> statement-breakpoint
CREATE INDEX "runs_claimed" ON "runs" USING btree ("claimed_at");--> statement-breakpoint
CREATE INDEX "schedules_due" ON "schedules" USING btree ("next_run_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ai_reports_reaction" ON "ai_reports" USING btree ("workspace_id","person_id","channel_id","message_ts") WHERE via = 'reaction';--> statement-breakpoint
CREATE INDEX "ai_reports_reported" ON "ai_reports" USING btree ("workspace_id","reported_at");--> statement-breakpoint
CREATE UNIQUE INDEX "commit_appeals_standing" ON "commit_appeals" USING btree ("commit_id","person_id") WHERE undone_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "commit_estimates_commit" ON "commit_estimates" USING btree ("workspace_id","repository_key","sha");--> statement-breakpoint
CREATE INDEX "commit_estimates_change" ON "commit_estimates" USING btree ("workspace_id","repository_key","change_key");--> statement-breakpoint
CREATE INDEX "commit_estimates_unread" ON "commit_estimates" USING btree ("workspace_id","authored_at") WHERE basis = 'sizes';--> statement-breakpoint
CREATE INDEX "commit_shares_of_identity" ON "commit_shares" USING btree ("identity_id","authored_at");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_fingerprint" ON "api_keys" USING btree ("workspace_id","fingerprint");--> statement-breakpoint
CREATE INDEX "connect_requests_expiry" ON "connect_requests" USING btree ("workspace_id","expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "connection_syncs_connection" ON "connection_syncs" USING btree ("connection_id");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_account" ON "connections" USING btree ("workspace_id","source","account");--> statement-breakpoint
CREATE UNIQUE INDEX "github_apps_host" ON "github_apps" USING btree ("workspace_id","app_id");--> statement-breakpoint
CREATE UNIQUE INDEX "host_teams_slug" ON "host_teams" USING btree ("workspace_id","connection_id","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "repositories_host" ON "repositories" USING btree ("workspace_id","host_id");--> statement-breakpoint
CREATE INDEX "repositories_of_connection" ON "repositories" USING btree ("connection_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tracker_projects_host" ON "tracker_projects" USING btree ("workspace_id","connection_id","host_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tracker_settings_connection" ON "tracker_settings" USING btree ("workspace_id","connection_id");--> statement-breakpoint
CREATE INDEX "copilot_user_days_of_person" ON "copilot_user_days" USING btree ("workspace_id","host_user_id","day");--> statement-breakpoint
CREATE INDEX "eod_check_ins_of_day" ON "eod_check_ins" USING btree ("workspace_id","on_date");--> statement-breakpoint
CREATE INDEX "escalation_asks_on_card" ON "escalation_asks" USING btree ("card_id");--> statement-breakpoint
CREATE INDEX "escalation_cards_of_person" ON "escalation_cards" USING btree ("workspace_id","person_id","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "escalations_open" ON "escalations" USING btree ("workspace_id","subject_id","cause","part") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "escalations_of_subject" ON "escalations" USING btree ("workspace_id","subject_id","resolved_at");--> statement-breakpoint
CREATE INDEX "escalations_with_person" ON "escalations" USING btree ("workspace_id","asked_id") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "history_subject" ON "history" USING btree ("workspace_id","subject_kind","subject_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "history_of_person" ON "history" USING btree ("workspace_id","actor_person_id","at") WHERE actor_person_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "issue_changes_once" ON "issue_changes" USING btree ("connection_id","change_id");--> statement-breakpoint
CREATE INDEX "issue_changes_of_issue" ON "issue_changes" USING btree ("connection_id","issue_host_id","at");--> statement-breakpoint
CREATE INDEX "issue_changes_of_person" ON "issue_changes" USING btree ("by_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "issues_host" ON "issues" USING btree ("connection_id","host_id");--> statement-breakpoint
CREATE INDEX "issues_key" ON "issues" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "tracker_sprints_host" ON "tracker_sprints" USING btree ("connection_id","host_id");--> statement-breakpoint
CREATE UNIQUE INDEX "project_syncs_project" ON "project_syncs" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "project_syncs_of_connection" ON "project_syncs" USING btree ("connection_id");--> statement-breakpoint
CREATE UNIQUE INDEX "issue_ties_pair" ON "issue_ties" USING btree ("connection_id","issue_host_id","task_id");--> statement-breakpoint
CREATE UNIQUE INDEX "issue_ties_task" ON "issue_ties" USING btree ("task_id") WHERE state = 'tied';--> statement-breakpoint
CREATE UNIQUE INDEX "issue_ties_issue" ON "issue_ties" USING btree ("connection_id","issue_host_id") WHERE state = 'tied';--> statement-breakpoint
CREATE INDEX "issue_ties_of_task" ON "issue_ties" USING btree ("workspace_id","task_id");--> statement-breakpoint
CREATE INDEX "kpi_ai_figures_latest" ON "kpi_ai_figures" USING btree ("workspace_id","figure","scope","week");--> statement-breakpoint
CREATE INDEX "kpi_ai_figures_meeting" ON "kpi_ai_figures" USING btree ("workspace_id","figure","to_at");--> statement-breakpoint
CREATE INDEX "kpi_facts_merged" ON "kpi_facts" USING btree ("workspace_id","merged_week");--> statement-breakpoint
CREATE INDEX "kpi_facts_deployed" ON "kpi_facts" USING btree ("workspace_id","deployed_week");--> statement-breakpoint
CREATE INDEX "kpi_facts_updated" ON "kpi_facts" USING btree ("workspace_id","updated_week");--> statement-breakpoint
CREATE INDEX "kpi_facts_author" ON "kpi_facts" USING btree ("author_person_id");--> statement-breakpoint
CREATE INDEX "kpi_facts_mending" ON "kpi_facts" USING btree ("workspace_id","merged_week") WHERE revert or hotfix;--> statement-breakpoint
CREATE INDEX "leaderboard_figures_of" ON "leaderboard_figures" USING btree ("workspace_id","figure","to_at");--> statement-breakpoint
CREATE INDEX "leaderboard_weeks_living" ON "leaderboard_weeks" USING btree ("workspace_id","seals_at");--> statement-breakpoint
CREATE INDEX "override_requests_of_subject" ON "override_requests" USING btree ("workspace_id","subject_id");--> statement-breakpoint
CREATE INDEX "overrides_of_subject" ON "overrides" USING btree ("workspace_id","subject_kind","subject_id","rule");--> statement-breakpoint
CREATE INDEX "overrides_by_grant" ON "overrides" USING btree ("workspace_id","granted_at");--> statement-breakpoint
CREATE INDEX "absences_of_person" ON "absences" USING btree ("workspace_id","person_id","until_at");--> statement-breakpoint
CREATE UNIQUE INDEX "absences_once" ON "absences" USING btree ("person_id","source","from_at");--> statement-breakpoint
CREATE UNIQUE INDEX "identities_key" ON "identities" USING btree ("workspace_id","source","external_key");--> statement-breakpoint
CREATE INDEX "identities_of_person" ON "identities" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "identities_leads" ON "identities" USING btree ("workspace_id","leads_to") WHERE leads_to is not null;--> statement-breakpoint
CREATE INDEX "identity_traces_identity" ON "identity_traces" USING btree ("identity_id");--> statement-breakpoint
CREATE INDEX "member_emails_person" ON "member_emails" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_slack_user" ON "people" USING btree ("workspace_id","slack_user_id");--> statement-breakpoint
CREATE INDEX "people_named_admins" ON "people" USING btree ("workspace_id") WHERE "people"."role" = 'admin';--> statement-breakpoint
CREATE INDEX "team_managers_person" ON "team_managers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "team_members_person" ON "team_members" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name" ON "teams" USING btree ("workspace_id",lower("name"));--> statement-breakpoint
CREATE INDEX "teams_lead" ON "teams" USING btree ("lead_person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "survey_cards_day" ON "survey_cards" USING btree ("workspace_id","person_id","on_date");--> statement-breakpoint
CREATE UNIQUE INDEX "survey_invitations_once" ON "survey_invitations" USING btree ("survey_id","person_id","role");--> statement-breakpoint
CREATE INDEX "survey_invitations_of_person" ON "survey_invitations" USING btree ("workspace_id","person_id","state");--> statement-breakpoint
CREATE INDEX "survey_invitations_on_card" ON "survey_invitations" USING btree ("card_id");--> statement-breakpoint
CREATE INDEX "survey_invitations_revealed" ON "survey_invitations" USING btree ("workspace_id","person_id") WHERE revealed_at is not null;--> statement-breakpoint
CREATE INDEX "survey_strangers_day" ON "survey_strangers" USING btree ("workspace_id","on_date");--> statement-breakpoint
CREATE UNIQUE INDEX "surveys_pull_request" ON "surveys" USING btree ("pull_request_id");--> statement-breakpoint
CREATE INDEX "surveys_merged" ON "surveys" USING btree ("workspace_id","merged_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ai_evidence_once" ON "ai_evidence" USING btree ("repository_id","about","subject","tool","source","proves");--> statement-breakpoint
CREATE INDEX "ai_evidence_of" ON "ai_evidence" USING btree ("workspace_id","found_at");--> statement-breakpoint
CREATE INDEX "pull_request_changes_newest" ON "pull_request_changes" USING btree ("workspace_id","host_updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "pull_request_comments_host" ON "pull_request_comments" USING btree ("repository_id","kind","host_id");--> statement-breakpoint
CREATE INDEX "pull_request_comments_of" ON "pull_request_comments" USING btree ("repository_id","number");--> statement-breakpoint
CREATE INDEX "pull_request_comments_author" ON "pull_request_comments" USING btree ("author_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pull_request_commits_once" ON "pull_request_commits" USING btree ("repository_id","number","head_sha","sha");--> statement-breakpoint
CREATE INDEX "pull_request_commits_sha" ON "pull_request_commits" USING btree ("repository_id","sha");--> statement-breakpoint
CREATE UNIQUE INDEX "pull_request_files_once" ON "pull_request_files" USING btree ("repository_id","number","head_sha","path");--> statement-breakpoint
CREATE UNIQUE INDEX "pull_request_reviews_host" ON "pull_request_reviews" USING btree ("repository_id","host_id");--> statement-breakpoint
CREATE INDEX "pull_request_reviews_of" ON "pull_request_reviews" USING btree ("repository_id","number");--> statement-breakpoint
CREATE INDEX "pull_request_reviews_author" ON "pull_request_reviews" USING btree ("author_id","submitted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "pull_request_timeline_once" ON "pull_request_timeline" USING btree ("repository_id","number","kind","at","reviewer");--> statement-breakpoint
CREATE INDEX "pull_request_timeline_asked" ON "pull_request_timeline" USING btree ("reviewer","at") WHERE kind = 'review-requested';--> statement-breakpoint
CREATE UNIQUE INDEX "pull_requests_number" ON "pull_requests" USING btree ("repository_id","number");--> statement-breakpoint
CREATE INDEX "pull_requests_merged" ON "pull_requests" USING btree ("workspace_id","merged_at");--> statement-breakpoint
CREATE INDEX "pull_requests_open" ON "pull_requests" USING btree ("workspace_id","repository_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "pull_requests_head" ON "pull_requests" USING btree ("repository_id","head_sha");--> statement-breakpoint
CREATE INDEX "pull_requests_merged_into" ON "pull_requests" USING btree ("repository_id","base_ref","merged_at");--> statement-breakpoint
CREATE INDEX "pull_requests_merge_commit" ON "pull_requests" USING btree ("repository_id","merge_commit_sha");--> statement-breakpoint
CREATE INDEX "pull_requests_author" ON "pull_requests" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "checks_host" ON "checks" USING btree ("repository_id","host_id");--> statement-breakpoint
CREATE INDEX "checks_head" ON "checks" USING btree ("repository_id","head_sha");--> statement-breakpoint
CREATE UNIQUE INDEX "commits_sha" ON "commits" USING btree ("repository_id","sha");--> statement-breakpoint
CREATE INDEX "commits_author" ON "commits" USING btree ("author_id","authored_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deployments_host" ON "deployments" USING btree ("repository_id","host_id");--> statement-breakpoint
CREATE INDEX "deployments_sha" ON "deployments" USING btree ("repository_id","sha");--> statement-breakpoint
CREATE INDEX "deployments_ended" ON "deployments" USING btree ("workspace_id",coalesce(succeeded_at, failed_at)) WHERE production;--> statement-breakpoint
CREATE UNIQUE INDEX "releases_host" ON "releases" USING btree ("repository_id","host_id");--> statement-breakpoint
CREATE INDEX "releases_tag" ON "releases" USING btree ("repository_id","tag");--> statement-breakpoint
CREATE INDEX "releases_sha" ON "releases" USING btree ("repository_id","sha");--> statement-breakpoint
CREATE UNIQUE INDEX "security_alerts_host" ON "security_alerts" USING btree ("repository_id","host_id");--> statement-breakpoint
CREATE UNIQUE INDEX "arrivals_once" ON "arrivals" USING btree ("repository_id","sha","branch");--> statement-breakpoint
CREATE INDEX "arrivals_in_order" ON "arrivals" USING btree ("repository_id","branch","at");--> statement-breakpoint
CREATE UNIQUE INDEX "branch_breaks_once" ON "branch_breaks" USING btree ("repository_id","branch","at");--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_once" ON "shipments" USING btree ("subject_id","branch");--> statement-breakpoint
CREATE INDEX "shipments_sha" ON "shipments" USING btree ("repository_id","sha");--> statement-breakpoint
CREATE INDEX "shipments_finished" ON "shipments" USING btree ("repository_id","branch","kind","finished_at");--> statement-breakpoint
CREATE INDEX "shipments_started" ON "shipments" USING btree ("repository_id","branch","kind","started_at");--> statement-breakpoint
CREATE INDEX "shipments_place" ON "shipments" USING btree ("repository_id","branch","kind","at");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_once" ON "tags" USING btree ("repository_id","tag");--> statement-breakpoint
CREATE INDEX "tags_sha" ON "tags" USING btree ("repository_id","sha");--> statement-breakpoint
CREATE UNIQUE INDEX "asked_deliveries_delivery" ON "asked_deliveries" USING btree ("connection_id","delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "repository_syncs_repository" ON "repository_syncs" USING btree ("repository_id");--> statement-breakpoint
CREATE INDEX "repository_syncs_of_connection" ON "repository_syncs" USING btree ("connection_id");--> statement-breakpoint
CREATE UNIQUE INDEX "issue_refs_once" ON "issue_refs" USING btree ("repository_id","number","key");--> statement-breakpoint
CREATE INDEX "issue_refs_key" ON "issue_refs" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "pull_request_heads_once" ON "pull_request_heads" USING btree ("repository_id","number","head_sha");--> statement-breakpoint
CREATE INDEX "pull_request_heads_sha" ON "pull_request_heads" USING btree ("repository_id","head_sha");--> statement-breakpoint
CREATE UNIQUE INDEX "task_ties_once" ON "task_ties" USING btree ("repository_id","number","task_id");--> statement-breakpoint
CREATE INDEX "task_ties_of_task" ON "task_ties" USING btree ("workspace_id","task_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sprint_records_once" ON "sprint_records" USING btree ("sprint_id","moment");--> statement-breakpoint
CREATE INDEX "sprint_records_at" ON "sprint_records" USING btree ("workspace_id","moment","at");--> statement-breakpoint
CREATE UNIQUE INDEX "sprint_tasks_once" ON "sprint_tasks" USING btree ("sprint_id","task_id") WHERE left_at is null;--> statement-breakpoint
CREATE INDEX "sprint_tasks_of_task" ON "sprint_tasks" USING btree ("workspace_id","task_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sprints_one_open" ON "sprints" USING btree ("team_id") WHERE state = 'open' and source = 'muster';--> statement-breakpoint
CREATE UNIQUE INDEX "sprints_of_tracker" ON "sprints" USING btree ("workspace_id","tracker_id") WHERE tracker_id is not null;--> statement-breakpoint
CREATE INDEX "sprints_of_team" ON "sprints" USING btree ("workspace_id","team_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "task_news_untold" ON "task_news" USING btree ("workspace_id","person_id","task_id") WHERE digest_id is null;--> statement-breakpoint
CREATE INDEX "task_news_told" ON "task_news" USING btree ("workspace_id","person_id","digest_id");--> statement-breakpoint
CREATE INDEX "task_people_of_person" ON "task_people" USING btree ("workspace_id","person_id");--> statement-breakpoint
CREATE INDEX "task_waits_for" ON "task_waits" USING btree ("waits_for_id");--> statement-breakpoint
CREATE INDEX "tasks_open_due" ON "tasks" USING btree ("workspace_id","due_at") WHERE status in ('assigned', 'in_progress', 'blocked');--> statement-breakpoint
CREATE INDEX "tasks_awaiting_sign_off" ON "tasks" USING btree ("workspace_id") WHERE awaiting_sign_off_at is not null;--> statement-breakpoint
CREATE INDEX "tasks_children" ON "tasks" USING btree ("parent_id","number") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "tasks_open_of_responsible" ON "tasks" USING btree ("responsible_id","workspace_id") WHERE status in ('assigned', 'in_progress', 'blocked');--> statement-breakpoint
CREATE INDEX "tasks_open_of_accountable" ON "tasks" USING btree ("accountable_id","workspace_id") WHERE status in ('assigned', 'in_progress', 'blocked');