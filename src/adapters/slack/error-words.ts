import type { SlackFailure } from '../../ports/outbound/slack.ts';

/**
 * What Slack's error word means for the caller; null for a word this list doesn't know.
 * Source: the error tables of chat.postMessage, chat.update, conversations.open, conversations.history, users.*, views.*,
 * files.* and auth.test on docs.slack.dev.
 */
export function meaningOf(word: string): Meaning | null {
  return meanings.get(word) ?? null;
}

type Meaning = 'later' | 'unknown' | Extract<SlackFailure, { kind: 'permanent' }>['scope'];

const words: Readonly<Record<Meaning, string>> = {
  // Surely not done, and worth another try after a pause.
  later: 'ratelimited rate_limited message_limit_exceeded team_added_to_org external_channel_migrating',
  unknown: 'fatal_error internal_error service_unavailable request_timeout server_error update_failed',
  connection: `account_inactive token_revoked token_expired invalid_auth not_authed missing_scope team_access_not_granted
    not_allowed_token_type no_permission access_denied ekm_access_denied org_login_required enterprise_is_restricted
    two_factor_setup_required accesslimited app_not_installed`,
  recipient: `channel_not_found is_archived messages_tab_disabled restricted_action user_not_found cannot_dm_bot
    user_disabled not_in_channel user_not_visible users_not_found user_not_in_channel users_list_not_supplied
    channel_type_not_supported method_not_supported_for_channel_type restricted_action_read_only_channel
    restricted_action_thread_only_channel restricted_action_non_threadable_channel restricted_action_thread_locked
    file_uploads_disabled file_uploads_except_images_disabled
    file_type_not_allowed file_upload_size_restricted storage_limit_reached cant_delete_file is_inactive user_is_bot user_is_restricted not_enabled invalid_user_combination`,
  message: `msg_blocks_too_long invalid_blocks msg_too_long metadata_too_large no_text invalid_arguments
    invalid_blocks_format invalid_metadata_format invalid_metadata_schema metadata_must_be_sent_from_app
    markdown_text_conflict too_many_attachments invalid_attachments attachment_payload_limit_exceeded
    view_too_large push_limit_reached duplicate_external_id invalid_arg_name invalid_array_arg invalid_charset
    invalid_form_data invalid_post_type missing_post_type invalid_json json_not_object missing_charset
    missing_argument unknown_method method_deprecated invalid_limit invalid_cursor limit_required invalid_ts_oldest invalid_ts_latest`,
  target: `message_not_found cant_update_message edit_window_closed cant_delete_message expired_trigger_id
    exchanged_trigger_id invalid_trigger_id trigger_expired trigger_exchanged hash_conflict not_found
    used_url expired_url file_not_found file_deleted`,
};

const meanings: ReadonlyMap<string, Meaning> = new Map(
  (Object.keys(words) as Meaning[]).flatMap((meaning) =>
    words[meaning].split(/\s+/).map((word): [string, Meaning] => [word, meaning]),
  ),
);
