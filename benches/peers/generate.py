#!/usr/bin/env python3
"""Make a timeline of N events, all of it made up, to measure with: the same for the same seed.

    generate.py --events 100000 --out FOLDER [--seed 7]

FOLDER gets timeline.toml with articles/*.txt for dateline, the same events as timeline.jsonl, .log and .csv for other
programs, and meta.json: the counts, the sizes, and what a measurement can look for ("needles"):

  * "Genesis marker" is in the title of the first event, "Omega marker" in that of the last one;
  * "zephyrine" is in the summary of one event in 9973;
  * actors are drawn by Zipf's law, actor-001 most often; actor-041 is one of the middle.
"""
import argparse
import csv
import itertools
import json
import random
from datetime import date, timedelta
from pathlib import Path

START, DAYS = date(2015, 1, 2), 3650
ACTORS, MOST_ARTICLES = 200, 5000
RARE, EVERY = "zephyrine", 9973

# Common words first: they are drawn by Zipf's law, so the order is how often they come. Some need more than a byte a
# letter, as words of real articles do.
WORDS = """the of and to in a was that on for said by with at from were had it as his not they but be which an this have
their who after been or her one more two are when about there would all could first into than time people city council
court report officials over harbour mayor members three closed opened witness statement area building school night
morning evening local county civil according group house street road bridge market station found letter photograph
confirmed denied evidence document video image picture vehicle ferry shelter power water border help team clerks claimed
reported earlier later several near between during before against under because while since weather crowd port fire
storm damage number figures women men residents neighbours doctor nurse workers volunteers reporter lawyer judge trial
verdict charge released missing identified speaker president director unit order contract payment account bank transfer
company meeting agreement talks envoy resolution vote chamber law decree camp flight train airport factory warehouse
pipeline dam flood outage network signal phone radio broadcast newspaper archive map timestamp shadow fragment serial
interview testimony expert assessment conclusion dispute contradiction correction source anonymous verified independent
agency bureau office committee inquiry café naïve façade résumé “quoted” — per-cent cross-border so-called""".split()
TAGS = "finance statement protest court aid movement election weather traffic building".split()
PUBLISHERS = "Harbour Ledger|The Tide Table|Coastal Post|Open Record|Hill Gazette".split("|")
# No syllable begins another, so that no name is a part of another and a name finds its own actor only.
SYLLABLES = "ka re ti mo su len dor vis pel gra oth yul".split()
BODIES = "Council Committee Union Company Institute Assembly".split()


def zipf(count, offset):
    """Weights for `random.choices`, added up."""
    return list(itertools.accumulate(1 / (rank + offset) for rank in range(count)))


WORD_WEIGHTS = zipf(len(WORDS), 3)
ACTOR_WEIGHTS = zipf(ACTORS, 1)


def sentence(rng, length):
    words = rng.choices(WORDS, cum_weights=WORD_WEIGHTS, k=length)
    words[0] = words[0].capitalize()
    if length > 12 and rng.random() < 0.15:  # direct speech: marks that TOML, CSV and JSON must escape
        words[3], words[9] = '"' + words[3], words[9] + ',"'
    if length > 8 and rng.random() < 0.1:
        words[5] += "'s"
    return " ".join(words) + "."


def sentences(rng, count, shortest, longest):
    return " ".join(sentence(rng, rng.randint(shortest, longest)) for _ in range(count))


def headline(rng, shortest, longest):
    return sentence(rng, rng.randint(shortest, longest)).rstrip(".")


def make_actors(rng):
    """(id, name, kind) of each; two words to a name."""
    actors = {}
    while len(actors) < ACTORS:
        first = "".join(rng.choices(SYLLABLES, k=2)).capitalize()
        if rng.random() < 0.6:
            name, kind = first + " " + "".join(rng.choices(SYLLABLES, k=3)).capitalize(), "person"
        else:
            name, kind = first + " " + rng.choice(BODIES), "organisation"
        actors.setdefault(name, (f"actor-{len(actors) + 1:03d}", name, kind))
    return list(actors.values())


def make_articles(rng, count, folder):
    """Writes the texts; gives (id, title, publisher, issued, paragraphs) of each, the oldest first."""
    articles = []
    for number in range(count):
        article = f"art-{number + 1:05d}"
        paragraphs = [sentences(rng, rng.randint(3, 6), 8, 24) for _ in range(rng.randint(20, 60))]
        (folder / f"{article}.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
        # Until after the last event, so that each event has an article that can tell of it.
        issued = START + timedelta(days=number * (DAYS + 70) // count)
        if number == count - 1:
            issued = START + timedelta(days=DAYS + 70)
        articles.append((article, headline(rng, 5, 9), rng.choice(PUBLISHERS), issued, paragraphs))
    return articles


def make_date(rng, day):
    """An event's date as a timeline has them: most to the day, some to the minute, some less exact."""
    chance = rng.random()
    if chance < 0.70:
        return f"{day}"
    if chance < 0.85:
        return f"{day}T{rng.randrange(24):02d}:{rng.randrange(60):02d}Z"
    # No whole month at first: it would stand before the first event.
    if chance < 0.90 and (day.year, day.month) != (START.year, START.month):
        return f"{day}"[:7]
    if chance < 0.96:
        return f"{day}/{day + timedelta(days=rng.randint(1, 5))}"
    return f"{day}" + rng.choice("?~")


def make_sources(rng, articles, day):
    """(article, quote, deaths or None) of each source: the quote stands in the article, word for word."""
    past = (day - START).days * len(articles) // (DAYS + 70)
    week, season = 7 * len(articles) // DAYS + 1, 60 * len(articles) // DAYS + 1
    sources = []
    for _ in range(rng.choices((1, 2, 3), (70, 22, 8))[0]):
        # Most articles come out in the weeks after the event; some were out before it, which is worth a warning.
        number = rng.randrange(len(articles)) if rng.random() < 0.05 else past + week + rng.randrange(season)
        article = articles[min(number, len(articles) - 1)]
        words = rng.choice(article[4]).split(" ")
        length = min(len(words), rng.randint(8, 30))
        at = rng.randrange(len(words) - length + 1)
        sources.append((article[0], " ".join(words[at:at + length]),
                        rng.randint(0, 40) if rng.random() < 0.25 else None))
    return sources


def make_events(rng, count, actors, articles):
    for number in range(count):
        day = START + timedelta(days=number * DAYS // count)
        title, summary = headline(rng, 5, 11), sentences(rng, rng.randint(1, 3), 8, 22)
        written = make_date(rng, day)
        # The first and the last one have a day of their own, so that they are the first and the last row.
        if number == 0:
            day = START - timedelta(days=1)
            title, written = "Genesis marker: " + title, f"{day}"
        elif number == count - 1:
            day = START + timedelta(days=DAYS + 9)
            title, written = "Omega marker: " + title, f"{day}"
        # Not the first event, which must leave the screen when a filter looks for the word.
        if number % EVERY == 500:
            summary += f" A {RARE} trace was noted."
        # Nor actor-041 in it, for the same reason.
        present = {0} if number == 0 else set(
            rng.choices(range(ACTORS), cum_weights=ACTOR_WEIGHTS, k=rng.randint(1, 4)))
        yield {"id": f"ev-{number + 1:07d}", "day": day, "date": written, "title": title, "summary": summary,
               "actors": [actors[index] for index in sorted(present)],
               "tags": sorted(set(rng.choices(TAGS, k=rng.randint(1, 3)))),
               "sources": make_sources(rng, articles, day)}


def toml_string(text, rng=None):
    """A basic string, or now and then one of several lines, as people write long quotes."""
    if rng and rng.random() < 0.1 and not text.endswith('"'):
        return f'"""\n{text}"""'
    return '"' + text.replace('"', '\\"') + '"'


def toml_head(count, seed, actors, articles):
    yield (f'# All in this file is made up, to measure with.\n[timeline]\n'
           f'title = "A made-up timeline of {count} events, seed {seed}"\n'
           '\n[facts.deaths]\nname = "People killed"\nkind = "number"\nchanges = "rises"\n')
    for actor, name, kind in actors:
        yield f'\n[actors.{actor}]\nname = "{name}"\nkind = "{kind}"\n'
    for article, title, publisher, issued, _ in articles:
        yield (f'\n[articles.{article}]\ntitle = {toml_string(title)}\npublisher = "{publisher}"\n'
               f'issued = "{issued}"\ntext = "articles/{article}.txt"\n')


def toml_event(event, rng):
    actors = ", ".join(f'"{actor}"' for actor, _, _ in event["actors"])
    tags = ", ".join(f'"{tag}"' for tag in event["tags"])
    lines = [f'\n[[events]]\nid = "{event["id"]}"\ndate = "{event["date"]}"\ntitle = {toml_string(event["title"])}\n'
             f'summary = {toml_string(event["summary"], rng)}\nactors = [{actors}]\ntags = [{tags}]\n']
    for article, quote, deaths in event["sources"]:
        lines.append(f'\n[[events.sources]]\narticle = "{article}"\nquote = {toml_string(quote, rng)}\n')
        if deaths is not None:
            lines.append(f"says = {{ deaths = {deaths} }}\n")
    return "".join(lines)


def names(event):
    return "; ".join(name for _, name, _ in event["actors"])


def json_event(event, stamp):
    sources = [{"article": article, "quote": quote} | ({} if deaths is None else {"says": {"deaths": deaths}})
               for article, quote, deaths in event["sources"]]
    return json.dumps({"id": event["id"], "ts": stamp, "date": event["date"], "title": event["title"],
                       "summary": event["summary"], "actors": [actor for actor, _, _ in event["actors"]],
                       "actor_names": names(event), "tags": event["tags"], "sources": sources},
                      ensure_ascii=False) + "\n"


def generate(count, folder, seed=7):
    """Writes everything into `folder`, event by event, so that a million need little memory; gives what meta.json has."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    actors = make_actors(rng)
    # Articles have a generator of their own: big timelines share the same ones.
    article_count = max(1, min(MOST_ARTICLES, count // 20))
    articles = make_articles(random.Random(seed * 1000 + article_count), article_count, folder / "articles")
    middle, with_middle, with_rare, source_count = actors[40], 0, 0, 0

    paths = {kind: folder / f"timeline.{kind}" for kind in ("toml", "jsonl", "log", "csv")}
    out = {kind: path.open("w", encoding="utf-8", newline="", buffering=1 << 20) for kind, path in paths.items()}
    rows = csv.writer(out["csv"])
    rows.writerow(["date", "title", "actors", "summary", "source", "quote"])
    out["toml"].writelines(toml_head(count, seed, actors, articles))
    for number, event in enumerate(make_events(rng, count, actors, articles)):
        # Rising with the events: a log is written in the order of its times.
        second = number * DAYS * 86400 // count % 86400
        stamp = f"{event['day']}T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}.{number % 1000:03d}Z"
        article, quote, _ = event["sources"][0]
        out["toml"].write(toml_event(event, rng))
        out["jsonl"].write(json_event(event, stamp))
        out["log"].write(f"{stamp} INFO [{names(event)}] {event['title']} | {event['summary']} | {article}: {quote}\n")
        rows.writerow([event["date"], event["title"], names(event), event["summary"], article, quote])
        with_middle += middle in event["actors"]
        with_rare += number % EVERY == 500
        source_count += len(event["sources"])
    for file in out.values():
        file.close()
    meta = {"made_up": True, "events": count, "seed": seed, "articles": article_count, "sources": source_count,
            "actor": {"id": middle[0], "name": middle[1], "events": with_middle},
            "rare": {"word": RARE, "events": with_rare}, "first": "Genesis marker", "last": "Omega marker",
            "bytes": {kind: path.stat().st_size for kind, path in paths.items()}}
    # Last of all: where it is there, all is there.
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    return meta


def main():
    parser = argparse.ArgumentParser(description="Make a timeline, all of it made up, to measure with.")
    parser.add_argument("--events", type=int, required=True, help="how many, at least 2")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    if arguments.events < 2:
        parser.error("--events: a first and a last one are needed")
    print(json.dumps(generate(arguments.events, arguments.out, arguments.seed), indent=1))
    print(f"All in {arguments.out} is made up.")


if __name__ == "__main__":
    main()
