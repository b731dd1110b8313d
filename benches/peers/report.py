"""From what was measured to tables: the figures, the ratios beside their targets, and how it grows."""
import math
import statistics

import scenarios

MIB = 1 << 20


def percentile(values, share):
    """By the nearest rank."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def figures(program, events, group, runs):
    """What of these runs goes into the results: {program, events, what, value} of each figure, with its unit in the name
    where it is not ms."""
    found = {}
    if group == "floors":
        for name in ("parsed", "searched"):
            found[name] = [run[name] for run in runs if name in run]
    elif group in ("check", "list"):
        for name in ("total", "first", "peak"):
            found[f"{group} {name}"] = [run[name] for run in runs if run.get(name)]
    else:
        if group == "start":
            for name in ("frame", "read", "loaded"):
                found[name] = [run["start"][name] for run in runs if name in run["start"]]
            # Memory of a start that failed is not that of a loaded timeline.
            found["memory"] = [run["start"]["peak"] for run in runs if not run["missed"]]
        found[f"peak {group}"] = [run["peak"] for run in runs if "peak" in run and not run["missed"]]
        for name in dict.fromkeys(name for run in runs for name in run["steps"]):
            steps = [run["steps"][name] for run in runs if name in run["steps"]]
            found.update(idle(steps) if name == "idle" else pressed(name, steps))
    return [{"program": program, "events": events, "what": what, "value": round(statistics.median(values), 3)}
            for what, values in found.items() if values]


def idle(steps):
    return {f"idle {name}": [step[name] for step in steps] for name in ("processor", "switches", "bytes")}


def pressed(name, steps):
    if name in ("line", "page"):
        settled = [value for step in steps for value in step["settled"]]
        drawn = [value for step in steps for value in step["bytes"] if value]
        return {f"{name} p50": settled and [percentile(settled, 0.5)],
                f"{name} p99": settled and [percentile(settled, 0.99)],
                f"{name} bytes": drawn and [percentile(drawn, 0.5)]}
    if name == "typed":
        # The dearest character of the word is what one waits for.
        return {"typed rows": [max(step["rows"]) for step in steps if step["rows"]],
                "typed": [max(step["settled"] + step["expected"]) for step in steps if step["expected"]]}
    if name in ("actor", "date", "verdict"):
        # The count may be there before the last row is.
        return {f"{name} rows": [value for step in steps for value in step["rows"]],
                name: [max(step["expected"] + step["rows"]) for step in steps if step["expected"]]}
    return {name: [value for step in steps for value in (step["expected"] or step["settled"])]}


class Figures:
    """The figures of one result, looked up."""

    def __init__(self, result):
        self.result = result
        self.all = {(one["program"], one["events"], one["what"]): one["value"] for one in result["figures"]}
        self.sizes = sorted({one["events"] for one in result["figures"]} - {0})
        self.programs = [name for name in scenarios.PROGRAMS if any(one["program"] == name for one in result["figures"])]

    def __call__(self, program, events, what):
        return self.all.get((program, events, what))

    def peak(self, program, events):
        peaks = [value for (name, size, what), value in self.all.items()
                 if name == program and size == events and what.startswith("peak ")]
        return max(peaks, default=None)

    def search(self, program, events):
        """dateline's is typed character by character: the last answer, whole."""
        return self(program, events, "typed" if program == "dateline" else "search")


def short(value, unit=""):
    """In as few digits as tell it apart."""
    if value is None:
        return "-"
    if value >= 100:
        return f"{value:,.0f}{unit}"
    return f"{value:.0f}{unit}" if value >= 10 or value == int(value) else f"{value:.1f}{unit}"


def table(head, rows):
    """As Markdown that can be read as it stands: columns aligned."""
    lines = [head, *rows]
    widths = [max(3, *(len(line[column]) for line in lines)) for column in range(len(head))]
    written = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |" for line in lines]
    written.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(written)


def pair(figures, program, events, first, second):
    values = figures(program, events, first), figures(program, events, second)
    return "-" if values == (None, None) else " / ".join(map(short, values))


def measured(figures, events):
    """One row a program, as far as they do the same."""
    head = [f"{events:,} events", "first frame", "loaded", "page p50 / p99", "line p50 / p99", "50 keys at once",
            "to the end", "search, counted", "one actor", "MiB loaded", "MiB at most", "bytes a page",
            "idle 5 s: ms, switches, bytes"]
    rows = []
    for program in figures.programs:
        of = lambda what: figures(program, events, what)
        resting = [of(f"idle {name}") for name in ("processor", "switches", "bytes")]
        rows.append([f"{program}, {scenarios.PROGRAMS[program][1]}", short(of("frame")), short(of("loaded")),
                     pair(figures, program, events, "page p50", "page p99"),
                     pair(figures, program, events, "line p50", "line p99"), short(of("held")), short(of("end")),
                     short(figures.search(program, events)), short(of("actor")), short(of("memory")),
                     short(figures.peak(program, events)), short(of("page bytes")),
                     "-" if None in resting else ", ".join(map(short, resting))])
    return table(head, rows)


def own(figures):
    """What only dateline does."""
    names = [("read whole", "read"), ("its quotes looked for", "loaded"), ("an edited file read again", "reload"),
             ("the same, its quotes looked for", "reload whole"),
             ("to the lanes", "lanes"), ("to the accounts", "accounts"), ("back to the list", "list"),
             ("a filter typed, dearest key: rows", "typed rows"), ("the same, all of it", "typed"),
             ("filter by actor: rows", "actor rows"), ("the same, counted", "actor"),
             ("filter by date: rows", "date rows"), ("the same, counted", "date"),
             ("filter by verdict: rows", "verdict rows"), ("the same, counted", "verdict"),
             ("dateline check", "check total"), ("its memory, MiB", "check peak"),
             ("dateline list", "list total"), ("its first line", "list first"), ("its memory, MiB", "list peak")]
    rows = [[words, *(short(figures("dateline", size, what)) for size in figures.sizes)] for words, what in names]
    return table(["dateline, ms", *(f"{size:,} events" for size in figures.sizes)], rows)


# What a key may cost, to what one costs lnav.
KEY = 0.6

# What is aimed at. `value` over `base` is at most `most`, or below it where `below` says so; what either could not be
# measured stays open. All within one run.
def targets(figures):
    """(words, value, base, most, below) of each target."""
    def against(words, value, base, most=1.0, below=False):
        found.append((words, value, base, most, below))

    def at_most(words, value, most):
        against(words, value, 1.0, most)

    found, big, huge = [], 100_000, 1_000_000
    of = lambda size, what: figures("dateline", size, what)
    small = of(0, "frame")
    against("the timeline that comes with it: first frame, to less on its text", small, figures("less", 0, "frame"), 3)
    at_most("the same: memory, MiB below 12", of(0, "memory"), 12)
    for size in (big, huge):
        later = None if small is None or of(size, "frame") is None else of(size, "frame") - small
        at_most(f"{size:,} events: first frame after the small one's, ms", later, 30)
    against("100,000 events: read whole, to lnav on JSON lines", of(big, "read"), figures("lnav-json", big, "loaded"), 0.5)
    against("100,000 events: read whole, to the parser's bare library", of(big, "read"), figures("floors", big, "parsed"), 3)
    against("1,000,000 events: read whole, to lnav on the plain log", of(huge, "read"), figures("lnav", huge, "loaded"), 2)
    against("100,000 events: read again after an edit, to reading it whole", of(big, "reload"), of(big, "read"), 0.5)
    for size in (big, huge):
        whole, read = of(size, "loaded"), of(size, "read")
        against(f"{size:,} events: quotes looked for, to one bare search for each", whole and read and whole - read,
                figures("floors", size, "searched"), 2)
    for size in (big, huge):
        for key in ("page", "line"):
            against(f"{size:,} events: a {key}, p50, to lnav's", of(size, f"{key} p50"), figures("lnav", size, f"{key} p50"),
                    KEY)
            against(f"{size:,} events: a {key}, p99, to lnav's", of(size, f"{key} p99"), figures("lnav", size, f"{key} p99"),
                    below=True)
    for what in ("actor", "date", "verdict"):
        at_most(f"1,000,000 events: filter by {what}, rows, ms", of(huge, f"{what} rows"), 10)
        at_most(f"1,000,000 events: filter by {what}, counted, ms", of(huge, what), 30)
    at_most("1,000,000 events: a character of a filter, rows, ms", of(huge, "typed rows"), 16)
    at_most("1,000,000 events: a character of a filter, counted, ms", of(huge, "typed"), 100)
    for size in (big, huge):
        file = figures.result["bytes"].get(str(size), {}).get("toml")
        against(f"{size:,} events: memory when loaded, to the file", of(size, "memory"), file and file / MIB, 1.5)
        for peer in ("lnav-json", "visidata", "fzf"):
            against(f"{size:,} events: memory when loaded, to {peer}'s", of(size, "memory"), figures(peer, size, "memory"),
                    below=True)
    for name, unit in (("processor", "ms"), ("switches", "context switches"), ("bytes", "bytes")):
        at_most(f"100,000 events: idle for 5 s, {unit}", of(big, f"idle {name}"), 0)
    against("100,000 events: bytes a page, to lnav's", of(big, "page bytes"), figures("lnav", big, "page bytes"))
    return found


def ratios(figures, only_measured=False):
    rows, count = [], {"met": 0, "not met": 0, "not measured": 0}
    for words, value, base, most, below in targets(figures):
        ratio = None if value is None or not base else value / base
        said = "not measured" if ratio is None else "met" if ratio < most or ratio == most and not below else "not met"
        count[said] += 1
        if ratio is not None or not only_measured:
            rows.append([words, "-" if ratio is None else f"{ratio:,.2f}", f"{'<' if below else '≤'} {most:g}", said])
    told = ", ".join(f"{number} {said}" for said, number in count.items())
    return table(["target", "measured", "at most", ""], rows) + f"\n\n{told}."


def growth(figures, programs=None):
    """Time and memory by the number of events, as tables and as bars; a bar twice as long is the square."""
    told, programs = [], programs or figures.programs
    for title, unit, what in (("First frame", "ms", lambda program, size: figures(program, size, "frame")),
                              ("Read whole", "ms", lambda program, size: figures(program, size, "read")),
                              ("Loaded", "ms", lambda program, size: figures(program, size, "loaded")),
                              ("Search, counted", "ms", figures.search),
                              ("Memory when loaded", "MiB", lambda program, size: figures(program, size, "memory"))):
        rows = [[program, *(short(what(program, size)) for size in figures.sizes)] for program in programs]
        rows = [row for row in rows if set(row[1:]) != {"-"}]
        if not rows:
            continue
        told.append(table([f"{title}, {unit}", *(f"{size:,} events" for size in figures.sizes)], rows))
        told.append(bars(figures, what, [row[0] for row in rows]))
    return "\n\n".join(told)


def bars(figures, what, programs, width=60):
    """A plot in text, on a logarithmic scale."""
    values = [(program, size, what(program, size)) for program in programs for size in figures.sizes]
    values = [(program, size, value) for program, size, value in values if value]
    low = min(value for _, _, value in values) / 1.5
    high = max(value for _, _, value in values)
    step = (math.log(high) - math.log(low)) / width or 1
    lines, before = [], None
    for program, size, value in values:
        bar = "█" * max(1, round((math.log(value) - math.log(low)) / step))
        lines.append(f"{program if program != before else '':10}{size:>10,} {bar} {short(value)}")
        before = program
    return "```text\n" + "\n".join(lines) + "\n```"


def busy(result):
    """What else ran there, as far as the load tells that was found at the beginning."""
    return f" that others kept busy (load {result['load']})" if result["load"] > 0.5 else ""


def report(result):
    figures, told = Figures(result), []
    versions = ", ".join(f"{name}: {version}" for name, version in result["versions"].items())
    told.append(f"# dateline beside its peers\n\nMeasured on {result['made']}, {result['cores']} cores{busy(result)}, 60 x 200 "
                "cells; ms unless said. All events are made up. A ratio within one run says more than a figure.\n"
                f"{versions}")
    for size in figures.sizes:
        told.append(f"## {size:,} events\n\n" + measured(figures, size))
    if "dateline" in figures.programs:
        told.append("## What only dateline does\n\n" + own(figures))
        told.append("## Ratios and targets\n\n" + ratios(figures))
    told.append("## How it grows\n\n" + growth(figures))
    if result["skipped"]:
        told.append("## Skipped\n\n" + "\n".join(f"- {name}: {why}" for name, why in result["skipped"].items()))
    if result["failed"]:
        told.append("## Failed\n\n" + "\n".join(f"- {failed}" for failed in result["failed"]))
    return "\n\n".join(told)


def readme(result):
    """What stands in README.md between its two marks: less of it, as far as it fits."""
    figures = Figures(result)
    told = [f"Measured on {result['made']} on {result['cores']} cores{busy(result)}; ms "
            "unless said."]
    for size in figures.sizes:
        head = [f"{size:,} events", "first frame", "loaded", "page p50 / p99", "search, counted", "one actor", "MiB loaded"]
        rows = [[program, short(figures(program, size, "frame")), short(figures(program, size, "loaded")),
                 pair(figures, program, size, "page p50", "page p99"), short(figures.search(program, size)),
                 short(figures(program, size, "actor")), short(figures(program, size, "memory"))]
                for program in figures.programs]
        told.append(table(head, rows))
    told.append(ratios(figures, only_measured=True))
    told.append("How dateline grows with the events:\n\n" + growth(figures, ["dateline"]))
    return "\n\n".join(told)
