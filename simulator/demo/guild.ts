import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { GuildSeed } from '../api.ts';

/** A small collective as a newcomer meets it: who is who, and the places where they talk. */
export const demoGuild: GuildSeed = {
  name: 'Collectif OpenLLM (démo)',
  locale: 'fr',
  roles: [
    { key: 'admin', name: 'admin', color: 0xc0392b, permissions: PermissionFlagsBits.Administrator },
    {
      key: 'maintainer',
      name: 'mainteneur',
      color: 0x8e5bd6,
      permissions:
        PermissionFlagsBits.ManageGuild |
        PermissionFlagsBits.ManageMessages |
        PermissionFlagsBits.ManageThreads |
        PermissionFlagsBits.PinMessages,
    },
    { key: 'contributor', name: 'contributeur', color: 0x2e86c1, mentionable: true },
  ],
  people: [
    {
      key: 'camille',
      name: 'Camille',
      locale: 'fr',
      roles: ['admin', 'maintainer'],
      about: {
        fr: 'Mainteneuse et admin\u00a0: planifie, relit, publie',
        en: 'Maintainer and admin: plans, reviews, releases',
      },
    },
    {
      key: 'noah',
      name: 'Noah',
      locale: 'en-US',
      roles: ['contributor'],
      about: { fr: 'Contributeur, en anglais', en: 'Contributor, in English' },
    },
    {
      key: 'ines',
      name: 'Inès',
      locale: 'fr',
      roles: ['contributor'],
      about: { fr: 'Contributrice', en: 'Contributor, in French' },
    },
    {
      key: 'lucas',
      name: 'Lucas',
      locale: 'fr',
      roles: [],
      about: { fr: 'Membre, sans rôle', en: 'Member without a role, in French' },
    },
    {
      key: 'emma',
      name: 'Emma',
      locale: 'en-US',
      roles: [],
      refusesDirectMessages: true,
      about: { fr: 'Membre, en anglais, refuse les messages privés', en: 'Member in English, refuses direct messages' },
    },
  ],
  channels: [
    { key: 'general', name: 'général', type: 'text', topic: 'On parle de tout' },
    { key: 'tasks', name: 'tâches', type: 'text', topic: 'Le tableau des tâches' },
    { key: 'review', name: 'revue', type: 'text', topic: 'Ce qui attend une relecture' },
    { key: 'maintainers', name: 'mainteneurs', type: 'text', visibleTo: ['maintainer'] },
    {
      key: 'help',
      name: 'entraide',
      type: 'forum',
      topic: 'Une question, un fil',
      tags: ['données', 'entraînement', 'évaluation', 'licence', 'juridique'],
    },
    {
      key: 'workshop',
      name: 'atelier',
      type: 'forum',
      topic: 'Une tâche, un fil',
      tags: ['à prendre', 'prise', 'en relecture', 'terminée', 'fermée'],
    },
    { key: 'announcements', name: 'annonces', type: 'announcement', topic: 'Les versions publiées' },
    { key: 'digests', name: 'veille', type: 'text', topic: 'La veille sur la politique de l’IA' },
    { key: 'digests-en', name: 'policy-digest', type: 'text', topic: 'The same digest, in English' },
  ],
};
