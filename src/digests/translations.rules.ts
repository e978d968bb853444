import { stemOf } from './stem.rules.ts';

/** Words that differ between French and English, those of one meaning together. Names and many others need none. */
const ALIKE = `
abonnement subscription; accepte accepts; accord deal agreement; achat purchase buy buys acquires; acteur actor
comedien; action share shares; agent bot; allemand german germany allemagne; amende fine; americain american us;
annee year; annonce announces announced; appareil device; appel appeal call; arme weapon weapons; armee army
military; arret stop stops halt suspends suspend suspendu; assurance insurance; attaque attack attacks; audience
hearing; auteur author; autorise allows approves approved approval autorisation; avion plane aircraft; avocat
lawyer; baisse fall falls drop; banque bank; bateau ship; batterie battery; benefice profit; bibliotheque library;
bourse grant; britannique british uk; calcul compute computing; candidat candidate; carte map card; centre center;
cerveau brain; chaine channel; chaleur heat; chambre house; chanson song paroles lyrics; chercheur researcher;
chiffre revenue; chinois chinese china chine; client customer; comedie comedy; compagnon companion companions;
concurrence antitrust competition; concurrent rival competitor; condamne convicted fined condemned ordered;
consentement consent; conversationnel chatbot; coupe cup; cours course; croissance growth; debut start starts
begins; decouverte discovery; decret decree; defaite defeat loss; demande request asks ask; depute mp mep lawmaker
eurodepute; dette debt; dimanche sunday; diplome degree; dirigeant boss ceo chief; disque drive; donnees data;
droit right; eau water; ecole school; ecran screen; ecrivain writer novelist; editeur publisher; election
elections; eleve pupil student; emploi job jobs; emprunt loan; energie energy; enfant child children; enquete
probe inquiry investigation; entrainement training; entrainer train trained; entraineur coach; entreprise company
firm societe; entretien interview; equipe team; espace space; espagnol spanish spain espagne; essai test; etat
state; etoile star; europeen european; examen exam; exception exemption; exige demands requires require; faille
flaw vulnerability; famille family; femme woman women; filiale subsidiary; filigrane watermark; film movie; fin
end ends; financement funding; fonds fund funds; foret forest; fouille mining; fournisseur provider supplier
vendor; francais french; fraude fraud; frontiere border; fuite leak leaked breach; fusion merger; gauche left;
gouvernement government; greve strike; guerre war; hausse rise rises increase; homme man men; hopital hospital;
hypertrucage deepfake; ia ai; impot tax taxe; incendie fire; interdit bans banned ban; investissement investment;
investisseur investor; italien italian italy italie; japonais japanese japan japon; jeu game; jeudi thursday;
jeune young teen; joueur player; jour day; juge judge; jugement ruling verdict; langue language; laureat winner
selected; lettre letter; lever raises raised raise; libre free; lignes guidelines; liste list; livre book;
logement housing; logiciel software; loi law act bill; lundi monday; lune moon; maire mayor; mairie council;
maladie disease; marche market; mardi tuesday; marquage marking labelling label etiquetage; medecin doctor;
medicament drug; mer sea; mercredi wednesday; meurtre murder; mineur minor; ministre minister; mois month;
moissonnage scraping; monde world; mort death dies dead; mot word; moteur engine search model; musique music;
navigateur browser; norme standard; nouveau new; nuage cloud; numerique digital; obligation duty; ordinateur
computer; outil tool; ouvert open; ouvrier worker workers travailleur travailleurs; paix peace; parlement
parliament; parti party; payant paid; pays country countries nation; peintre painter; photographe photographer;
plaignant plaintiff; plainte complaint lawsuit sues sued; plateforme platform; pluie rain; poids weights; premier
first; presse press newspaper; preuve evidence proof; prison jail; prix price prices prize award; proces trial;
professeur teacher enseignant; publicite advertising ad ads; publie published releases released release devoile
launches launch lance; puce chip; puissance power; quantique quantum; rapport report; recherche research study;
reconnaissance recognition; refuse refuses rejects rejected reject; regle rule rules; reglement regulation; reine
queen; reponse answer; reseau network; retard delay delayed delays reporte repousse postponed; retraite pension;
risque risk; roi king; route road; salarie employee staff; samedi saturday; sanction penalty; sante health;
securite security safety; seisme earthquake; semaine week; senat senate; serveur server; siege headquarters; site
website; soleil sun; subvention subsidy; suisse swiss; supercalculateur supercomputer; syndicat union; telephone
phone smartphone; temoin witness; tempete storm; terre earth; texte text; traducteur translator; tribunal court
cour; ue eu; universite university; usine plant factory; utilisateur user; vendredi friday; vente sale sales sells
sell; victoire win wins victory; vie life privacy; ville city; visage face facial; voiture car; voix voice; vol
theft; vote voted votes
`;

const ONE_OF_ALIKE = new Map(
  ALIKE.split(';').flatMap((group) => {
    const [first = '', ...others] = group.trim().split(/\s+/).map(stemOf);
    return others.map((other) => [other, first] as const);
  }),
);

/** The stem under which a word of French and its like in English are compared. */
export function oneOfAlike(stem: string): string | undefined {
  return ONE_OF_ALIKE.get(stem);
}
