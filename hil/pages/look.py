"""Opens pages as a phone and a desk do, in light and dark, and as paper; says what is wrong."""

import base64
import pathlib
import sys

from browser import Browser

WIDTHS = {"phone": 390, "desk": 1440}
SCHEMES = ["light", "dark"]

# What a reader would trip over, as the page itself knows it. A page has no script; these run beside it.
FAULTS = """(() => {
  const faults = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) faults.push(`is ${wide} px wide on a screen of ${innerWidth}`);
  const touch = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  for (const svg of document.querySelectorAll('figure svg')) {
    const title = svg.querySelector('title').textContent;
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map(t => [t, t.getBoundingClientRect()]);
    for (const [t, box] of texts) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1
          || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        faults.push(`'${title}': '${t.textContent}' sticks out of its picture`);
      if (parseFloat(getComputedStyle(t).fontSize) * frame.width / svg.viewBox.baseVal.width < 9.5)
        faults.push(`'${title}': '${t.textContent}' is too small to read`);
    }
    for (let i = 0; i < texts.length; i++) for (let j = 0; j < i; j++)
      if (touch(texts[i][1], texts[j][1]))
        faults.push(`'${title}': '${texts[i][0].textContent}' lies on '${texts[j][0].textContent}'`);
  }
  for (const cell of document.querySelectorAll('td')) {
    const box = cell.getBoundingClientRect();
    if (cell.textContent.length > 12 && box.width < 60 && box.height > 90)
      faults.push(`a column breaks '${cell.textContent.slice(0, 30)}' into single letters`);
  }
  for (const item of document.querySelectorAll('h1, dd, dt, td, th, figcaption, p')) {
    if (!item.textContent.trim()) continue;
    const light = c => {
      const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(v => (v /= 255) <= 0.04045
        ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const pair = [getComputedStyle(item).color, getComputedStyle(document.body).backgroundColor]
      .map(light).sort((a, b) => b - a);
    if ((pair[0] + 0.05) / (pair[1] + 0.05) < 4.5)
      faults.push(`'${item.textContent.slice(0, 30)}' can hardly be told from its ground`);
  }
  return [...new Set(faults)];
})()"""


def complaints(browser, path):
    """What the browser itself found wrong, and every request but that for the page."""
    for event in browser.events:
        what = event.get("params", {})
        match event.get("method"):
            case "Log.entryAdded":
                if what["entry"]["level"] in ("error", "warning"):
                    yield f"the console says: {what['entry']['text']}"
            case "Runtime.consoleAPICalled":
                yield f"the console was written to: {what['type']}"
            case "Runtime.exceptionThrown":
                yield f"a script failed: {what['exceptionDetails']['text']}"
            case "Network.requestWillBeSent":
                if what["request"]["url"] != path.as_uri():
                    yield f"asks for {what['request']['url'][:80]}"


def look(browser, path, width, scheme):
    browser.events.clear()
    browser.ask(
        "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1,
        mobile=width < 600)
    browser.ask(
        "Emulation.setEmulatedMedia",
        features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.ask("Page.navigate", url=path.as_uri())
    browser.wait("Page.loadEventFired")
    dark = browser.value("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    if dark != (scheme == "dark"):
        yield f"is not {scheme}"
    yield from browser.value(FAULTS)
    yield from complaints(browser, path)
    shot = browser.ask("Page.captureScreenshot", captureBeyondViewport=True)
    place = path.parent if path.name == "report.html" else path.with_suffix("")
    picture = place.with_name(f"{place.name}.{width}.{scheme}.png")
    picture.write_bytes(base64.b64decode(shot["data"]))


def paper(browser, path):
    """As it would be printed: whatever the screen is, ink on white."""
    browser.ask("Emulation.setEmulatedMedia", media="print",
                features=[{"name": "prefers-color-scheme", "value": "dark"}])
    if browser.value("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)":
        yield "is printed on dark paper"
    browser.ask("Emulation.setEmulatedMedia", media="")


def main(paths):
    browser = Browser()
    found = 0
    try:
        for domain in ("Page", "Runtime", "Log", "Network"):
            browser.ask(f"{domain}.enable")
        for path in (pathlib.Path(p).resolve() for p in paths):
            name = path.parent.name if path.name == "report.html" else path.name
            for screen, width in WIDTHS.items():
                for scheme in SCHEMES:
                    for fault in look(browser, path, width, scheme):
                        found += 1
                        print(f"{name}, {screen}, {scheme}: {fault}")
            for fault in paper(browser, path):
                found += 1
                print(f"{name}, paper: {fault}")
    finally:
        browser.close()
    if found:
        sys.exit(f"{found} faults in {len(paths)} pages")
    views = len(WIDTHS) * len(SCHEMES)
    print(f"{len(paths)} pages, each in {views} views and on paper: nothing wrong, nothing asked for")


main(sys.argv[1:])
