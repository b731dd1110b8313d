"""The programs that dateline is measured beside: found, or installed where that is possible.

What the distribution has comes from there; the rest goes into a folder of its own, so that nothing is left behind.
"""
import os
import shutil
import subprocess
import sys
import venv

# By the name of the program: how it is had, the package, and how it tells its version.
SOURCES = {"less": ("apt", "less", "--version"), "lnav": ("apt", "lnav", "-V"), "fzf": ("apt", "fzf", "--version"),
           "csvlens": ("cargo", "csvlens", "--version"), "sk": ("cargo", "skim", "--version"),
           "vd": ("pip", "visidata", "--version")}
# What terminal.py reads screens with.
SCREEN = "pyte==0.8.2"


class Missing(Exception):
    """Why a program cannot be had."""


def call(command, log):
    """Runs it and keeps what it says in `log`."""
    with log.open("a") as out:
        out.write("$ " + " ".join(map(str, command)) + "\n")
        out.flush()
        try:
            done = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        except OSError as error:
            raise Missing(f"{command[0]}: {error.strerror}") from error
    if done.returncode:
        raise Missing(f"`{' '.join(map(str, command))}` failed, see {log}")


def python(folder):
    """A Python with pyte, in a folder of its own."""
    interpreter = folder / "python" / "bin" / "python"
    if not interpreter.exists():
        print("making a Python with pyte", file=sys.stderr)
        venv.create(folder / "python", with_pip=True, symlinks=True)
    if subprocess.run([interpreter, "-c", "import pyte"], stderr=subprocess.DEVNULL).returncode:
        call([interpreter, "-m", "pip", "install", "--quiet", SCREEN], folder / "install.log")
    return interpreter


def install(program, folder):
    how, package, _ = SOURCES[program]
    print(f"installing {package}", file=sys.stderr)
    log = folder / "install.log"
    if how == "apt":
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            raise Missing(f"not installed, and no apt-get as root to install {package} with")
        try:
            call(["apt-get", "install", "-y", "--no-install-recommends", package], log)
        except Missing:  # its lists may be old, or not there
            call(["apt-get", "update"], log)
            call(["apt-get", "install", "-y", "--no-install-recommends", package], log)
    elif how == "cargo":
        call(["cargo", "install", "--locked", "--root", folder, package], log)
    else:
        call([python(folder), "-m", "pip", "install", "--quiet", package], log)


def find(program, folder):
    """(path, version) of a program, installed where it was not there; raises `Missing`."""
    path = os.pathsep.join([os.environ.get("PATH", ""), str(folder / "bin"), str(folder / "python" / "bin")])
    if not shutil.which(program, path=path):
        install(program, folder)
    found = shutil.which(program, path=path)
    if not found:
        raise Missing(f"installed, but there is no `{program}`")
    told = subprocess.run([found, SOURCES[program][2]], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return found, (told.stdout or told.stderr or "?").strip().splitlines()[0]
