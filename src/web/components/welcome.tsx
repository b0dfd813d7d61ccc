import { useLoaded } from '../hooks/use-loaded.js';
import { usePage } from '../hooks/page-context.js';
import { Directed } from './directed.js';

/** The empty page: what this is, what it knows, and questions to begin with. */
export function Welcome({ onAsk }: { onAsk: (question: string) => void }) {
  const { client, phrases } = usePage();
  const { text, language } = phrases;
  const suggestions = useLoaded(language, (signal) => client.suggestions(language, signal));
  const info = useLoaded('info', (signal) => client.info(signal));
  return (
    <section class="welcome">
      <h1>{text.tagline}</h1>
      {info.status === 'loaded' && (
        <p class="welcome-facts">
          {[
            phrases.count('articles', info.value.articles),
            ...Object.keys(info.value.languages)
              .filter((code) => code !== 'und')
              .map(phrases.languageName),
          ].join(' · ')}
        </p>
      )}
      {suggestions.status === 'loaded' && suggestions.value.length > 0 && (
        <>
          <h2 class="small-heading">{text.tryAsking}</h2>
          <ul class="suggestions">
            {suggestions.value.map((question) => (
              <li key={question}>
                <button type="button" onClick={() => onAsk(question)}>
                  <Directed text={question} tag="span" />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
