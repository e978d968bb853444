/** A piece of a publisher, as old as it says when the demo starts. */
export interface Story {
  slug: string;
  hoursAgo: number;
  title: string;
  paragraphs: readonly string[];
}

export interface Publisher {
  slug: string;
  name: string;
  language: 'fr' | 'en';
  format: 'rss' | 'atom' | 'json';
  about: string;
  stories: readonly Story[];
}

/** Made up for the demo, every one of them, with all that they report. */
export const PUBLISHERS: readonly Publisher[] = [
  {
    slug: 'gazette-des-modeles',
    name: 'La Gazette des modèles',
    language: 'fr',
    format: 'rss',
    about: 'Ce qui se publie de modèles ouverts, lu de près.',
    stories: [
      {
        slug: 'ondine-3b',
        hoursAgo: 5,
        title: 'Ondine 3B : l’Atelier Mélusine publie aussi ses données',
        paragraphs: [
          'L’Atelier Mélusine publie Ondine 3B avec ses poids, son code d’entraînement et la liste complète de ses corpus. Le modèle a été entraîné sur 900 milliards de jetons, dont un tiers en français.',
          'L’équipe fournit un point de contrôle toutes les 50 heures de calcul. Les étudiants de deux écoles s’en servent déjà pour étudier comment un modèle apprend l’orthographe.',
        ],
      },
      {
        slug: 'tokeniseur-partage',
        hoursAgo: 29,
        title: 'Un même découpage en jetons pour sept langues régionales',
        paragraphs: [
          'Trois équipes ont mis en commun leur travail sur le breton, l’occitan et le corse. Leur découpeur réduit de 18 % la longueur des textes, sans rien perdre sur le français.',
          'Le code et les mesures sont publiés sous licence Apache 2.0. Les auteurs cherchent des relecteurs pour le basque et l’alsacien.',
        ],
      },
      {
        slug: 'fiches-completes',
        hoursAgo: 52,
        title: 'Fiches de modèles : une sur trois oublie la licence des données',
        paragraphs: [
          'Nous avons relu les fiches de 240 modèles francophones. Une sur trois ne dit pas sous quelle licence les données d’entraînement peuvent être reprises.',
          'Le manque le plus courant après celui-là est la date d’arrêt de la collecte. Une fiche complète tient pourtant en deux pages.',
        ],
      },
      {
        slug: 'evaluation-commune',
        hoursAgo: 120,
        title: 'Compréhension écrite : 1 200 questions relues par des enseignants',
        paragraphs: [
          'Un collectif d’enseignants publie 1 200 questions de compréhension écrite en français, avec leurs réponses et leur niveau scolaire. Aucune n’avait paru en ligne avant ce mois-ci.',
          'Les petits modèles y perdent en moyenne douze points par rapport aux jeux traduits de l’anglais.',
        ],
      },
    ],
  },
  {
    slug: 'cahiers-du-numerique-public',
    name: 'Les Cahiers du numérique public',
    language: 'fr',
    format: 'atom',
    about: 'La règle et son usage : notes sur la politique de l’intelligence artificielle.',
    stories: [
      {
        slug: 'resume-des-donnees',
        hoursAgo: 9,
        title: 'Résumer ses données d’entraînement : ce que les petites équipes demandent',
        paragraphs: [
          'Douze équipes qui publient des modèles ouverts racontent comment elles rédigent le résumé de leurs données d’entraînement. Toutes disent la même chose : le plus long est de retrouver d’où vient chaque corpus.',
          'Leur conseil est de tenir ce registre dès la collecte. Le remplir après coup prend dix fois plus de temps.',
        ],
      },
      {
        slug: 'modeles-anciens',
        hoursAgo: 26,
        title: 'Règlement IA\u00a0: les modèles d’avant août 2025 ont jusqu’au 2 août 2027',
        paragraphs: [
          'Les modèles à usage général mis sur le marché avant le 2 août 2025 devront respecter le chapitre V du règlement IA au plus tard le 2 août 2027. Trois équipes racontent comment elles s’y préparent sans attendre.',
          'La première difficulté qu’elles citent est la documentation technique, dont une partie dormait dans des carnets.',
        ],
      },
      {
        slug: 'mairie-de-valbrune',
        hoursAgo: 33,
        title: 'À Valbrune, la mairie dit quand c’est une machine qui répond',
        paragraphs: [
          'La ville de Valbrune affiche désormais, en tête de chaque réponse de son assistant, qu’elle a été écrite par une machine. Le texte de la mention a été relu par des habitants.',
          'Le nombre de questions n’a pas baissé. Les demandes de parler à un agent ont, elles, augmenté de 4 %.',
        ],
      },
      {
        slug: 'calcul-partage',
        hoursAgo: 75,
        title: 'Calcul public : un guichet pour les projets de moins de 5 000 heures',
        paragraphs: [
          'Le consortium Arpent ouvre un guichet simplifié pour les petits projets de calcul. Le dossier tient en une page et la réponse arrive en dix jours.',
          'Les résultats doivent être publiés sous licence ouverte dans les six mois.',
        ],
      },
    ],
  },
  {
    slug: 'open-weights-letter',
    name: 'The Open Weights Letter',
    language: 'en',
    format: 'json',
    about: 'A letter on models whose weights, data and code anyone can read.',
    stories: [
      {
        slug: 'ondine-3b',
        hoursAgo: 4,
        title: 'Atelier Mélusine releases Ondine 3B, training data included',
        paragraphs: [
          'Ondine 3B comes with its weights, its training code and the full list of its corpora. The model of Atelier Mélusine was trained on 900 billion tokens, a third of them in French.',
          'A checkpoint for every 50 hours of computing lets others follow how it learnt.',
        ],
      },
      {
        slug: 'reproducible-runs',
        hoursAgo: 12,
        title: 'Two labs train the same small model and compare every step',
        paragraphs: [
          'Harbour Lab and the Fennel Group trained the same 1B model from the same data on different machines. Their losses agree to the third decimal until step 40,000, and then part.',
          'The cause was a library that shuffled the last shard differently. Both logs are public.',
        ],
      },
      {
        slug: 'licence-drift',
        hoursAgo: 40,
        title: 'When a derived model forgets its licence',
        paragraphs: [
          'Of 500 fine-tuned models that we looked at, 130 carry a more permissive licence than the model they came from. Most authors fixed it within a day of being told.',
          'A check at upload time would have caught nine in ten of them.',
        ],
      },
      {
        slug: 'evaluation-in-the-open',
        hoursAgo: 90,
        title: 'Publishing the prompts with the scores',
        paragraphs: [
          'Scores of the same model differ by up to eight points with the wording of the question. The Tern project now publishes every prompt beside every score.',
          'Others can rerun the whole table on one machine in an afternoon.',
        ],
      },
    ],
  },
  {
    slug: 'policy-commons',
    name: 'Policy Commons Notes',
    language: 'en',
    format: 'rss',
    about: 'Short notes on AI policy for people who build.',
    stories: [
      {
        slug: 'documentation-template',
        hoursAgo: 20,
        title: 'A one-page documentation template that volunteers actually fill in',
        paragraphs: [
          'The Larch Foundation cut its form for the technical documentation that the AI Act asks of general-purpose models from forty questions to fourteen. Completed forms went up from two in ten to nine in ten.',
          'The questions that went were those that nobody downstream had ever asked for.',
        ],
      },
      {
        slug: 'older-models',
        hoursAgo: 23,
        title: 'AI Act: models from before August 2025 have until 2 August 2027',
        paragraphs: [
          'General-purpose models that were placed on the market before 2 August 2025 must comply with Chapter V of the AI Act by 2 August 2027. Three teams tell how they prepare without waiting.',
          'What takes them longest is the technical documentation, half of which slept in notebooks.',
        ],
      },
      {
        slug: 'labelled-images',
        hoursAgo: 60,
        title: 'Marking generated images: what survives a screenshot',
        paragraphs: [
          'A student group tested six ways of marking generated images. Only two marks could still be read after a screenshot and a crop.',
          'None survived being photographed from a screen. The group recommends a visible notice beside any hidden mark.',
        ],
      },
      {
        slug: 'procurement',
        hoursAgo: 200,
        title: 'Three towns buy a chatbot together, and publish the contract',
        paragraphs: [
          'Three towns wrote a joint contract for a chatbot built on an open model. It asks the supplier to hand over logs, prompts and evaluation results.',
          'The text is free to reuse.',
        ],
      },
    ],
  },
];
