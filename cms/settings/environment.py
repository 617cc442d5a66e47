"""Where the project lies on this machine, and what the machine says of itself."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]
# Everything the platform writes on one machine lies in this folder.
VAR_DIR = Path(environ.Env().str("VAR_DIR", default=str(BASE_DIR / "var")))

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")
