import { fold } from '../reference.rules.ts';

// As people type it, also in a hurry: « cé koi », « whats ».
const WHAT =
  /\b(what(?:'?s| is| are| does)|define|definition|meaning|means?|c'?est quoi|ce koi|c koi|qu'?est[- ]ce qu|kes ?k|qu'entend|qu'appelle|au sens d|veut dire|signifie|difference|notion de)/;
const WHEN =
  /\b(when|since when|until when|deadline|dates?|start|starts|starting|kick in|quand|kan|depuis quand|a partir de quand|jusqu'a quand|echeance|calendrier|commence\w*|delai)\b/;
/** « J'ai » and « ai-je » are no AI. */
const AI =
  /(?<!['-]|\bj )\bai\b(?!-je)|\b(ia|algo\w*|llms?|gpai|chatbots?|modeles?|models?|systemes?|systems?|deepfakes?|hypertruc\w*|haut.risque|high.risk|fine.?tun\w*|poids|weights|biais|bias\w*|sandbox|bac a sable|deploy(?:er|eur)s?|biometri\w*|conformit\w*|systemi(?:c|ques?)|notified|notifies?|pratiques?|practices?|providers?|fournisseurs?|mandataires?)\b/;
const OTHER_LAW =
  /\b(rgpd|gdpr|cnil|dsa|dma|nis ?2|dora|mica|eidas|csrd|data act|eprivacy|uk|usa|chin[ae]|chinois\w*|chinese|americ\w*|californi\w*|colorado|texas|trump|japon\w*|japan\w*|britanni\w*|british|a?gpl\w*|mit|apache|etats-unis|united states|royaume-uni|united kingdom)\b/;

export interface Intent {
  /** What something is. */
  asksWhat: boolean;
  /** When something is due. */
  asksWhen: boolean;
  /** It speaks of what the Act is about. */
  saysAi: boolean;
  /** It names another law, the law of another country, or a licence. */
  namesOtherLaw: boolean;
}

/** What kind of answer a question wants, and what it names. */
export function intentOf(question: string): Intent {
  const words = fold(question);
  return {
    asksWhat: WHAT.test(words),
    asksWhen: WHEN.test(words),
    saysAi: AI.test(words),
    namesOtherLaw: OTHER_LAW.test(words),
  };
}
