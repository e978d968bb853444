import { wordsIn } from './stem.rules.ts';

/**
 * In how many of a thousand pieces of news on these subjects words stand, where it is more than a few: counted in the
 * tuned half of bench/data/, without names, and rounded. A quiet week of fifteen entries tells nothing about that.
 */
const OFTEN: Readonly<Record<number, string>> = {
  10: `
    devront respectent reserves signed archives technical simple resumes quatre oeuvre final audience rejected
    federal dix grands accelerateurs reconnaissance desormais quelques reporting formation heberger local
    disponibles actualise keep fails volunteers count dataset purposes information senateurs remain copyright work
    leaves adds telephone finds disclosed institution fonctions arret measure chercheur top tested clauses where
    distributeurs risque time second electrique usage concurrentielle presse invites review connection fear
    administratif doubles attaquant house jeu back claims trial campaign explains impact correctifs preciser
    considerables extraits chains journal pay food last trente evaluations deploie saison offer memorisation
    chansons parametres moine retrouve regionales apprentissage accompagnement reutilise academies verified mesure
    autonomous inspection third explores mondes veut safeguards stable mission critics guide depuis annexed
    revenue go others home device vers abonnement gouvernement common family toujours learning helped definit
    surveillance algorithmique defend register early race chez classement enfin boss expected bases lighter three
    closed notes omnibus do indicateurs management designates recipe opt summary repression own toucheront
    declarer prometteur cloud capacity science offres exclusion prevoit distance pratiques ceux met dismissed cost
    them marking exist ministere legal justice ordonne spring hopitaux travailleront condamne assessment quand
    contiennent anonymisation objet vise nine ones microbes instantanes cree resist selection vitesse apporte
    raccordement course arrives dimanche upgrade broadcaster watched copies fouille survive fewer shareholder
    startup hours openly self hosted tender llama activated stewards prepared sociaux videos serait gagner
    minimales partner asked took supplementaire neufs affaire gagne objects pirated fair disputed files
    responsabilite veulent jury initiative regimes screen short editing voix invest reclame medicale issues
    davantage limiter cinq quality rain belge separate leaked circulation infringing frein tarifs owner returned
    rose still enterprise importante synthetic horizon radiographies presidente fondations grants destinees defaut
    notifiee prevus attestations coordinateur pilot migration mandataires payant hold vingt task permissive write
    removed window espere another studios brands lets cleared aurait dollars credit suspension menee renverse
    permet execution arbitraire obtenu ruling relies lawyers debats budget warn alerte each eleven clarifies
    legitimises liability percent policy chantiers round autumn favours plateau commander ecart etend pousse
    estimates fixee nuits recours sandbox conduite greve parents robots late stay librement candidat already ouvre
    craignent treat diffusent tour croissance departements sovereignty within affichage authority welcome
    negociation
  `,
  20: `
    recommendation team consent image agency accord services groups maintenance signataires enquete consortium ans
    next faciale guidelines covers machine corpus product confirme exception conversations analyse officers
    obligatoire lists norm marche checkpoints case communiquer comply small sets personnelles now quarter
    laboratoires pourraient reponses five downloads compte best end sale concerns consultation plusieurs
    supercalculateurs direction gets revise build reglement finance billion regulatory resultats minutes agents
    construire jusqu livre hausse referer question faux four fine impose votes practice made reste titres photos
    organisme change bonnes rappelle automatiques lab passe jeune wins calendar reseaux programme reproche
    announced mise achats points association version site protection supports enough wants access staff plan need
    non security telechargeables show souverainete serveurs rapporteur follows partenaire porte artificielle
    includes options preference profit decision restrictions acces drafts conditions collectivites processeurs
    part multilingues sued gigafactories poste signs usine cyber equipe travail reponse jour heure ville liste
    registre fiche collecte temps page texte resume compare note annee homme femme enfant vie monde pays premier
    dernier grand petit long haut bas trouver chercher dire faire prendre donner mettre venir people thing way day
    man woman world life hand place week point fact night water room money story number group problem company
  `,
  40: `
    general interet transfert appel reports projet cour nouveau trois requires source fournisseurs deux commercial
    numeros premises year attendues semaine fonds systeme autorite nationale utilise days language applique
    propose tests editeurs asks auteur text assistant must chips rules share document prix two mois judge articles
    adopts partial droits comparer restent start uses outils against logiciel contenus france octobre novembre
    decembre septembre janvier mars lundi mardi mercredi jeudi vendredi paris conseil union groupe centre
    numerique calcul recherche securite plateforme bruxelles mistral openai google meta microsoft nvidia apache
    intelligence
  `,
  80: `
    models publics open donnees societe entrainement licence developpe weights franchit code law millions europeen
    libre euros contributions ia publie commission francais etat public europe
  `,
};

/** The same by term. @param termOf what a stem is compared by */
export function oftenByTerm(termOf: (stem: string) => string): Map<string, number> {
  return new Map(
    Object.entries(OFTEN).flatMap(([often, words]) => wordsIn(words).map(({ stem }) => [termOf(stem), Number(often)])),
  );
}
