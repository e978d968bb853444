import type { Command } from '../../src/discord/command.ts';
import { amend, amendButton, amendForm } from './amend.ts';
import { announce, announceButton } from './announce.ts';
import { approve, approveButton } from './approve.ts';
import { add as addArtifact } from './artifact/add.ts';
import { edit as editArtifact } from './artifact/edit.ts';
import { remove as removeArtifact } from './artifact/remove.ts';
import { cancel, cancelButton } from './cancel.ts';
import { check, checkPageButton, checkPartSelect } from './check.ts';
import { compare } from './compare.ts';
import { add as addCredit } from './credit/add.ts';
import { remove as removeCredit } from './credit/remove.ts';
import { draft } from './draft.ts';
import { edit, editForms, editSelect } from './edit.ts';
import { exportRelease } from './export.ts';
import { follow, unfollow } from './follow.ts';
import { unfollowButton } from './followed.ts';
import { list, pageButton } from './list.ts';
import { preview, previewButton, previewInButton, readButton } from './preview.ts';
import { draftItButton, draftItForm } from './proposed.ts';
import { returnButton, returnDraft, returnForm } from './return.ts';
import { submit, submitButton } from './submit.ts';
import { supersede } from './supersede.ts';
import { view, viewButton } from './view.ts';
import { add as addWatch } from './watch/add.ts';
import { list as listWatches } from './watch/list.ts';
import { remove as removeWatch } from './watch/remove.ts';
import { withdraw } from './withdraw.ts';

export const release: Command = {
  name: 'release',
  subcommands: {
    draft,
    edit,
    check,
    preview,
    submit,
    approve,
    return: returnDraft,
    announce,
    cancel,
    amend,
    supersede,
    withdraw,
    view,
    list,
    compare,
    follow,
    unfollow,
    export: exportRelease,
  },
  groups: {
    artifact: { add: addArtifact, edit: editArtifact, remove: removeArtifact },
    credit: { add: addCredit, remove: removeCredit },
    watch: { add: addWatch, list: listWatches, remove: removeWatch },
  },
  components: [
    editSelect,
    checkPageButton,
    checkPartSelect,
    previewButton,
    previewInButton,
    readButton,
    submitButton,
    approveButton,
    returnButton,
    announceButton,
    cancelButton,
    amendButton,
    viewButton,
    pageButton,
    unfollowButton,
    draftItButton,
  ],
  forms: [...editForms, returnForm, amendForm, draftItForm],
};
