"""Chromium through its WebDriver, with Python's standard library alone."""

import base64
import http.client
import json
import shutil
import socket
import subprocess
import tempfile
import time

FLAGS = ("--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
         "--disable-component-update --disable-sync --disable-default-apps --disable-extensions --hide-scrollbars "
         "--disable-dev-shm-usage --disable-search-engine-choice-screen --metrics-recording-only --mute-audio "
         "--password-store=basic --use-mock-keychain").split()
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"

ENTER, ESCAPE, TAB, SHIFT, DOWN, UP = "\ue007", "\ue00c", "\ue004", "\ue008", "\ue015", "\ue013"


class DriverError(Exception):
    pass


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Browser:
    """A Chromium of its own, with an empty profile that goes away with it."""

    def __init__(self, chromium, chromedriver, width=1280, height=900):
        self.profile = tempfile.mkdtemp(prefix="report-profile-")
        self.port = free_port()
        self.process = subprocess.Popen([chromedriver, "--port=%d" % self.port], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        self.session = None
        try:
            self.await_driver()
            options = {"binary": chromium,
                       "args": FLAGS + ["--user-data-dir=" + self.profile, "--window-size=%d,%d" % (width, height)]}
            always = {"browserName": "chrome", "goog:chromeOptions": options,
                      "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
            self.session = self.call("POST", "/session", {"capabilities": {"alwaysMatch": always}})["sessionId"]
        except BaseException:
            self.close()
            raise

    def await_driver(self):
        for _ in range(300):
            try:
                if self.call("GET", "/status").get("ready"):
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise DriverError("chromedriver does not answer")

    def close(self):
        try:
            if self.session:
                self.command("DELETE", "")
        except (OSError, DriverError):
            pass
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            connection.request(method, path, json.dumps(body) if body is not None else None,
                               {"Content-Type": "application/json"})
            value = json.loads(connection.getresponse().read())["value"]
        finally:
            connection.close()
        if isinstance(value, dict) and "error" in value and "stacktrace" in value:
            raise DriverError(value["error"] + ": " + value["message"])
        return value

    def command(self, method, path, body=None):
        return self.call(method, "/session/" + self.session + path, body)

    def cdp(self, name, **params):
        return self.command("POST", "/goog/cdp/execute", {"cmd": name, "params": params})

    def open(self, url):
        """Loads a page anew, also where only what follows # differs."""
        self.command("POST", "/url", {"url": "about:blank"})
        self.command("POST", "/url", {"url": url})

    def js(self, script, *arguments):
        """Runs a function's body; its result."""
        return self.command("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def wait(self, script, *arguments, seconds=60):
        """Waits until an expression is true, and gives its value."""
        end = time.monotonic() + seconds
        while True:
            value = self.js("return (" + script + ");", *arguments)
            if value:
                return value
            if time.monotonic() > end:
                raise DriverError("never true: " + script)
            time.sleep(0.03)

    def find(self, selector):
        return self.command("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def click(self, selector):
        self.command("POST", "/element/" + self.find(selector) + "/click", {})

    def keys(self, *keys):
        """Presses keys one after the other, as a person does; ("\\ue008", "n") is a chord."""
        actions = []
        for key in keys:
            chord = key if isinstance(key, tuple) else (key,)
            actions += [{"type": "keyDown", "value": k} for k in chord]
            actions += [{"type": "keyUp", "value": k} for k in reversed(chord)]
        self.command("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def pointer(self, kind, selector, press=False, x=0, y=0):
        """Moves a mouse or a finger to an element's middle, and presses."""
        actions = [{"type": "pointerMove", "duration": 0, "x": x, "y": y, "origin": {ELEMENT: self.find(selector)}}]
        if press:
            actions += [{"type": "pointerDown", "button": 0}, {"type": "pause", "duration": 40},
                        {"type": "pointerUp", "button": 0}]
        self.command("POST", "/actions", {"actions": [
            {"type": "pointer", "id": kind, "parameters": {"pointerType": kind}, "actions": actions}]})

    def log(self, kind):
        return self.command("POST", "/se/log", {"type": kind})

    def size(self, width, height):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def media(self, **features):
        self.cdp("Emulation.setEmulatedMedia",
                 features=[{"name": n.replace("_", "-"), "value": v} for n, v in features.items()])

    def screenshot(self, path):
        with open(path, "wb") as f:
            f.write(base64.b64decode(self.command("GET", "/screenshot")))
