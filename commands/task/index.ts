import type { Command } from '../../src/discord/command.ts';
import { letGoButton, stillButton } from './ageing.ts';
import { approve, approveButton } from './approve.ts';
import { assign, declineButton } from './assign.ts';
import { board } from './board.ts';
import { claim, claimButton } from './claim.ts';
import { close, closeButton, closeForm } from './close.ts';
import { comment, commentButton, commentForm } from './comment.ts';
import { create, createForm, createFromMessage } from './create.ts';
import { discussButton } from './discuss.ts';
import { edit, editButton, editForm } from './edit.ts';
import { exportLog } from './export.ts';
import { freeze, freezeButton, freezeForm } from './freeze.ts';
import { importIssues } from './import.ts';
import { filterSelect, list, pageButton } from './list.ts';
import { mine } from './mine.ts';
import { renew, renewButton } from './renew.ts';
import { reopen, reopenButton } from './reopen.ts';
import { returnButton, returnForm, returnWork } from './return.ts';
import { submit, submitButton, submitForm } from './submit.ts';
import { suggest } from './suggest.ts';
import { unclaim, unclaimButton } from './unclaim.ts';
import { unfreeze, unfreezeButton } from './unfreeze.ts';
import { pickSelect, view, viewButton } from './view.ts';

export const task: Command = {
  name: 'task',
  subcommands: {
    create,
    list,
    mine,
    suggest,
    view,
    claim,
    unclaim,
    renew,
    submit,
    approve,
    return: returnWork,
    assign,
    edit,
    close,
    reopen,
    freeze,
    unfreeze,
    comment,
    export: exportLog,
    board,
    import: importIssues,
  },
  components: [
    stillButton,
    letGoButton,
    discussButton,
    claimButton,
    unclaimButton,
    renewButton,
    submitButton,
    approveButton,
    returnButton,
    declineButton,
    editButton,
    closeButton,
    reopenButton,
    freezeButton,
    unfreezeButton,
    commentButton,
    viewButton,
    pickSelect,
    pageButton,
    filterSelect,
  ],
  forms: [createForm, submitForm, returnForm, editForm, closeForm, freezeForm, commentForm],
  menus: { create: createFromMessage },
};
