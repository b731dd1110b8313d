#!/usr/bin/env python3
"""Measure a program from outside, through a pseudo-terminal. Needs pyte.

    terminal.py < SCENARIO.json > RESULT.json
    terminal.py --look KEYS -- COMMAND...      what stands on the screen after these keys

`run` writes the scenarios; see scenarios.py. One is
  {"command": [...], "folder": PATH, "stdin": FILE, "environment": {}, "rows": 60, "columns": 200, "timeout": 60,
   "frame": REGEX, "loaded": REGEX,                  # awaited on the screen, one after the other
   "steps": [
     {"name": "line", "keys": "j", "repeat": 100},   # each answer measured
     {"name": "word", "keys": "abc", "each": true},  # each character is a key of its own
     {"name": "held", "keys": "j", "burst": 50},     # so many at once, as one key
     {"name": "end", "keys": "G", "expect": REGEX, "gone": REGEX},
     {"name": "idle", "idle": 5}]}                   # do nothing for so many seconds
A step further has "quiet" (ms without output after which an answer is over), "timeout" (s) and "quietly": true, for a
step that is not reported.

Times are in ms and from CLOCK_MONOTONIC, which is one clock for all processes. What a key costs ends with the last byte
of the answer, not with the first: a reader sees the whole picture. While the clock counts, bytes are only read and kept;
pyte reads them into a screen afterwards or, where a text is awaited, in a pause of the program's output.
"""
import fcntl
import gc
import itertools
import json
import mmap
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

import pyte

NAMED = {"PgDn": b"\x1b[6~", "PgUp": b"\x1b[5~", "Home": b"\x1b[H", "End": b"\x1b[F", "Up": b"\x1b[A", "Down": b"\x1b[B",
         "Enter": b"\r", "Esc": b"\x1b", "Tab": b"\t", "Back": b"\x7f"}
# Where a program asks for cursor keys in application mode (DECCKM), they have another form.
APPLICATION = {b"\x1b[A": b"\x1bOA", b"\x1b[B": b"\x1bOB", b"\x1b[H": b"\x1bOH", b"\x1b[F": b"\x1bOF"}

# What a program may ask the terminal, and the least that keeps it from waiting for an answer; {1} is the number asked for.
QUERIES = [(rb"\x1b\[0?c", b"\x1b[?62;22c"),  # device attributes
           (rb"\x1b\[>0?c", b"\x1b[>0;276;0c"),
           (rb"\x1b\[\??6n", b"\x1b[1;1R"),
           (rb"\x1b\[5n", b"\x1b[0n"),
           (rb"\x1b\]10;\?(?:\x07|\x1b\\)", b"\x1b]10;rgb:d0d0/d0d0/d0d0\x1b\\"),
           (rb"\x1b\]11;\?(?:\x07|\x1b\\)", b"\x1b]11;rgb:1010/1010/1010\x1b\\"),
           (rb"\x1b\]4;(\d+);\?(?:\x07|\x1b\\)", b"\x1b]4;{1};rgb:8080/8080/8080\x1b\\"),
           (rb"\x1b\[\?u", b"\x1b[?0u"),  # kitty's keyboard: known, and off
           (rb"\x1b\[\?(\d+)\$p", b"\x1b[?{1};0$y"),  # a mode: not known
           (rb"\x1b\[1[46]t", b"\x1b[4;960;1600t"),
           (rb"\x1b\[18t", b"\x1b[8;60;200t"),
           (rb"\x1b\[>0?q", b"\x1bP>|bench\x1b\\"),
           (rb"\x1bP\+q[0-9a-fA-F;]*\x1b\\", b"\x1bP0+r\x1b\\")]
QUERIES = [(re.compile(question), answer) for question, answer in QUERIES]
ANY_QUERY = re.compile(b"|".join(re.sub(rb"\((?!\?)", b"(?:", question.pattern) for question, _ in QUERIES))
# What pyte 0.8 takes for text: private sequences with < > =, modes asked for, strings for the terminal.
NOT_TEXT = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\??[0-9;]*\$[a-z]|\x1b[P_^][^\x1b]*\x1b\\|\x1b\[\?u")
MAYBE_CUT = re.compile(rb"\x1b(?:[^\x1b]{0,40}|[P\]_^][^\x1b\x07]*)$")
WHOLE = re.compile(rb"\x1b(?:\[[0-9;?:]*[@-~]|\][^\x1b\x07]*(?:\x07|\x1b\\)|[()#%][0-9A-Za-z]|[^\[\]PX^_()#%<>=]|[=>])")


def clock():
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC)


def keys(text):
    """`j<PgDn>G` as the bytes of three keys."""
    return [NAMED[key[1]] if key[1] else key[0].encode() for key in re.finditer(r"<([A-Za-z]+)>|.", text, re.S)]


class Screen(pyte.Screen):
    """pyte's screen, and what programs use that pyte lacks: a character repeated, and scrolling up and down."""
    last = " "

    def draw(self, data):
        super().draw(data)
        self.last = data[-1:] or self.last

    def repeat(self, count=1, **_):
        super().draw(self.last * (count or 1))

    def scroll_up(self, count=1, edit="delete_lines", **_):
        line, self.cursor.y = self.cursor.y, self.margins.top if self.margins else 0
        getattr(self, edit)(count or 1)
        self.cursor.y = line

    def scroll_down(self, count=1, **_):
        self.scroll_up(count, "insert_lines")


class Stream(pyte.ByteStream):
    csi = {**pyte.ByteStream.csi, "b": "repeat", "S": "scroll_up", "T": "scroll_down"}
    events = frozenset(itertools.chain(pyte.ByteStream.events, ("repeat", "scroll_up", "scroll_down")))


def usage(root):
    """What the process and all that descend from it have used: peak memory in MiB, and of their living threads the
    processor time in ns and the context switches."""
    used, processes = {"peak": 0.0, "processor": 0, "switches": 0}, [root]
    for process in processes:
        try:
            with open(f"/proc/{process}/status") as status:
                used["peak"] += int((re.search(r"VmHWM:\s+(\d+)", status.read()) or [0, 0])[1]) / 1024
            for thread in os.listdir(f"/proc/{process}/task"):
                folder = f"/proc/{process}/task/{thread}"
                with open(f"{folder}/schedstat") as schedule:
                    used["processor"] += int(schedule.read().split()[0])
                with open(f"{folder}/status") as status:
                    used["switches"] += sum(map(int, re.findall(r"ctxt_switches:\s+(\d+)", status.read())))
                with open(f"{folder}/children") as children:
                    processes += map(int, children.read().split())
        except OSError:
            pass  # it ended meanwhile
    return used


class Program:
    """A program on a pseudo-terminal of its own."""

    def __init__(self, scenario):
        self.rows, self.columns = scenario.get("rows", 60), scenario.get("columns", 200)
        self.chunks, self.shown, self.tail, self.cut = [], 0, b"", b""
        self.screen = Screen(self.columns, self.rows)
        self.stream = Stream(self.screen)
        self.alive, self.application, self.peak = True, False, 0.0
        self.rows_before, self.rows_changed, self.seen_at = [], 0, None
        # Nothing of who runs this: no settings, no locale but UTF-8.
        environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8",
                       "TERM": "xterm-256color", "COLORTERM": "truecolor", **scenario.get("environment", {})}
        size = struct.pack("HHHH", self.rows, self.columns, self.columns * 8, self.rows * 16)
        started, tell = os.pipe()
        gc.collect()
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, size)
                os.chdir(scenario.get("folder", "."))
                if scenario.get("stdin"):
                    os.dup2(os.open(scenario["stdin"], os.O_RDONLY), 0)
                os.write(tell, struct.pack("q", clock()))
                os.execvpe(scenario["command"][0], scenario["command"], environment)
            except OSError as error:
                os.write(2, f"{scenario['command'][0]}: {error}\r\n".encode())
            os._exit(127)
        os.close(tell)
        first = os.read(started, 8)
        os.close(started)
        self.start = struct.unpack("q", first)[0] if first else clock()
        self.poll = select.poll()
        self.poll.register(self.terminal, select.POLLIN)

    def read(self, wait):
        """Keeps one chunk with its time, and answers what it asks. False where none came within `wait` ms."""
        if not self.alive or not self.poll.poll(max(0, wait)):
            return False
        try:
            data = os.read(self.terminal, 65536)
        except OSError:  # the last process has closed its side
            data = b""
        now = clock()
        if not data:
            self.alive = False
            return False
        self.chunks.append((now, data))
        seen, end = self.tail + data, 0
        for found in ANY_QUERY.finditer(seen):
            if found.end() > len(self.tail):
                asked, answer = next((question.fullmatch(found[0]), answer) for question, answer in QUERIES
                                     if question.fullmatch(found[0]))
                os.write(self.terminal, answer.replace(b"{1}", asked[asked.lastindex or 0]))
            end = found.end()
        on, off = seen.rfind(b"\x1b[?1h"), seen.rfind(b"\x1b[?1l")
        if on != off:
            self.application = on > off
        self.tail = seen[max(end, len(seen) - 40):]
        return True

    def show(self):
        """Reads the next chunk into the screen."""
        data = NOT_TEXT.sub(b"", self.cut + self.chunks[self.shown][1])
        self.shown += 1
        cut = MAYBE_CUT.search(data)
        at = cut.start() if cut and not WHOLE.match(data[cut.start():]) else len(data)
        self.cut, data = data[at:], data[:at]
        self.stream.feed(data)

    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display)

    def is_there(self, expect, gone):
        text = self.text()
        return (not expect or re.search(expect, text)) and (not gone or not re.search(gone, text))

    def list_rows(self):
        """The rows of the list: what stands above and below, where a program counts and echoes keys, is left out, and so is
        what stands beside."""
        return [line[:self.columns * 2 // 5] for line in self.screen.display[10:-3]]

    def look(self, expect=None, gone=None, end=0):
        """The time of the first chunk, of those not yet read into the screen, that makes the text be there. Keeps when the
        rows of the list last changed. Until `end` it reads on meanwhile: a program whose output nobody takes must wait."""
        while self.shown < len(self.chunks):
            while clock() < end and self.read(0):
                pass
            self.seen_at = at = self.chunks[self.shown][0]
            self.show()
            rows = self.list_rows()
            if rows != self.rows_before:
                self.rows_before, self.rows_changed = rows, at
            if (expect or gone) and self.is_there(expect, gone):
                return at
        return None

    def settle(self, quiet, timeout, expect=None, gone=None, first=None):
        """Reads until nothing has come for `quiet` ms, and until the text is there where one is awaited, `timeout` s at
        most; gives the time of the text. `first`: how long to wait for the first byte. A program that never falls quiet,
        as with a clock on the screen, is left after twenty quiet times."""
        awaited, found, something = expect or gone, None, False
        if awaited:
            quiet = min(quiet, 30)
        else:
            timeout = min(timeout, (quiet * 20 + (first or 0)) / 1000)
        end, next_look = clock() + int(timeout * 1e9), clock() + 2_000_000_000
        while self.alive and clock() < end:
            if self.read(quiet if something or first is None else first):
                something = True
                if not awaited or clock() < next_look:
                    continue
                next_look = clock() + 2_000_000_000
            if not awaited:
                break
            found = self.look(expect, gone, end)
            if found:
                break
            self.read(min(500, (end - clock()) // 1_000_000))
        return found or (self.look(expect, gone) if awaited else None)

    def write(self, data):
        data = APPLICATION.get(data, data) if self.application else data
        now = clock()
        os.write(self.terminal, data)
        return now

    def close(self):
        """Kills it: what is typed into cannot be left by the same key everywhere, and nothing is measured any more."""
        os.killpg(self.process, signal.SIGKILL)  # it leads a session of its own
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def idle(program, step, quiet, timeout):
    program.settle(max(quiet, 500), timeout)
    before, already, end = usage(program.process), len(program.chunks), clock() + int(step["idle"] * 1e9)
    while program.alive and clock() < end:
        program.read((end - clock()) // 1_000_000 + 1)
    after = usage(program.process)
    return {"seconds": step["idle"], "processor": (after["processor"] - before["processor"]) / 1e6,
            "switches": after["switches"] - before["switches"],
            "bytes": sum(len(data) for _, data in program.chunks[already:])}


def press(program, step, quiet, timeout):
    """The answers to all keys of a step."""
    result = {"rows": [], "settled": [], "expected": [], "bytes": [], "silent": 0, "missed": 0}
    pressed = [[key] for key in keys(step["keys"])] if step.get("each") else [keys(step["keys"])] * step.get("repeat", 1)
    expect, gone = step.get("expect"), step.get("gone")
    for number, one in enumerate(pressed):
        if not program.alive:
            result["missed"] += 1
            break
        while program.read(0):  # of its own accord: no answer to this key
            pass
        program.look()
        already = len(program.chunks)
        pressed_at = program.write(b"".join(one * step.get("burst", 1)))
        # Where each character is a key, the text is awaited after the last one.
        awaited = (expect, gone) if number + 1 == len(pressed) or not step.get("each") else (None, None)
        found = program.settle(quiet, timeout, *awaited, first=step.get("first", 1000))
        if any(awaited):
            # An awaited text may come before the picture is whole.
            program.settle(quiet, timeout)
            result["missed"] += found is None
        new = program.chunks[already:]
        result["silent"] += not new
        if new:
            result["settled"].append((new[-1][0] - pressed_at) / 1e6)
        if found:
            result["expected"].append((found - pressed_at) / 1e6)
        program.look()
        if program.rows_changed >= pressed_at:
            result["rows"].append((program.rows_changed - pressed_at) / 1e6)
        result["bytes"].append(sum(len(data) for _, data in new))
    return result


def edit(program, step, folder, quiet, timeout):
    """The answers to a file that is edited: when it is shown, and when all of it is known. The edit is then taken back:
    both words are equally long."""
    was, becomes = (word.encode() for word in step["edit"])
    empty = {"rows": [], "settled": [], "expected": [], "bytes": [], "silent": 0, "missed": 0}
    results = []
    with open(os.path.join(folder, step["file"]), "r+b") as file:
        with mmap.mmap(file.fileno(), 0) as text:
            place = text.find(was)
        if place < 0:
            raise ValueError(f"{step['file']} has no {step['edit'][0]!r} to edit")
        while program.read(0):
            pass
        program.look()
        try:
            file.seek(place)
            edited_at = clock()
            file.write(becomes)
            file.flush()
            for expect in (step["expect"], step["then"]):
                found = program.seen_at if results and program.is_there(expect, None) else None
                found = found or program.settle(quiet, timeout, expect, first=timeout * 1000)
                results.append({**empty, "missed": int(found is None),
                                "expected": [(found - edited_at) / 1e6] if found else []})
        finally:
            file.seek(place)
            file.write(was)
    return results


def measure(scenario):
    quiet, limit = scenario.get("quiet", 60), scenario.get("timeout", 60)
    program, result = Program(scenario), {"start": {}, "steps": {}, "missed": []}
    gc.disable()
    start = result["start"]
    for name in ("frame", "read", "loaded"):
        expect = scenario.get(name)
        if not expect:
            continue
        if program.seen_at and program.is_there(expect, None):
            at = program.seen_at
        else:
            # What was read already may have it.
            at = program.look(expect) or program.settle(quiet, limit, expect, first=limit * 1000)
        if not at:
            result["missed"].append(f"{name}: /{expect}/ did not come in {limit} s")
            break
        start[name] = (at - program.start) / 1e6
    program.settle(quiet, limit)
    start["peak"] = usage(program.process)["peak"]
    for step in scenario.get("steps", ()) if not result["missed"] else ():
        if not program.alive:
            break
        step_quiet, step_limit = step.get("quiet", quiet), step.get("timeout", limit)
        if "idle" in step:
            result["steps"][step["name"]] = idle(program, step, step_quiet, step_limit)
            continue
        if "edit" in step:
            pressed, whole = edit(program, step, scenario["folder"], step_quiet, step_limit)
            result["steps"][f"{step['name']} whole"] = whole
        else:
            pressed = press(program, step, step_quiet, step_limit)
        if not step.get("quietly"):
            result["steps"][step["name"]] = pressed
        program.peak = max(program.peak, usage(program.process)["peak"])
        if pressed["missed"]:
            result["missed"].append(f"{step['name']}: /{step.get('expect')}/ did not come in {step_limit} s")
            break  # the steps that follow would begin from another screen
    gc.enable()
    if not program.alive:
        result["missed"].append("the program ended")
    program.look()
    result["screen"] = program.text()
    result["peak"] = max(program.peak, usage(program.process)["peak"])
    program.close()
    return result


def look(text, command):
    program = Program({"command": command})
    program.settle(1000, 60, first=5000)
    for key in keys(text):
        program.write(key)
        program.settle(300, 10, first=1000)
    program.settle(1000, 20, first=1000)
    program.look()
    print(program.text())
    program.close()


def main():
    if "--look" in sys.argv:
        look(sys.argv[2], sys.argv[sys.argv.index("--") + 1:])
    else:
        json.dump(measure(json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    main()
