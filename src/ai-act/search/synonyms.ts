import { LOCALES, type Locale } from '../../texts.ts';
import { stemOf, wordsOf } from './tokens.ts';

/** What people say in many ways, in either language: each line is one meaning. Two words side by side are a word too. */
const MEANINGS = `
amende, sanction, penalite, punir, punition, fine, penalty, punish, punishment, penalise
mentir, mensonge, bidon, informations fausses, informations inexactes, informations incorrectes, lie, lied, lying, false information, misleading information, incorrect information
police, flic, gendarme, gendarmerie, policier, forces ordre, repressif, cop, law enforcement
tribunal, juge, justice, judiciaire, magistrat, court, judge, judicial
employeur, patron, chef, drh, rh, employer, boss, hr, workplace
salarie, employe, travailleur, ouvrier, personnel, equipe, employee, worker, staff, personnel, colleague, workforce
recrutement, embauche, embaucher, recruter, cv, candidature, candidat, hiring, hire, recruitment, recruit, applicant, candidate
enfant, mineur, gosse, gamin, ado, adolescent, child, children, kid, minor, teenager, teen, underage
vulnerable, vulnerabilite, fragilite, personnes agees, senior, handicape, handicap, elderly, disabled, disability, vulnerability
mairie, fisc, tax office, social security, securite sociale, hopital public, commune, prefecture, ministere, service public, collectivite, autorite publique, organisme public, secteur public, administration publique, town hall, city council, municipality, ministry, public body, public authority, public sector, public service, local government
pme, tpe, startup, start up, jeune pousse, petite entreprise, petite boite, petite structure, microentreprise, sme, small business, small company, small firm, small enterprise, microenterprise
chatbot, bot, robot conversationnel, agent conversationnel, assistant virtuel, conversational agent, virtual assistant, robot
hypertrucage, deepfake, fausse video, video truquee, voix clonee, trucage, fake video, cloned voice, voice clone, face swap, fake image
filigrane, marquage contenus, watermark, etiqueter, tatouage, label content, labelling, labeling, machine readable
emotion, humeur, sentiment, mood, feeling
reconnaissance faciale, visage, biometrique, biometrie, empreinte, facial recognition, face, biometric, fingerprint
camera, videosurveillance, videoprotection, cctv, video surveillance
scraper, aspirer, moissonner, crawler, siphonner, scraping, moissonnage, aspiration, scrape, crawl, crawling, harvest
credit, pret, emprunt, solvabilite, banque, loan, mortgage, creditworthiness, borrow, bank
assurance, assureur, mutuelle, cotisation, tarif, insurance, insurer, underwriting, premium
ecole, corriger copie, noter copie, copies, homework, essay, marks, fac, college, cours, campus, ecole, eleve, etudiant, prof, enseignant, universite, examen, education, scolaire, lycee, school, pupil, student, teacher, university, exam, grading
frontiere, migrant, migration, asile, immigration, border, asylum, refugee
election, vote, electeur, scrutin, referendum, voter, ballot
allocation, aide sociale, prestation, rsa, caf, benefit, welfare, social assistance
incident, accident, deces, mort, blesse, death, injury, died, hurt
signaler, alarme, alarm, alerte, alert, declarer, notifier, prevenir, alerter, avertir, report, notify, alert, declare
plainte, reclamation, plaindre, denoncer, complaint, complain
lanceur alerte, whistleblower, whistle, denoncer
journal, log, journalisation, logging, audit trail
conserver, garder, archiver, conservation, keep, kept, retain, retention, archive
controle humain, relire, humain relire, human review, humain, human, controle humain, supervision humaine, surveillance humaine, humain boucle, bouton arret, bouton stop, human oversight, human loop, human supervision, override, stop button, kill switch
biais, discrimination, discriminatoire, raciste, sexiste, prejuge, bias, biased, discriminatory, racist, sexist, unfair
exactitude, precision, justesse, fiabilite, accuracy, reliability, accurate
cybersecurite, piratage, attaque, hack, pirater, empoisonnement, cybersecurity, hacking, attack, poisoning, adversarial, jailbreak
retrait, retirer, rappel, rappeler, depublier, withdraw, withdrawal, recall, take down, pull
defectueux, non conforme, non conformite, dysfonctionnement, faulty, defective, non compliant, nonconformity, non conformity, non compliance, malfunction, broken
inspection, inspecter, inspecteur, controler, perquisition, audit, inspect, inspector, dawn raid, check
surveillance marche, gendarme ia, regulateur, autorite controle, market surveillance, regulator, watchdog, enforcer
bureau ia, bruxelles, commission, office, brussels
certificat, certification, certifier, attestation, certificate, certify
organisme notifie, certificateur, organisme certificateur, notified body, certifier, assessment body, assessor
enregistrer, enregistrement, registre, inscrire, inscription, register, registration, registry
mandataire, representant, representative, rep
hors ue, pays tiers, etranger, hors europe, outside eu, third country, non eu, foreign, overseas, abroad
distributeur, revendeur, grossiste, distributor, reseller, retailer, wholesaler
importateur, importer
fournisseur, editeur, fabricant, developpeur, createur, provider, developer, maker, vendor, manufacturer, builder
integrer, integrateur, aval, reutilisateur, integrate, integrator, downstream, builds on, build on
fine tun, affiner, affinage, specialiser, reentrainer, lora, adapter, adapt, retrain, tweak
calcul, flop, puissance calcul, compute, computing power, computation
seuil, plafond, threshold, cutoff
risque systemique, modele geant, gros modele, enorme, systemic risk, frontier model, huge model, giant model, powerful model, biggest model
documentation, doc, paperasse, papiers, dossier technique, docs, paperwork, technical file
droit auteur, copyright, oeuvres protegees, ayants droit, protected works, rightsholder, copyrighted, pirated, piratees
opt out, reserve droits, robots txt, rights reservation
open source, libre, ouvert, logiciel libre, foss, openly, open model, open weight
exempter, dispenser, dispense, exemption, exonerer, derogation, echapper, exclu, exempt, carve out, exception, excused, off hook, relief, excluded, waiver, exclusion
payant, payer, monetiser, monetisation, facturer, vendre, charge, paid, monetise, monetize, monetisation, monetization, fee, sell
publier, sortir, lancer, mettre ligne, diffuser, commercialiser, mise marche, release, launch, publish, ship, roll out, placing market, place market
interdit, interdire, prohibe, banni, proscrit, interdiction, banned, ban, prohibited, prohibit, forbidden, outlawed, prohibition
manipuler, manipulation, subliminal, influencer, manipulate, sway, nudge, influence, manipulative, dark pattern
notation sociale, score social, credit social, social scoring, social credit, social score, citizen score
recidive, police predictive, predire crime, delit, predictive policing, reoffend, recidivism, crime, criminal offence
explication, expliquer, justifier, explanation, explain
analyse impact, aipd, impact assessment, fria, dpia, droits fondamentaux, fundamental rights
bac sable, sandbox
essai conditions, conditions reelles, grandeur nature, test terrain, real world, field trial, live trial, pilot, outside lab
consentement, consent
norme, normalisation, harmonisee, standard, harmonised
code pratiques, bonnes pratiques, code practice
delai, date limite, echeance, deadline, time limit, due date
entree vigueur, entree application, appliquer, commencer, apply, kick in, start, come effect, entry force
deja, existant, anterieur, ancien, existing, legacy, already, grandfathered
medical, sante, hopital, patient, diagnostic, medecin, health, hospital, diagnosis, doctor
infrastructure critique, gaz, electricite, trafic, critical infrastructure, water, gas, traffic, power grid
armee, otan, nato, militaire, defense, guerre, securite nationale, army, military, defence, war, national security
recherche, chercheur, scientifique, these, research, researcher, scientific, academic, phd
usage personnel, perso, hobby, loisir, usage prive, personal use, private use, for fun, non professional
acte delegue, delegated act, modifier annexe, amend annex
groupe scientifique, experts independants, scientific panel, independent expert
comite ia, ai board, comite europeen, european board, board
maitrise ia, litteratie, former equipe, former salaries, formation personnel, sensibiliser, literacy, staff training, train staff, train people, train employees
confidentialite, confidentiel, secret, confidentiality, confidential
energie, consommation, carbone, climat, environnement, ecologique, energy, carbon, climate, environmental, sustainability
hebergeur, plateforme, hugging face, hub, hosting, platform, host
contenu genere, image generee, texte genere, synthetique, artificiel, generated, synthetic, artificial
satire, parodie, artistique, parody, artistic, satirical
finalite prevue, finalite, destination, intended purpose, intended use
notice, mode emploi, instructions, instruction, manual, user guide
gestion qualite, systeme qualite, quality management, qms
apres commercialisation, apres vente, post market, after sale
modification substantielle, gros changement, substantial modification, major change, substantially
recours, contester, attaquer decision, faire appel, appeal, challenge, contest, remedy
etre entendu, droits proceduraux, right heard, procedural rights, heard
engagement, promesse, commitment, pledge, promise
reexamen, revision, reexaminer, revue, revoir, review, reassess, revise, revisit
donnees sensibles, categories particulieres, ethnique, religion, sensitive data, special category, ethnic, race
urgence, pompier, triage, emergency, firefighter, ambulance
detecteur mensonges, polygraphe, lie detector, polygraph
nudite, deshabiller, porno, pedopornographie, intime, nude, naked, nudify, undress, porn, csam, intimate
suivre, surveiller, espionner, surveillance salaries, monitor, track, spy
transparence, informer, information, transparency, inform, disclose, tell
risque, dangereux, danger, risk, dangerous, hazard
benevole, amateur, fondation, foundation, association, asso, volunteer, non profit, nonprofit, charity
foule, rue, espace public, lieu public, crowd, street, public space, publicly accessible, public place
disparu, victime, missing, victim, kidnapped, enlevement, abducted
distiller, distillation, distilled, distil, distill, student model, modele eleve
cacher, dissimuler, taire, hide, conceal, secretly, cachette
faire passer, passer humain, pretend, pose human, impersonate, imiter, imitate, usurper
reduit, reduction, remise, rabais, allege, simplifie, discount, reduced, lower, cheaper, simplified, lighter, relief
telephone, appel, appel vocal, standard telephonique, phone, call centre, call center, voice
logo, nom, marque, rebrand, brand, white label, marque blanche
prix, cout, gratuit, tarif, cost, price, free charge, expensive
dossier, candidature, formulaire, form, application form, template, gabarit, modele document
hebdomadaire, annuel, chaque annee, yearly, annual, every year, periodically
image, photo, video, picture, film, clip
texte, article presse, journal, newspaper, news, press, post, blog
voix, voice, audio, son, sound, speech
accessibilite, aveugle, blind, accessibility, wheelchair
cyber attaque, vol poids, leak, leaked, fuite, fuiter, theft, stolen
chaine valeur, sous traitant, composant, supplier, component, subcontractor, third party, tiers, contractor
delegue, sous traiter, outsource, subcontracting, subsidiary, filiale
langue, traduction, traduire, language, translate, translation
suspendre, arreter, stopper, suspend, halt, stop, shut down, bloquer, block, interrompre
prouver, preuve, demontrer, proof, prove, evidence, demonstrate, show
test, tester, essai, evaluation, evaluer, trial, testing, evaluate, benchmark
avis, opinion, recommandation, recommendation, advice, advise, conseil
siege, membre, nommer, designer, appoint, appointed, sit, sits, member, nominate
adulte, citoyen, consommateur, particulier, personne, citizen, consumer, individual, people, natural person
refuser, refus, rejeter, rejected, refused, denied, turned down, refusal
deviner, inferer, deduire, infer, guess, predict, predire, detect, detecter
trier, classer, categoriser, sort, rank, categorise, categorize, screening, screen, filter, filtrer, selectionner, select, pick
noter, evaluer, score, scoring, grade, rate, rating, notation
licencier, virer, promotion, fire, fired, promote, dismissal, termination, performance
logement, locataire, proprietaire, housing, tenant, landlord
prison, detenu, libere, parole, inmate, prisoner, sentence
aeroport, airport, gare, station, aviation
voiture, vehicule, autonome, car, vehicle, self driving, driverless
jouet, toy, machine, machinery, ascenseur, lift, dispositif, device
temps reel, direct, live, real time
apres coup, differe, post remote, after fact, retrospective
openai, meta, anthropic, mistral, deepseek, microsoft, big tech, model provider, fournisseur modele
`;

/** By its stem, or its two stems, in a language: the meanings that an expression has. */
const known: Readonly<Record<Locale, ReadonlyMap<string, readonly string[]>>> = {
  fr: stemsIn('fr'),
  en: stemsIn('en'),
};

function stemsIn(locale: Locale): ReadonlyMap<string, readonly string[]> {
  const meanings = new Map<string, string[]>();
  for (const [i, line] of MEANINGS.trim().split('\n').entries()) {
    for (const expression of line.split(', ')) {
      const stems = wordsOf(expression)
        .map((word) => stemOf(word, locale))
        .join(' ');
      meanings.set(stems, [...new Set([...(meanings.get(stems) ?? []), `meaning${i}`])]);
    }
  }
  meanings.delete('');
  return meanings;
}

/**
 * For each word of a text what it means, alone or with a neighbour, whatever the language that it was said in: names
 * that no text holds.
 * @param words as `wordsOf` gives them
 */
export function meaningsOf(words: readonly string[]): Set<string>[] {
  const meanings = words.map(() => new Set<string>());
  for (const locale of LOCALES) {
    const stems = words.map((word) => stemOf(word, locale));
    for (const [i, stem] of stems.entries()) {
      for (const meaning of known[locale].get(stem) ?? []) meanings[i]?.add(meaning);
      for (const meaning of known[locale].get(`${stem} ${stems[i + 1]}`) ?? []) {
        meanings[i]?.add(meaning);
        meanings[i + 1]?.add(meaning);
      }
    }
  }
  return meanings;
}
