"""What is done with each program, and what then stands on its screen.

A scenario begins with the program and ends with it, so that one that fails leaves the others alone. Peers do what comes
nearest to what dateline does; where one has nothing like it, there is no scenario.
"""
import re

# The words of dateline's screen. When they change, this is the place; `terminal.py --look KEYS -- COMMAND` shows a screen.
# While it loads, the first line has a per cent sign; when all is read, it has the count of events and none.
# Between the two, its quotes are looked for.
READ = r"\A(?!.*the first).*\b{total} events"
LOADED = r"\A(?!.*\d ?%).*\b{total} events"
EDITED = r"Genesis edited"
COUNTED = r"\b{count} of {total} events shown"
LANES, ACCOUNTS, LIST = "zooms in", r"\d facts", "Genesis marker"
SHIPPED = "US Embassy warns"

GROUPS = ["floors", "start", "move", "views", "search", "actor", "date", "verdict", "reload", "check", "list"]
IDLE = {"name": "idle", "idle": 5}


def number(value):
    """As a program may write it: 1000, 1,000 or 1 000."""
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", "[, ]?", str(value))


def moving(meta, line, page, end=None, top=None):
    """A hundred lines, as many pages as there are, fifty keys at once as by a key that is held, nothing, and the end."""
    steps = [{"name": "top", "keys": top, "expect": meta["first"], "quietly": True}] if top else []
    steps += [{"name": "line", "keys": line, "repeat": 100},
              {"name": "page", "keys": page, "repeat": max(1, min(100, meta["events"] // 80))},
              {"name": "held", "keys": line, "burst": 50, "first": 10_000}, IDLE]
    if end:
        steps.append({"name": "end", "keys": end, "expect": meta["last"]})
    return steps


def last_key(name, typed, last, expect, gone=None):
    """Types all but the last key, waits until that has been taken in, and measures the last one."""
    step = {"name": name, "keys": last, "expect": expect, "gone": gone, "first": 60_000, "quiet": 150}
    return [{"name": "typing", "keys": typed, "quietly": True, "expect": re.escape(typed), "quiet": 200}, step]


def at_once(name, keys, expect):
    return [{"name": name, "keys": keys, "expect": expect, "first": 60_000}]


def dateline(meta, command):
    total, first = number(meta["events"]), meta["first"]
    counted = lambda count: COUNTED.format(count=count, total=total)
    some = r"\d[\d, ]*"
    program = {"command": [command, "timeline.toml"], "environment": {"DATELINE_CONFIG": "none"},
               "frame": first, "read": READ.format(total=total), "loaded": LOADED.format(total=total)}
    rare = meta["rare"]
    return program, {
        "start": [],
        "move": moving(meta, "j", "<PgDn>", "G"),
        "views": [{"name": "lanes", "keys": "2", "expect": LANES},
                  {"name": "accounts", "keys": "4", "expect": ACCOUNTS, "gone": LANES},
                  {"name": "list", "keys": "1", "expect": LIST, "gone": ACCOUNTS}],
        # Each character narrows the list, so each is measured.
        "search": [{"name": "typing", "keys": "/", "quietly": True},
                   {"name": "typed", "keys": rare["word"], "each": True, "first": 60_000, "quiet": 150,
                    "expect": counted(number(rare["events"])), "gone": first}],
        "actor": last_key("actor", "/actor:" + meta["actor"]["id"][:-1], meta["actor"]["id"][-1],
                          counted(number(meta["actor"]["events"])), first),
        "date": last_key("date", "/date:2015-0", "3", counted(some), first),
        "verdict": last_key("verdict", "/verdict:conflic", "t", counted(some), first),
        "reload": [{"name": "reload", "file": "timeline.toml", "edit": ["Genesis marker: ", "Genesis edited: "],
                    "expect": EDITED, "then": LOADED.format(total=total) + "(?s:.*)" + EDITED}]}


def less(meta, command):
    program = {"command": [command, "timeline.log"], "frame": meta["first"]}
    return program, {"start": [], "move": moving(meta, "j", " ", "G"),
                     # It counts nothing: the last line of those that have the word tells that it has read all.
                     "search": [{"name": "search", "keys": f"&{meta['rare']['word']}<Enter>G", "expect": r"\(END\)",
                                 "gone": meta["first"], "first": 60_000}]}


def lnav(meta, command, file="timeline.log", options=()):
    # It begins at the end, and follows it while it reads.
    program = {"command": [command, "-N", *options, file], "frame": r"\d\d:\d\d\.\d{3}Z? ",
               "loaded": meta["last"]}
    return program, {"start": [], "move": moving(meta, "j", "<PgDn>", "G", top="g"),
                     "search": at_once("search", f"/{meta['rare']['word']}<Enter>",
                                       f"{number(meta['rare']['events'])} hits"),
                     # The number of the last line; that of lines not shown is brought up to date once a second only.
                     "actor": last_key("actor", f":filter-in {meta['actor']['name']}", "<Enter>",
                                       rf"\bL{number(meta['actor']['events'] - 1)} ")}


def lnav_json(meta, command):
    # run writes this folder: what lnav is told of the events' form.
    return lnav(meta, command, "timeline.jsonl", ("-I", "lnav"))


def csvlens(meta, command):
    program = {"command": [command, "timeline.csv"], "frame": meta["first"],
               "loaded": rf"Row 1/{meta['events']}\b"}
    return program, {"start": [], "move": moving(meta, "j", "<PgDn>", "G"),
                     "search": at_once("search", f"/{meta['rare']['word']}<Enter>", rf"1/{meta['rare']['events']}\]"),
                     "actor": at_once("actor", f"&{meta['actor']['name']}<Enter>", rf"1/{meta['actor']['events']}\]")}


def finder(meta, command):
    """fzf and skim: a list from below, narrowed by what is typed."""
    total = meta["events"]
    program = {"command": [command], "stdin": "timeline.log", "frame": meta["first"],
               "loaded": rf"(?m)^ *{total}/{total}\b"}
    exactly = lambda words: "'" + words.replace(" ", "\\ ")
    return program, {"start": [], "move": moving(meta, "<Up>", "<PgUp>"),
                     "search": at_once("search", exactly(meta["rare"]["word"]), rf"\b{meta['rare']['events']}/{total}\b"),
                     "actor": at_once("actor", exactly(meta["actor"]["name"]), rf"\b{meta['actor']['events']}/{total}\b")}


def visidata(meta, command):
    # A key's answer comes in parts; what comes half a second later is none.
    program = {"command": [command, "timeline.csv"], "frame": meta["first"],
               "loaded": rf"(?<!\d){meta['events']} rows", "quiet": 90}
    return program, {"start": [], "move": moving(meta, "j", "<PgDn>", "G"),
                     "search": at_once("search", f"g|{meta['rare']['word']}<Enter>",
                                       f"selected {meta['rare']['events']} rows"),
                     "actor": at_once("actor", f"ll|{meta['actor']['name']}<Enter>",
                                      f"selected {meta['actor']['events']} rows")}


# By the name they have in the tables; each with the tool it needs and what it is given.
PROGRAMS = {"dateline": ("dateline", "TOML", dateline), "less": ("less", "log", less), "lnav": ("lnav", "log", lnav),
            "lnav-json": ("lnav", "JSON lines", lnav_json), "csvlens": ("csvlens", "CSV", csvlens),
            "fzf": ("fzf", "log", finder), "skim": ("sk", "log", finder), "visidata": ("vd", "CSV", visidata)}

# In lnav's words: which field is the time, and that a line shows who, what and the summary, as the log does.
LNAV_FORMAT = {
    "$schema": "https://lnav.org/schemas/format-v1.schema.json",
    "made_up_events": {
        "title": "Made-up events", "file-type": "json", "timestamp-field": "ts", "body-field": "title",
        "line-format": [{"field": "ts"}, " [", {"field": "actor_names"}, "] ", {"field": "title"}, " | ",
                        {"field": "summary"}],
        "value": {"id": {"kind": "string", "identifier": True, "hidden": True},
                  "date": {"kind": "string", "hidden": True}, "title": {"kind": "string"},
                  "summary": {"kind": "string"}, "actor_names": {"kind": "string"},
                  "actors": {"kind": "json", "hidden": True}, "tags": {"kind": "json", "hidden": True},
                  "sources": {"kind": "json", "hidden": True}}}}


def shipped(program, command, folder):
    """The timeline that comes with dateline, and less on a text of the same events."""
    if program == "dateline":
        return {"command": [command], "folder": str(folder), "environment": {"DATELINE_CONFIG": "none"},
                "frame": SHIPPED}
    return {"command": [command, "timeline.toml"], "folder": str(folder), "frame": "title"}


def scenario(name, group, meta, command, folder):
    """One scenario for terminal.py, or None where the program has nothing like it."""
    program, groups = PROGRAMS[name][2](meta, command)
    if group not in groups:
        return None
    # Nobody waits for minutes; but a bench must tell how long they would have to.
    timeout = 60 if meta["events"] <= 100_000 else 300
    program["folder"] = str(folder)
    if program.get("stdin"):
        program["stdin"] = str(folder / program["stdin"])
    return {**program, "steps": groups[group], "timeout": timeout}
