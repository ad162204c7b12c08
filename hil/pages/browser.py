"""A browser without a window, spoken to over a pipe as its developers' tools do."""

import json
import os
import select
import shutil
import subprocess
import tempfile


class Browser:
    """One tab of headless Chromium; what it was told and what it says, message by message."""

    PATIENCE = 60  # In s: a page of 2 MB takes less than two.

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()

        def wire():
            # It reads at 3 and writes at 4. The copies are made high up first: either may be in the way.
            reading, writing = os.dup(theirs_in), os.dup(theirs_out)
            high = [os.dup2(fd, 100 + i) for i, fd in enumerate((reading, writing))]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        words = [
            "chromium", "--headless=new", "--remote-debugging-pipe", "--disable-gpu",
            "--no-first-run", "--hide-scrollbars", "--disable-background-networking",
            "--disable-component-update", f"--user-data-dir={self.folder}", "about:blank",
        ]
        if os.getuid() == 0:
            words.insert(1, "--no-sandbox")
        self.process = subprocess.Popen(
            words, preexec_fn=wire, close_fds=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self.reading, self.writing = ours_in, ours_out
        self.rest, self.number, self.events = b"", 0, []
        targets = self.ask("Target.getTargets", session=None)["targetInfos"]
        page = next(t for t in targets if t["type"] == "page")
        self.session = self.ask(
            "Target.attachToTarget", session=None, targetId=page["targetId"], flatten=True
        )["sessionId"]

    def ask(self, method, session="own", **parameters):
        """What it answers; events that come before are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = self.session
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        """Until it says so itself."""
        for event in self.events:
            if event.get("method") == method:
                return event
        while True:
            event = self.next()
            self.events.append(event)
            if event.get("method") == method:
                return event

    def next(self):
        while b"\0" not in self.rest:
            if not select.select([self.reading], [], [], self.PATIENCE)[0]:
                raise RuntimeError("the browser says nothing")
            part = os.read(self.reading, 1 << 20)
            if not part:
                raise RuntimeError("the browser went away")
            self.rest += part
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def value(self, expression):
        """What an expression is in the page."""
        found = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in found:
            raise RuntimeError(found["exceptionDetails"]["text"])
        return found["result"].get("value")

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
