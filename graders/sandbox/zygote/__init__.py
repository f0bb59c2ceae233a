"""The warm interpreter: forks one child a submission, which walls itself in before it reads a line of it.

`start.py` runs it in a bare Python (`python -I -S`) with nothing but the standard library and NumPy: a part
imports parts and the standard library only. In there no part can be found once all are loaded: neither
`graders` nor `trainer` is in its modules or on its path, and bubblewrap shows this folder and no other of
ours. The parent imports the wire codec and the messages from here, so that both sides have one definition.
Each of these needs only those above it:

    messages                     the orders, the request, the frames
    inspection, bounds, codec    values as bytes, both ways
    exceptions, output           what the child tells of an exception and of what was printed
    limits, kernel, landlock, seccomp, fence    the walls; `Fence` puts them up
    usage, link, loading         what a process is at; the ends it talks by; what a program finds
    child                        `Child.live`: walls, order, limits, request, then a frame a call
    serving                      `Zygote.serve`: takes orders, forks, kills and reaps
    entry                        `main`: prepares all of this in the new interpreter

A child forked for a run begins at once. One forked ahead has walled itself in, run a small program of our own
and waits for its order; then it does what the other does, and its limits count from there.

Whatever the child needs after the submission has run is bound beforehand: `builtins` is copied (`start.py`),
and no Python function of the standard library is called any more. A submission can break its own process; the
worst that comes of it is a frame that says something wrong about itself, which is only another wrong answer.
"""

from __future__ import annotations

from graders.sandbox.zygote.bounds import MAX_BYTES, MAX_ITEMS, Malformed, Unsupported
from graders.sandbox.zygote.codec import Codec, packed_list
from graders.sandbox.zygote.messages import (
    AT,
    CAPABILITIES,
    CHILD,
    EXIT,
    FORK,
    FORKED,
    FRAMES_KEPT,
    HELLO,
    KILL,
    LANDLOCK,
    LENGTH,
    LIMITS,
    LOADED,
    MESSAGE_LENGTH,
    NAMES_TOLD,
    ORDER,
    OUTCOME,
    READY,
    REFUSED,
    SECCOMP,
    UNLOADED,
    USAGE,
    Loaded,
    Order,
    Told,
)
from graders.sandbox.zygote.usage import kill_children, usage_of

__all__ = [
    "AT",
    "CAPABILITIES",
    "CHILD",
    "EXIT",
    "FORK",
    "FORKED",
    "FRAMES_KEPT",
    "HELLO",
    "KILL",
    "LANDLOCK",
    "LENGTH",
    "LIMITS",
    "LOADED",
    "MAX_BYTES",
    "MAX_ITEMS",
    "MESSAGE_LENGTH",
    "NAMES_TOLD",
    "ORDER",
    "OUTCOME",
    "READY",
    "REFUSED",
    "SECCOMP",
    "UNLOADED",
    "USAGE",
    "Codec",
    "Loaded",
    "Malformed",
    "Order",
    "Told",
    "Unsupported",
    "kill_children",
    "packed_list",
    "usage_of",
]
