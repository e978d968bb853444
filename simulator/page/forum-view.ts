import type { APIChannel, APIGuildForumChannel } from 'discord-api-types/v10';
import { html, nothing } from 'lit';
import { LiveElement } from './element.ts';
import { open } from './live.ts';
import { channelTitle } from './names.ts';
import { channel, state, threadsOf, words } from './store.ts';
import './timestamp.ts';

/** `<ruche-forum>`: the posts of a forum, each with its tags; opening one shows its messages. */
export class ForumView extends LiveElement {
  protected override render() {
    const forum = channel(state.channelId) as APIGuildForumChannel | undefined;
    if (!forum) return nothing;
    const posts = threadsOf(forum.id);
    const t = words();
    return html`<div class="forum">
      <div class="beginning"><span class="beginning-mark" aria-hidden="true">⬡</span>
        <h2>${channelTitle(forum)}</h2><p>${forum.topic || t.posts(posts.length)}</p></div>
      ${posts.length === 0 ? html`<p class="none">${t.noPosts}</p>` : nothing}
      <ul>${posts.map((post) => html`<li>${postCard(post, forum)}</li>`)}</ul></div>`;
  }
}

function postCard(post: APIChannel, forum: APIGuildForumChannel) {
  const t = words();
  const thread = post as APIChannel & {
    applied_tags?: string[];
    message_count?: number;
    last_message_id?: string | null;
    thread_metadata?: { archived: boolean };
  };
  const tags = forum.available_tags?.filter((tag) => thread.applied_tags?.includes(tag.id)) ?? [];
  // A snowflake holds the moment of its making. https://discord.com/developers/docs/reference#snowflakes
  const last = Number((BigInt(thread.last_message_id ?? post.id) >> 22n) + 1_420_070_400_000n) / 1_000;
  return html`<button type="button" class="post" @click=${() => open(post.id)}>
    <span class="post-title">${post.name}</span>
    <span class="post-facts">
      ${tags.map((tag) => html`<span class="tag">${tag.emoji_name ?? ''} ${tag.name}</span>`)}
      ${thread.message_count === undefined ? nothing : html`<span>${t.replies(thread.message_count)}</span>`}
      <ruche-time .seconds=${last} .as=${'R'}></ruche-time>
      ${thread.thread_metadata?.archived ? html`<span>${t.archived}</span>` : nothing}
    </span></button>`;
}

customElements.define('ruche-forum', ForumView);
